/*
 * broken.h: files that a message tells of already, so that nobody complains of what follows from
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

/* The same where only a warning tells that a file or folder is not read: nobody warns of what
 * follows from it. An error that follows is told, or a build would hide it. */
void files_leave(BookStore *store, const char *id);
void files_leave_name(BookStore *store, const char *name);

/* Whether an error was told of what has this id, of its name, or of its folder. */
bool files_is_broken(const BookStore *store, const char *id);

/* Whether an error or a warning was: asked by who has a warning to say. */
bool files_is_told(const BookStore *store, const char *id);

G_END_DECLS
