/*
 * find-names.h: the names and ids by which the script in the reader's browser finds codes, and what
 * it says: the first of the scripts that find.h tells of.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Appends names, ids and what the script says in a language. `match` is the name of the matching
 * script, beside this one. */
void find_append_names(const Book *book, const Locale *locale, const char *match, GString *out);

G_END_DECLS
