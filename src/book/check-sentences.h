/*
 * check-sentences.h: looks for sentences that stand in two sources.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Reports sentences that stand in the prose of two codes or pairs of a language, in other case or
 * with other white space too. */
void check_sentences(const Book *book, const Locale *locale, Diagnostics *diagnostics);

G_END_DECLS
