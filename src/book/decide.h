/*
 * decide.h: decision trees, which lead to the codes of a protocol (codes/P/decide.yaml). The steps
 * of a tree stand side by side; an answer names the one that it goes on with.
 */
#pragma once

#include "book/refs.h"

G_BEGIN_DECLS

typedef enum TreeRole { TREE_SENDER, TREE_RECEIVER } TreeRole;

/* An answer ends at codes, goes on with a step or with another tree, or says what else there is. */
typedef struct TreeAnswer {
    const char *id;
    TextId when;
    CodeRefs codes;
    int step; /* in Tree.steps; -1: none */
    int tree; /* in Protocol.trees; -1: none */
    TextId says, why, practice;
    Tokens citations;
} TreeAnswer;

typedef struct TreeStep {
    const char *id;
    TextId asks;
    TreeAnswer *answers;
    guint n_answers;
} TreeStep;

typedef struct Tree {
    const char *id;
    TextId title, about;
    TreeRole role;
    guint start; /* in `steps` */
    TreeStep *steps;
    guint n_steps;
    guint text_file; /* its place in Book.sources */
} Tree;

/* A code that no tree leads to, and why. */
typedef struct UnreachedCode {
    guint code; /* in Protocol.codes */
    TextId why;
} UnreachedCode;

/* Whether an answer of the tree ends at the code with this place in Protocol.codes. */
bool tree_leads_to(const Tree *tree, guint code);

/* ---- For the loading files of this room ---- */

/* Loads the trees of a protocol, whose codes are there. */
void decide_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
