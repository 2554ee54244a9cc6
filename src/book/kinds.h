/*
 * kinds.h: the kinds of files that a book consists of, one row of a table each.
 *
 * A row says where files of the kind stand, how they are named, what they may hold, and whether
 * they have translations. Discovery, checks, translations, schemas, completion and the manual
 * follow from it: a new kind is a row here and a table of its fields.
 */
#pragma once

#include <stdbool.h>

#include "input/fields.h"

G_BEGIN_DECLS

/* In the order in which sources have their numbers: first what belongs to the whole book, then the
 * kinds of one protocol, then what lies between protocols. */
typedef enum BookFileKind {
    BOOK_FILE_SITE,
    BOOK_FILE_LOCALE,
    BOOK_FILE_WORDS,
    BOOK_FILE_QUESTIONS,
    BOOK_FILE_PROTOCOL,
    BOOK_FILE_GLOSSARY,
    BOOK_FILE_PROGRAMS,
    BOOK_FILE_DECIDE,
    BOOK_FILE_CODE,
    BOOK_FILE_PAIR,
    BOOK_FILE_RELATION,
    BOOK_FILE_LOCALE_GLOSSARY,
    BOOK_FILE_TRANSLATION,
    BOOK_N_FILE_KINDS
} BookFileKind;

typedef enum FileFolder {
    FILE_FOLDER_ROOT,     /* the folder of the book */
    FILE_FOLDER_CODES,    /* codes/ */
    FILE_FOLDER_PROTOCOL, /* codes/P/ */
    FILE_FOLDER_ACROSS,   /* codes/across/ */
    FILE_FOLDER_ENGLISH,  /* locales/en/ */
    FILE_FOLDER_LOCALE,   /* locales/L/, English too */
    FILE_FOLDER_MIRROR,   /* locales/L/, and below it a folder for each protocol and across/ */
} FileFolder;

typedef struct BookKind {
    const char *name; /* in messages, the manual, `statusbook schema`: "code", "pair", … */
    FileFolder folder;
    const char *file; /* its name without .yaml; NULL where `match` says which names are meant */
    /* Whether files of the kind may have this name. What it names goes to `*a` and, where there are
     * two, to `*b` (free with g_free); both stay as they are where it is false. */
    bool (*match)(const char *name, char **a, char **b);
    bool mirrored;       /* its texts are translated, in files of the same path below locales/L/ */
    const Field *table;  /* the field that a whole file is */
    const char *example; /* the path of such a file, for messages */
} BookKind;

const BookKind *book_kind(BookFileKind kind);

/* The kind of the files with this name in a folder; BOOK_N_FILE_KINDS where there is none. `a` and
 * `b` as in BookKind.match. */
BookFileKind book_kind_of_file(FileFolder folder, const char *name, char **a, char **b);

/* Whether files of a kind belong to a language: they stand below locales/. */
bool book_kind_is_of_locale(BookFileKind kind);

/* The files with fixed names that a folder may have, as "'a.yaml', 'b.yaml'"; free with g_free. */
char *book_folder_list(FileFolder folder);

/* The field that a whole file of a kind is. A translation has no table of its own, it has the maps
 * of its source; so its field is FIELD_ANY. */
const Field *book_table(BookFileKind kind);

/* The field, at the top of files of a kind, of which each language has its own instead of a
 * translation: keywords. NULL where there is none. */
const Field *book_table_own(BookFileKind kind);

/* The name of a kind. */
const char *book_file_kind_name(BookFileKind kind);

/* The kind with this name; BOOK_N_FILE_KINDS where there is none. */
BookFileKind book_file_kind_find(const char *name);

/* The folder of what lies between protocols, in codes/ and below each language. */
#define BOOK_ACROSS "across"

G_END_DECLS
