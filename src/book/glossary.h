/*
 * glossary.h: the terms of a protocol, in English, and what each means (codes/P/glossary.yaml).
 */
#pragma once

#include "book/refs.h"
#include "book/texts.h"

G_BEGIN_DECLS

typedef struct GlossaryTerm {
    const char *id; /* the term itself: "header field" */
    TextId means, more;
    Tokens citations;
    Tokens also; /* what else it is called */
    CodeRefs codes;
    guint *see; /* other terms: places in Protocol.terms */
    guint n_see;
    guint text_file; /* its place in Book.sources */
} GlossaryTerm;

/* How a language says a term, by its own glossary; NULL where it keeps the English. */
const char *glossary_use(const Locale *locale, const GlossaryTerm *term);

/* Calls `func` for each other word by which people of a language may know a term: its forms, where
 * `*` stands for endings, and what the language avoids. */
typedef void (*GlossaryWord)(const char *word, gpointer data);
void glossary_each_other(const Locale *locale, const GlossaryTerm *term, GlossaryWord func,
                         gpointer data);

/* ---- For the loading files of this room ---- */

/* Loads the glossary of a protocol, whose codes are there. */
void glossary_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
