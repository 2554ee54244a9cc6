/*
 * glance.h: which texts a file of a translation has, without parsing it. For the loading files of
 * this room only.
 *
 * A language that is not printed is asked one thing: how much of each source it has. Parsing its
 * files for that takes most of the time of a quick look. Nearly all of them are written as `l10n`
 * writes them, which can be seen line by line. Whatever is written in another way is not judged
 * here, and its file is parsed.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Notes the state of each text of a source in a language, from the file that translates it, which
 * ends in NUL: just as loading would. The translations have no text then. False where that cannot
 * be seen; then nothing is noted. */
bool glance_at_file(const Book *book, Locale *locale, guint source, const char *file, gsize length);

G_END_DECLS
