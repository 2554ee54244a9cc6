/*
 * prerender.h: what is the same wherever it stands in a language, rendered once: codes, answers,
 * questions, notes. The pages of pairs copy its bytes. All of it lives in the arena of its edition.
 */
#pragma once

#include "book/term-finder.h"
#include "page/shapes.h"

G_BEGIN_DECLS

struct Edition;

/* Header fields of all messages of a protocol are bits of a set of this many words. */
#define FIELD_SET_WORDS 4

/* A line of a message: where it ends in the HTML of all lines, and its header field. */
typedef struct MessageLine {
    guint end, field;
} MessageLine;

/* How many columns something takes in the titles of comparisons: in the one with the names of both
 * codes, and in the one with their ids alone. */
typedef struct TitleColumns {
    guint names, ids;
} TitleColumns;

/* What is the same wherever a code appears. */
typedef struct PrerenderedCode {
    TemplateValue side[SIDE_N]; /* choose is the code's own when_to_use; no verdict, no diverges,
                                   and nothing marked */
    TemplateValue opening, when_seen, how_to_fix; /* html */
    MessageLine *lines;
    guint n_lines;
    guint64 fields[FIELD_SET_WORDS]; /* those that the message has */
    guint *rows;                     /* the height at which each step of the ladder starts */
    guint ladder_width;
    TemplateValue *marks; /* the line across the ladder, by step; see flows_mark */
    const TemplateValue *
        *facts;          /* the row of each question, ROW_N values; NULL without an answer */
    TemplateValue *near; /* links to near pairs, LINK_N values each */
    guint *near_codes;   /* with whom, in the same order */
    guint n_near;
    TemplateValue all_near[NEAR_N];
    TitleColumns columns;
} PrerenderedCode;

/* An answer to a question that lists its answers: what all codes that give it share. */
typedef struct PrerenderedAnswer {
    TemplateValue row[ROW_N];
    TemplateValue verdict; /* html: a sentence */
    TemplateValue brief;   /* text, to stand after a code: ": busy" */
    guint brief_columns;   /* see head_columns, as are those below */
} PrerenderedAnswer;

typedef struct PrerenderedQuestion {
    TemplateValue label, asks; /* html */
    TemplateValue plain_asks;  /* text */
    guint asks_columns;
    PrerenderedAnswer *answers; /* by Code.values; NULL where answers are not listed */
} PrerenderedQuestion;

typedef struct PrerenderedNote {
    TemplateValue summary; /* text */
    guint summary_columns;
    TemplateValue lead, insight, choose_a, choose_b; /* html */
} PrerenderedNote;

typedef struct PrerenderedProtocol {
    PrerenderedCode *codes;
    PrerenderedQuestion *questions;
    PrerenderedNote *notes;
    TemplateValue *crumbs;      /* lists: without a class, then with each */
    TitleColumns title_columns; /* of what a pair's title has besides the two codes */
    guint separator_columns;    /* of what stands between a pair's title and its summary */
    guint summary_columns;      /* and between the sentences of that */
    TemplateValue message_headings[MESSAGE_N];
    guint64 compared;   /* the questions that pages of pairs compare, a bit each */
    TermFinder *finder; /* of its terms; NULL where it has none */
} PrerenderedProtocol;

/* Renders all of a protocol but its crumbs and trails, which frame_prepare_protocol makes before.
 */
void prerender_protocol(struct Edition *edition, guint protocol);

G_END_DECLS
