/*
 * wdiff.h: two versions of an English text, word by word.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum WordChange { WORD_KEPT, WORD_DELETED, WORD_INSERTED } WordChange;

/* A word of one of two texts, with the marks that touch it. */
typedef struct Word {
    WordChange change;
    char *text;
    guint breaks; /* line ends before it; 0: a space */
} Word;

/* The words of both texts in one row: what is kept once, as in `new`; before what was inserted,
 * what was deleted there. Free with wdiff_free. */
GArray *wdiff_compare(const char *old, const char *new);
void wdiff_free(GArray *words);

/* Appends them with [-deleted-] and {+inserted+}; with `color`, for a terminal, in red and green as
 * well. */
void wdiff_append(const GArray *words, bool color, GString *out);

G_END_DECLS
