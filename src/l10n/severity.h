/*
 * severity.h: how much a change of the English matters to its translations.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef enum Severity {
    SEVERITY_MINOR, /* only marks, upper and lower case, or one word changed */
    SEVERITY_MAJOR,
} Severity;

/* How two versions of a text differ. What a reader acts on makes a change major however small it
 * is: numbers, places, tokens in backticks, links, MUST, SHOULD and MAY, and a "not". */
Severity severity_compare(const char *old, const char *new);

/* Of a stale text: from the English that it was made from to today's. */
Severity severity_of(const Book *book, const Locale *locale, TextId text);

/* The English that a translated text was made from: `was`, else `en`, else today's. */
const char *severity_made_from(const Book *book, const Locale *locale, TextId text);

G_END_DECLS
