/*
 * progress.h: what of the book a language has: done, stale, missing. All that is said of it is
 * counted here.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef struct Progress {
    guint total, done, stale, missing; /* texts */
    guint unseen; /* those that readers see in another language: the missing ones, and stale ones
                     whose places no longer fit */
    guint words, words_unseen; /* the words of their English, of all and of the unseen */
} Progress;

/* Adds what another part has. */
void progress_add(Progress *sum, Progress part);

/* Of one text. English has all of them. */
Progress progress_of_text(const Book *book, const Locale *locale, TextId text);

/* Of one source. */
Progress progress_of_source(const Book *book, const Locale *locale, guint source);

/* Of a protocol: its own words, its codes and pair notes. */
Progress progress_of_protocol(const Book *book, const Locale *locale, guint protocol);

/* Of the words of the site. */
Progress progress_of_site(const Book *book, const Locale *locale);

/* Of everything. */
Progress progress_of_book(const Book *book, const Locale *locale);

/* How much a text helps readers when it is translated, 0 first: names and labels, then
 * descriptions, then the rest. */
guint progress_rank(const Book *book, TextId text);

G_END_DECLS
