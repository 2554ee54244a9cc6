/*
 * tables.h: what each file that people write may hold.
 *
 * One table a kind of file (see input/fields.h). The loader, its messages, the schemas for editors
 * and the manual of the formats come from these.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

typedef enum BookFileKind {
    BOOK_FILE_SITE,        /* site.yaml */
    BOOK_FILE_LOCALE,      /* locales/LANG/locale.yaml */
    BOOK_FILE_WORDS,       /* locales/en/site.yaml */
    BOOK_FILE_PROTOCOL,    /* codes/P/protocol.yaml */
    BOOK_FILE_GLOSSARY,    /* codes/P/glossary.yaml: the English terms */
    BOOK_FILE_CODE,        /* codes/P/CODE.yaml */
    BOOK_FILE_PAIR,        /* codes/P/A-B.yaml */
    BOOK_FILE_TERMS,       /* locales/LANG/glossary.yaml: how they are said */
    BOOK_FILE_TRANSLATION, /* locales/LANG/…: the words of one of the sources above */
    BOOK_N_FILE_KINDS
} BookFileKind;

/* The field that a whole file of a kind is. A translation has no table of its own, it has the maps
 * of its source; so its field is FIELD_ANY. */
const Field *book_table(BookFileKind kind);

/* The map that one translated text is: was, en, text, ok. */
const Field *book_table_of_text(void);

/* The key, at the top of a translation, of what its source no longer has. It stands at the end. */
#define BOOK_UNUSED "unused"

/* The sources that one fact may have of its own. */
const Field *book_table_of_sources(void);

/* What a kind of file is called in messages and in the manual: "code", "pair", … */
const char *book_file_kind_name(BookFileKind kind);

/* The choices of `host` in site.yaml; NULL-terminated. */
extern const char *const book_hosts[];

/* The choices of a code's `status`, in the order of CodeStatus. */
extern const char *const book_statuses[];

/* The kinds of a question, in the order of QuestionKind; NULL-terminated. */
extern const char *const book_question_kinds[];

/* The place of a text among choices; -1 where it is none of them, or NULL. */
int book_choice(const char *const *choices, const char *text);

/* The kinds of an equivalent, in the order of EquivalentKind; NULL-terminated. */
extern const char *const book_equivalent_kinds[];

G_END_DECLS
