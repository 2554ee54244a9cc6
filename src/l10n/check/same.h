/*
 * same.h: the same English translated in two ways. For the checks of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Reports the second and each further translation of a short English into a language (NULL: into
 * any) that is not like the first. */
void check_same(const Book *book, const Locale *only, Diagnostics *diagnostics);

G_END_DECLS
