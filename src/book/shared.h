/*
 * shared.h: what codes answer to the questions of the whole book (codes/questions.yaml), by which
 * codes of two protocols are compared. The rules of a protocol give the answers, its codes may
 * override them.
 */
#pragma once

#include "book/texts.h"

G_BEGIN_DECLS

typedef struct Protocol Protocol;

/* What a code answers to one question of the book. */
typedef struct SharedFact {
    int answer;       /* in Question.answers; -1: it is not asked, or not known */
    Tokens citations; /* who says so; none where that follows from the protocol's own answers */
} SharedFact;

/* ---- For the loading files of this room ---- */

/* Loads the questions of the book. */
void shared_load_questions(Book *book, Diagnostics *diagnostics);

/* Gives the codes of a protocol their answers; its codes and their facts are there. */
void shared_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
