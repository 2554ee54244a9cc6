/*
 * broken.h: files that an error tells of already, so that nobody complains of what follows from
 * that. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* All sources: no id of one begins so. */
#define FILES_ALL_SOURCES "/"

/* Says that a file cannot be read, which is an error already, so that nobody complains of what only
 * follows from it. `id` is that of a source, or, with a slash at the end, of a folder of sources
 * (grpc/); of a language it is the path of its head (locales/ja/locale.yaml). */
void files_break(BookStore *store, const char *id);

/* Says so of a file that stands where none is read, and so may be meant for any source of its name.
 */
void files_break_name(BookStore *store, const char *name);

/* Whether that was said of what has this id, of its name, or of its folder. */
bool files_is_broken(const BookStore *store, const char *id);

G_END_DECLS
