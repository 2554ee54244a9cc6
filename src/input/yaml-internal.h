/*
 * yaml-internal.h: what the files behind yaml.h share.
 *
 *   yaml-text.c   refuses what no YAML parser need see
 *   yaml.c        builds the tree from libyaml's events
 *   yaml-node.c   says what a file and its nodes hold, and where
 *   yaml-error.c  says libyaml's errors in words that help who never saw YAML
 */
#pragma once

#include "input/yaml.h"

G_BEGIN_DECLS

struct YamlFile {
    char *path;
    char *text; /* as on the disk, with its byte order mark and its line ends; ends in NUL */
    gsize length;
    gsize start;    /* where the YAML begins: behind a byte order mark */
    guint32 *lines; /* where each line begins */
    guint n_lines;
    YamlMemory memory; /* in which all of this lives */
    YamlMemory *own;   /* the same where no other file lives in it; or NULL */
    const YamlNode *root;
};

/* A place of libyaml: line and column from 0, columns in characters. */
typedef struct YamlMark {
    gsize line, column;
} YamlMark;

/* Checks the characters, indexes the lines, and refuses directives. False where the text is
 * not worth parsing; that is reported then. */
bool yaml_text_scan(YamlFile *file, Diagnostics *diagnostics);

/* Reports anything but comments from a line (from 1) on: the file's document has ended there. */
bool yaml_text_check_end(const YamlFile *file, guint line, Diagnostics *diagnostics);

/* Whether nothing but comments stands from a place on. */
bool yaml_text_is_end(const YamlFile *file, YamlMark at);

/* Reports what is beyond its limit: a text of such a length, a list or map that may have `exceeded`
 * entries, or, where that is 0, all nodes of the file. */
void yaml_error_add_limit(const YamlFile *file, gsize length, guint exceeded, YamlMark at,
                          Diagnostics *diagnostics);

/* Reports a list or map in [ ] or { } that the file ends in. */
void yaml_error_add_unclosed(const YamlNode *open, Diagnostics *diagnostics);

/* Reports a name of a field that begins with a space which is a letter to YAML; false where it does
 * not. */
bool yaml_error_add_key_space(const YamlNode *key, Diagnostics *diagnostics);

/* Says of a name in { } that it holds its value, for want of a space behind the colon. It is kept,
 * and nobody wonders at it. */
void yaml_error_add_key_glue(const YamlNode *key, Diagnostics *diagnostics);

/* Reports an error of libyaml. `context` is where what it was reading had begun. */
void yaml_error_add(const YamlFile *file, const char *problem, YamlMark at, const char *context,
                    YamlMark began, Diagnostics *diagnostics);

G_END_DECLS
