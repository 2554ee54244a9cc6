/*
 * same.h: the same English translated in two ways. For the checks of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Reports the second and each further translation of a short English that is not like the first. */
void check_same(const Book *book, const Locale *locale, Diagnostics *diagnostics);

G_END_DECLS
