/*
 * numbers.h: the numbers that codes of two protocols share.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Two codes that have one number. */
typedef struct SharedNumber {
    guint a, b;   /* places in Protocol.codes */
    int relation; /* in Book.relations; -1: none relates the two */
} SharedNumber;

/* The number of a code as it is written: its own, or an id that is one; NULL where it has none. */
const char *code_number(const Code *code);

/* The numbers that two protocols share, in their order: an array of SharedNumber; free with
 * g_array_unref. */
GArray *numbers_shared(const Book *book, guint a, guint b);

/* Whether two protocols of which codes are related share any. It looks at all their codes; a loaded
 * book knows (`shares_numbers`). */
bool numbers_find_any(const Book *book);

G_END_DECLS
