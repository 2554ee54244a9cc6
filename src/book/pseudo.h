/*
 * pseudo.h: two languages that nobody speaks, made of the English, in which one can see what a page
 * does with another language.
 *
 * - en-XA is accented, in brackets, and some third longer: what is not accented was never
 *   translated, what has lost a bracket was cut, and what breaks has no room for German
 * - ar-XB is in Arabic letters, from right to left: what stands on the wrong side shows
 *
 * {places}, code, addresses of links and the structure of Markdown stay as they are.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Their folders, and their tags. */
#define PSEUDO_ID_ACCENTED "en-XA"
#define PSEUDO_ID_MIRRORED "ar-XB"

/* Adds both behind the languages of a book that has just been loaded: before anything else has
 * looked at its locales. */
void book_add_pseudo(Book *book);

typedef enum PseudoKind { PSEUDO_ACCENTED, PSEUDO_MIRRORED, PSEUDO_N_KINDS } PseudoKind;

/* Appends a text in one of them; `prose` where it is Markdown. */
void pseudo_append(PseudoKind kind, const char *text, bool prose, GString *out);

G_END_DECLS
