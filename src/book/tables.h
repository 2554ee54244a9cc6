/*
 * tables.h: what each file that people write may hold.
 *
 * One table for each kind of file (see kinds.h), in the language of input/fields.h. The loader, its
 * messages, the schemas for editors and the manual of the formats come from these.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

/* tables-site.c: site.yaml, locale.yaml, the words of the site. */
extern const Field table_site, table_locale, table_words;
/* tables-protocol.c: protocol.yaml and the questions of the book. */
extern const Field table_protocol, table_questions;
/* tables-code.c: codes, notes on pairs, relations between codes of two protocols. */
extern const Field table_code, table_pair, table_relation;
/* tables-decide.c: decision trees, glossaries, lines of programs. */
extern const Field table_decide, table_glossary, table_locale_glossary, table_programs;
/* tables.c: a translation has the maps of its source, so this is FIELD_ANY. */
extern const Field table_translation;

/* What stands at each name of a map whose reader knows what it means. */
extern const Field field_any;

/* The map that one translated text is: was, en, text, ok. */
const Field *book_table_of_text(void);

/* The sources that one fact may have of its own. */
const Field *book_table_of_sources(void);

/* The key, at the top of a translation, of what its source no longer has. It stands at the end. */
#define BOOK_UNUSED "unused"

/* ---- Choices ---- */

/* Each list is NULL-terminated, and in the order of the enum that it is named after. */

extern const char *const book_yes_no[];
extern const char *const book_hosts[]; /* `host` in site.yaml */
extern const char *const book_statuses[];
extern const char *const book_endings[];
extern const char *const book_tones[];
extern const char *const book_message_forms[];
extern const char *const book_question_kinds[];
extern const char *const book_relation_kinds[];
extern const char *const book_orders[];
extern const char *const book_roles[];

/* The place of a text among choices; -1 where it is none of them, or NULL. */
int book_choice(const char *const *choices, const char *text);

G_END_DECLS
