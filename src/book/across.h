/*
 * across.h: how codes of two protocols are related (codes/across/A-vs-B.yaml). A relation is said
 * once and shown on the pages of both.
 */
#pragma once

#include "book/texts.h"

G_BEGIN_DECLS

/* In what two codes are alike; the kinds of a relation are bits, 1 << kind. */
typedef enum RelationKind {
    RELATION_NUMBER,  /* they have one number, which may deceive */
    RELATION_MEANING, /* they mean the same */
    RELATION_MAPPED,  /* a gateway turns one into the other */
    RELATION_NEAREST, /* nothing in the other protocol is nearer */
} RelationKind;

/* One of the two codes. */
typedef struct RelationSide {
    const char *id; /* http.404 */
    guint protocol; /* in Book.protocols */
    guint code;     /* in Protocol.codes */
} RelationSide;

/* Side `from` becomes the other one. */
typedef struct Mapping {
    guint from; /* 0 or 1 */
    Tokens citations;
} Mapping;

typedef struct Relation {
    RelationSide sides[2]; /* by the bytes of their protocols' ids */
    guint kinds;
    Tokens citations;
    Mapping *mappings;
    guint n_mappings;
    int decides; /* in Book.questions; -1: the first that differs */
    TextId summary, insight;
    TextId choose[2];
    guint text_file; /* its place in Book.sources */
} Relation;

/* Whether the two are alike in this. */
static inline bool relation_is(const Relation *relation, RelationKind kind)
{
    return relation->kinds & (1u << kind);
}

/* Whether it makes the two more than namesakes. */
bool relation_is_equivalence(const Relation *relation);

/* ---- For the loading files of this room ---- */

/* Loads the relations whose codes the book has, when all protocols are there; each code learns its
 * own. */
void across_load(Book *book, Diagnostics *diagnostics);

G_END_DECLS
