/*
 * find.h: the data by which the script in the reader's browser finds codes.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* The data of a language, a script itself: a call with the book in short. Free with g_free. */
char *find_data(const Book *book, const Locale *locale, gsize *length);

G_END_DECLS
