/*
 * status.h: how much of the book each language has, and what is to be done first.
 */
#pragma once

#include "book/book.h"
#include "l10n/weight.h"

G_BEGIN_DECLS

typedef struct StatusRow {
    const Locale *locale;
    const char *part; /* a protocol's id, "site" (the words of the site), "questions" or "across" */
    guint texts, done, major, minor, missing; /* major and minor are stale */
    guint suspicious;                         /* those of which `l10n check` has something to say */
    guint keywords_missing; /* codes with keywords in English and none in the language */
} StatusRow;

/* The rows of a language (NULL: of all but English), in the order of the book. `diagnostics` holds
 * what loading found, and what the checks find is added. Free with g_array_unref. */
GArray *status_collect(const Book *book, const Locale *locale, Diagnostics *diagnostics);

typedef enum StatusFormat { STATUS_TABLE, STATUS_JSON, STATUS_MARKDOWN } StatusFormat;

/* The rows as a table of text, as JSON, or as a table in Markdown; free with g_free. */
char *status_format(const GArray *rows, StatusFormat format);

/* A text that is not done. */
typedef struct TodoItem {
    TextId text;
    guint rank;    /* progress_rank */
    guint urgency; /* 0: stale, major; 1: missing; 2: stale, minor */
} TodoItem;

/* What a language has to do, what helps readers most first. Free with g_array_unref. */
GArray *todo_collect(const Book *book, const Locale *locale);

/* What is to be done with an item: "stale, major". */
const char *todo_what(const TodoItem *item);

/* The line of a text's map or parts in its file, as far as it is there; 0 otherwise. */
guint todo_line(const Locale *locale, TextId text);

G_END_DECLS
