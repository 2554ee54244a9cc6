/*
 * refs.h: codes of a protocol that something names, of which the book may lack some.
 */
#pragma once

#include "book/texts.h"

G_BEGIN_DECLS

typedef struct Protocol Protocol;

typedef struct CodeRefs {
    guint *codes; /* places in Protocol.codes, in the order in which they are named */
    guint n;
    Tokens missing; /* ids that the book has not (yet): they are printed, and lead nowhere */
} CodeRefs;

/* ---- For the loading files of this room ---- */

/* The codes that a text or a list names; a warning for each that is not there. None where `node` is
 * NULL. All codes of the protocol are loaded. */
CodeRefs refs_load(const Book *book, const Protocol *protocol, const YamlNode *node,
                   Diagnostics *diagnostics);

/* The places of the protocol's questions that a text or a list names, `*n` of them; an error for
 * each that is none. They belong to the book. */
guint *refs_load_questions(const Book *book, const Protocol *protocol, const YamlNode *node,
                           guint *n, Diagnostics *diagnostics);

G_END_DECLS
