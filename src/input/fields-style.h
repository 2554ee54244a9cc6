/*
 * fields-style.h: how a text, and a list of them, is written. For fields.c, and for whoever looks
 * at tokens itself.
 */
#pragma once

#include "input/yaml.h"

G_BEGIN_DECLS

/* How a message calls a node: by its key, or as what it is. Free with g_free. */
char *style_name(const YamlNode *key, const YamlNode *node);

/* Complains of each text of a list that stands in it before. */
void style_check_twice(const YamlNode *node, Diagnostics *diagnostics);

/* Complains of a plain text that a ' #' cuts. */
void style_check_cut(const YamlNode *node, Diagnostics *diagnostics);

/* Warns of a text that begins with '|-' inside quotes, or stands in typographic ones. */
void style_check_sign(const YamlNode *node, Diagnostics *diagnostics);

/* Warns of a plain text that ends in a quote which nothing opens, and so would be printed. */
void style_check_stray(const YamlNode *node, Diagnostics *diagnostics);

/* Complains of a token in typographic quotes, which are letters to YAML. Returns false where it is
 * and that was said. */
bool style_check_quotes(const YamlNode *node, Diagnostics *diagnostics);

/* Whether a text looks like a list whose brackets were left out. */
bool style_is_bare_list(const YamlNode *node);

/* What a message of such a text says to write, with the text for its '%s'. */
#define STYLE_BRACKETS "a list stands in brackets: [%s]"

/* Complains of a text that looks so, where any text may stand. Returns false where it does. */
bool style_check_brackets(const YamlNode *node, Diagnostics *diagnostics);

/* Prose and blocks: in block style, literal. Returns false where it is not and that was said. */
bool style_check_block(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics);

/* A text of one line. Returns false where it has several and that was said. */
bool style_check_one_line(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics);

G_END_DECLS
