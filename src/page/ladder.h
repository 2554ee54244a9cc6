/*
 * ladder.h: a flow as a ladder diagram in SVG, and as a list for those who cannot see it.
 *
 * Participants are lifelines; messages are arrows between them with their labels above; responses
 * are dashed. Text has no known width here, since the reader's fonts draw it: widths are estimated
 * on the wide side, and labels are broken into lines so that none leaves its column.
 */
#pragma once

#include "book/flow.h"
#include "template/template.h"

G_BEGIN_DECLS

/* A word, and the language that it turned out to be in. */
typedef struct LadderWord {
    const char *text;
    const char *lang;  /* its tag; NULL where it is the page's */
    bool rtl;          /* whether that language runs from right to left */
    const char *stale; /* where its English has changed since: what says so, plain; or NULL */
} LadderWord;

/* The words of a flow in a language, and the code that it is about. */
typedef struct LadderWords {
    const char *title_id, *desc_id; /* of its title and description: unique in the page */
    bool rtl;                       /* whether the page runs from right to left */
    LadderWord title;               /* what the diagram shows */
    const LadderWord *participants; /* by their index in the flow */
    const LadderWord *notes;        /* by the index of their step; no text for other steps */
    LadderWord lost, parallel, branch, end; /* for the list */
    const char *list_separator, *label_separator, *heading_separator;
} LadderWords;

/* Appends <svg> with its title and description, all but its closing tag: a page may add marks.
 * `rows` gets the height at which each step starts; *width that of the whole. */
void ladder_draw(const Flow *flow, const LadderWords *words, guint *rows, guint *width,
                 GString *out);

/* Appends the flow as an ordered list, an item a step. */
void ladder_list(const Flow *flow, const LadderWords *words, GString *out);

/* The lines of the words that say where two ladders diverge: they stand beside the first
 * participant; an array of LadderLine, whose texts are those of the word. Free with
 * g_array_unref. */
GArray *ladder_mark_lines(LadderWord word, guint width, guint n_participants);

/* The mark where two ladders diverge: a line across the ladder at this height, and below it at its
 * start the words that say so, in these lines. */
void ladder_mark(LadderWord word, const GArray *lines, bool rtl, guint y, guint width,
                 GString *out);

G_END_DECLS
