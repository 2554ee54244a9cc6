/*
 * typography.h: what a language's typography adds to a text when it is printed, so that nobody has
 * to write it by hand. What it adds is said in the language's locale.yaml.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Where a space does not break: `no_break` of locale.yaml. */
typedef enum NoBreak {
    NO_BREAK_DASH = 1 << 0, /* before a dash */
    NO_BREAK_CODE = 1 << 1, /* between a word and a short number, token or {place} after it */
} NoBreak;

extern const char *const no_break_names[]; /* in the order of the bits; a NULL ends them */

/* A text with the no-break spaces that are asked for; NULL where nothing changes. Nothing changes
 * inside backticks, and no mark of a list. Free with g_free. */
char *typography_set(const char *text, guint no_break);

G_END_DECLS
