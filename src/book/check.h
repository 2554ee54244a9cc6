/*
 * check.h: what is wrong with a book as a whole, beyond what its files may hold.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* A sentence of so many words that stands in the texts of two codes is a fault. Of a language that
 * does not part its words by spaces, characters are counted: some two a word. */
#define CHECK_SENTENCE_WORDS      6
#define CHECK_SENTENCE_CHARACTERS 14

/* Reports sentences that stand in two sources, in any language; codes of one protocol that are
 * called the same; pairs that differ in nothing that counts; numbers of two protocols of which
 * nobody says whether they mean the same, where somebody does of others; sources without an
 * address.
 */
void check_book(const Book *book, Diagnostics *diagnostics);

/* Reports codes of one protocol that are called the same in a language. */
void check_names(const Book *book, const Locale *locale, Diagnostics *diagnostics);

G_END_DECLS
