/*
 * weight.h: how much a change of the English matters to its translations.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef enum Weight {
    WEIGHT_MINOR, /* only marks, upper and lower case, or one word changed */
    WEIGHT_MAJOR,
} Weight;

/* How two versions of a text differ. What a reader acts on makes a change major however small it
 * is: numbers, places, tokens in backticks, links, MUST, SHOULD and MAY, and a "not". */
Weight weight_compare(const char *old, const char *new);

/* Of a stale text: from the English that it was made from to today's. */
Weight weight_of(const Book *book, const Locale *locale, TextId text);

G_END_DECLS
