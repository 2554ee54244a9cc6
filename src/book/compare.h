/*
 * compare.h: what two codes differ in.
 *
 * Differences are computed from the facts. A row exists only where both codes answer; sets differ
 * when their elements do. Only questions of kind one and many can decide and make up the distance;
 * those that say `counts: no`, since they follow from the class alone, can decide as well, but make
 * no distance.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef struct Comparison {
    guint64 differs; /* questions that both answer, differently: a bit each */
    guint64 shares;  /* questions that both answer alike */
    int decides; /* the deciding question: the note's, else the first that differs and can decide;
                    -1 for none */
    guint distance; /* in how many counting questions the two differ */
} Comparison;

/* Compares two codes of a protocol (places in it); `note` may be NULL. */
Comparison compare_codes(const Protocol *protocol, guint a, guint b, const PairNote *note);

/* Compares the two codes of a relation by the questions of the book. */
Comparison compare_relation(const Book *book, const Relation *relation);

/* Whether it counts in the distance. */
bool compare_counts(const Question *question);

/* Whether two codes are near: of one class, or alike in the first question that counts. */
bool compare_is_near(const Protocol *protocol, guint a, guint b);

/* How many pairs of a protocol differ in 0, 1, 2 … questions that count. `histogram` has room for
 * BOOK_QUESTIONS_MAX + 1 numbers. */
void compare_histogram(const Protocol *protocol, guint *histogram);

G_END_DECLS
