/*
 * moved.h: pages that have moved (`moved` in site.yaml): what stood where, and where it is today;
 * and the other ids of codes, which lead on in the same way.
 *
 * A line names a page or a code. A code that moved takes its pairs with it: its old page with that
 * of every other code, and with every other code that moved, leads to the pair of today, whichever
 * of the two is the lower one now; and where both are one code today, to that code. It takes along
 * the pages that it shares with codes of other protocols, and its card and badge.
 */
#pragma once

#include "plan/route.h"

G_BEGIN_DECLS

typedef struct Moved {
    char *from;     /* without language and ending: sip/480-vs-600 */
    guint protocol; /* of `from`; of a page across protocols the first of the book */
    Page to;        /* of no language */
    bool has_card;  /* a code stood there, which had a card and a badge */
    int code; /* the code that took it along, in Moves.codes; -1: a line of its own, or an alias */
} Moved;

/* A code under its old name. */
typedef struct MovedCode {
    const char *id;
    guint protocol;
    guint to; /* in Protocol.codes */
} MovedCode;

typedef struct Moves {
    GPtrArray *pages; /* Moved: in the order of the lines, each followed by the pairs of its code */
    GArray *codes;    /* MovedCode, in the same order */
} Moves;

/* Reads and resolves the lines; what is wrong with them is added to `diagnostics`, and those lines
 * are left out. A line that leads to what has moved itself leads to where that is. Free with
 * moves_free. */
Moves *moves_new(const Book *book, Diagnostics *diagnostics);
void moves_free(Moves *moves);

G_END_DECLS
