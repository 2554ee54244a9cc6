/*
 * term-finder.h: where the terms of a protocol's glossary stand in a text of a language, in all
 * forms that the language has for them.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef struct TermFinder TermFinder;

/* A term that was found. */
typedef struct TermPlace {
    guint term;       /* in Protocol.terms */
    gsize at, length; /* in bytes */
} TermPlace;

/* Makes the forms of a language ready: those of its own glossary; in English, and for a term that
 * the language keeps, the term and its other names. Free with term_finder_free. */
TermFinder *term_finder_new(const Locale *locale, const Protocol *protocol);
void term_finder_free(TermFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TermFinder, term_finder_free)

/* Every place of a term, sorted by where they begin: an array of TermPlace; free with
 * g_array_unref. The longest form is taken first, also one of the language's glossary that this
 * protocol does not define, and what it has taken is no other term. Where words are not parted by
 * spaces none is found beside an ideograph, or in a run of katakana, that makes it a part of a
 * longer word. */
GArray *term_finder_find(const TermFinder *finder, const char *text);

G_END_DECLS
