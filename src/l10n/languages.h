/*
 * languages.h: what is known of a language from its tag alone: what a new locale.yaml can say.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Language {
    const char *name; /* what it calls itself; NULL where that is not known */
    char region[4];   /* of the tag, where the name says nothing of it: PT of pt-PT; or "" */
    bool rtl;         /* written from right to left: by the script of its tag, else of its name */
    const char *line_join, *list_separator, *label_separator, *decimal;
} Language;

/* What is known of the language with this tag (fr, pt-BR, zh-Hant, ku-Arab). Where nothing is, it
 * is written as English is. */
Language language_find(const char *tag);

/* Whether whoever reads the language of one tag reads that of the other: its first part and script
 * are the same (pt and pt-PT, not sr and sr-Latn). */
bool language_is_kindred(const char *tag, const char *other);

G_END_DECLS
