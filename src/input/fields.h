/*
 * fields.h: the language in which is written what a file may hold.
 *
 * What fields a kind of file has, of what type, and what each means is one table of Field. From it
 * come the checks of the loader, their messages, the JSON Schema for editors (schema.h) and the
 * manual of the format.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"
#include "input/yaml.h"

G_BEGIN_DECLS

typedef enum FieldType {
    FIELD_TOKEN,    /* one line, never translated; no markup */
    FIELD_LINE,     /* one line, translated; `backticks` are code, nothing else is markup */
    FIELD_PROSE,    /* Markdown in block style, translated */
    FIELD_BLOCK,    /* several lines, kept as they are, never translated; in block style */
    FIELD_TEXT,     /* a text in any style, checked by whoever knows what it stands for */
    FIELD_CHOICE,   /* one of `choices` */
    FIELD_NUMBER,   /* a whole number from 0 to FIELD_NUMBER_MAX */
    FIELD_TOKENS,   /* a token, or a list of them */
    FIELD_LIST,     /* a list of `element` */
    FIELD_MAP,      /* a map with the fields of `fields` */
    FIELD_MAP_OF,   /* a map of names of the writer's choice to `element` */
    FIELD_KEYWORDS, /* words with commas between them, on one line; each language has its own */
    FIELD_ANY,      /* anything: checked by whoever knows what it means */
} FieldType;

/* So that it fits an int; and how many digits it has. */
#define FIELD_NUMBER_MAX    999999999
#define FIELD_NUMBER_DIGITS 9

typedef struct Field Field;
struct Field {
    const char *name; /* NULL ends a table; ignored in an element */
    FieldType type;
    bool required;              /* must be there and not be empty */
    const char *help;           /* a sentence or two, for editors and the manual */
    const char *const *choices; /* FIELD_CHOICE: NULL-terminated */
    const Field *fields;        /* FIELD_MAP: a table */
    const Field *element; /* FIELD_LIST, FIELD_MAP_OF: one field. FIELD_MAP: what stands at any
                             other name, where such are allowed. FIELD_PROSE: one of several, where
                             a map of them may stand in its place */
    bool alone;           /* FIELD_LIST: an only item may stand without its list */
    const char *pattern; /* a regular expression (GRegex, anchored at both ends by the check) that a
                            token, each of several tokens, or each free name of a map matches */
    const char *pattern_help; /* what the pattern asks for, as in "an identifier: a-z, 0-9 and _" */
};

/* The patterns of tables, each compiled when it is first needed: for a thread that checks much. */
typedef struct FieldsPatterns FieldsPatterns;
FieldsPatterns *fields_patterns_new(void);
void fields_patterns_free(FieldsPatterns *patterns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FieldsPatterns, fields_patterns_free)

/* Checks a node against a field, all the way down (a whole file is one field, a map): unknown
 * fields (with the nearest known one), missing ones, wrong types, values that are none of the
 * choices, prose in flow or plain style, text cut by ' #', markup that prose or a line may not
 * hold. `patterns` may be NULL: then they are compiled for this check alone. */
void fields_check(const YamlNode *node, const Field *field, FieldsPatterns *patterns,
                  Diagnostics *diagnostics);

/* Whether a node is what a field holds, as far as one sees from outside: it is of the type, and a
 * map with fields has one of them. */
bool fields_resemble(const YamlNode *node, const Field *field);

/* The field that stands at a name of a map; NULL where none may. */
const Field *fields_below(const Field *field, const char *name);

/* Calls `func` for each part of a map that its field knows, with its field: in the order of the
 * table, then free names in the order of the file. Of what is no map it has none. */
typedef void (*FieldsPartFunc)(const YamlNode *key, const Field *field, const YamlNode *value,
                               gpointer user_data);
void fields_each_part(const YamlNode *node, const Field *field, FieldsPartFunc func,
                      gpointer user_data);

/* Whether a node is one text that is translated. */
bool fields_is_translated(const Field *field, const YamlNode *node);

/* Calls `func` for every text of a node that is translated (FIELD_LINE and FIELD_PROSE), in the
 * order of fields_each_part. `path` is the way to it, as in
 * "questions.reach.answers.here.says". */
typedef void (*FieldsTextFunc)(const char *path, const Field *field, const YamlNode *text,
                               gpointer user_data);
void fields_each_text(const YamlNode *node, const Field *field, FieldsTextFunc func,
                      gpointer user_data);

G_END_DECLS
