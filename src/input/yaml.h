/*
 * yaml.h: YAML files to trees whose every node knows its file, line and column.
 *
 * Its C file is the only one that sees libyaml. Every scalar is a string: `yes`, `486` and `5.7`
 * mean their characters. Anchors, aliases, tags and a second document are errors, duplicate keys
 * too.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "diagnostics.h"
#include "input/memory.h"
#include "input/reader.h"

G_BEGIN_DECLS

/* A map or list in a file may nest this deep; the deepest that a book needs is seven. */
#define YAML_DEPTH_MAX 16
/* A file may hold so many texts, maps and lists. A language of a thousand codes has some 20,000
 * words in its largest file; and what is taken apart takes many times the memory of its bytes. */
#define YAML_NODES_MAX 250000
/* A list or map inside of a file may have so many entries, and the file itself so many: real ones
 * have up to 80 and 300. Whoever loads them may compare each with each. */
#define YAML_ENTRIES_MAX 1000
#define YAML_ROOT_MAX    10000
/* A text may have so many bytes. The longest of a real book has some 1,000, and each page that
 * shows a text has several copies of it; cmark takes the square of the length for some texts. */
#define YAML_TEXT_MAX (32 * 1024)
/* The largest file that is read. */
#define YAML_SIZE_MAX READER_WRITTEN_MAX

typedef enum YamlKind { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

typedef enum YamlStyle {
    YAML_PLAIN,
    YAML_QUOTED,  /* ' or " */
    YAML_LITERAL, /* | */
    YAML_FOLDED,  /* > */
    YAML_FLOW,    /* a map or list in { } or [ ] */
    YAML_BLOCK,   /* a map or list by indentation */
} YamlStyle;

typedef struct YamlFile YamlFile;
typedef struct YamlNode YamlNode;

/* Where files live. `bytes` has them as they stand on the disk, and where their lines begin: what
 * messages cite and edits copy. It may be freed before `tree`; see yaml_file_forget_bytes. */
typedef struct YamlMemory {
    Memory *tree, *bytes;
} YamlMemory;

YamlMemory *yaml_memory_new(void);
void yaml_memory_free(YamlMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlMemory, yaml_memory_free)

typedef struct YamlPair {
    const YamlNode *key, *value;
} YamlPair;

/* A book has some hundred thousand of them, so nothing is kept here that the file can tell. */
struct YamlNode {
    const YamlFile *file;
    union {
        const char *text;             /* YAML_TEXT: `length` bytes, and a NUL behind them */
        const YamlNode *const *items; /* YAML_LIST: `n_items` */
        const YamlPair *pairs;        /* YAML_MAP: `n_pairs`, in the file's order */
    };
    union {
        guint length, n_items, n_pairs;
    };
    guint line, column; /* where it starts, from 1; columns count characters */
    guint last_line;    /* the last line that belongs to it: of a block text, without the blank
                           lines behind it */
    guint end_column;   /* behind its last character, on last_line; 0 where it is a block */
    YamlKind kind : 8;
    YamlStyle style : 8;
    bool in_flow; /* stands somewhere inside { } or [ ] */
};

/* Reads and parses a file; `path` is what messages say. What is wrong is added to `diagnostics`.
 * Returns NULL where the file could not be read or is no YAML; a file with a duplicate key is
 * returned with the first of the two. All of the file lives in `memory`. */
YamlFile *yaml_file_read(Reader *reader, const char *path, const YamlMemory *memory,
                         Diagnostics *diagnostics);

/* The same for one file, folder/path (`folder` NULL: path alone), with memory of its own. Free with
 * yaml_file_free. */
YamlFile *yaml_file_load(const char *folder, const char *path, Diagnostics *diagnostics);

/* The same for a text in memory, which is copied. */
YamlFile *yaml_file_parse(const char *path, const char *text, gsize length,
                          Diagnostics *diagnostics);

void yaml_file_free(YamlFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlFile, yaml_file_free)

/* From now on the file has no lines: a message at a place in it cites none. For whoever frees the
 * bytes of its memory, and keeps the tree. */
void yaml_file_forget_bytes(YamlFile *file);

/* The top node; an empty file has an empty map. */
const YamlNode *yaml_file_root(const YamlFile *file);
const char *yaml_file_path(const YamlFile *file);
const char *yaml_file_text(const YamlFile *file, gsize *length);

/* A line of the file (from 1), without its end and without a byte order mark; it is not terminated.
 * NULL where the file has no such line. */
const char *yaml_file_line(const YamlFile *file, guint line, gsize *length);

/* Whether a line is empty but for spaces and tabs; one that the file has not is as well. */
bool yaml_file_line_is_blank(const YamlFile *file, guint line);

/* How many lines the file has; what stands behind its last line end is one, also where it is empty.
 */
guint yaml_file_line_count(const YamlFile *file);

/* Whether a text, such as a key, is this one. Most differ in the first letter already, and this is
 * asked more often than anything else of a tree. */
static inline bool yaml_is(const YamlNode *text, const char *other)
{
    return text->text[0] == other[0] && strcmp(text->text, other) == 0;
}

/* How many pairs a map has; 0 where `map` is NULL or no map. */
static inline guint yaml_map_length(const YamlNode *map)
{
    return map && map->kind == YAML_MAP ? map->n_pairs : 0;
}

/* The value of a key of a map, or NULL (also where `map` is NULL or no map). */
const YamlNode *yaml_get(const YamlNode *map, const char *key);

/* The same for whoever asks for one key after the other, in about the order of the map: the pair
 * `*from` is looked at first, and what is found sets it to the next. */
const YamlNode *yaml_get_from(const YamlNode *map, const char *key, guint *from);

/* The text of a key of a map, or NULL where it is not there or no text. */
const char *yaml_get_text(const YamlNode *map, const char *key);

/* Where a node is, for a message: it marks a text of one line whole, else the first character. */
DiagnosticPlace yaml_place(const YamlNode *node);

/* A place of one's own choice in a file. Line 0 is the file as a whole. */
DiagnosticPlace yaml_file_place(const YamlFile *file, guint line, guint column, guint width);

/* The place of a byte of a text: where it stands in the file. Of a text with escapes or folded
 * lines only the start is known. */
DiagnosticPlace yaml_text_place(const YamlNode *text, gsize offset, guint width);

G_END_DECLS
