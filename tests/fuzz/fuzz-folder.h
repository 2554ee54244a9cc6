/*
 * fuzz-folder.h: a folder of a target's own, in memory: where a file has to be one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes it, with a copy of the folder that FUZZ_BOOK names where `book`; it is removed when the
 * target ends well. */
const char *fuzz_folder_new(gboolean book);

/* Writes a file of it. */
void fuzz_folder_write(const char *folder, const char *path, const void *bytes, gsize size);

/* Puts back the file of FUZZ_BOOK, or removes it where that has none. */
void fuzz_folder_restore(const char *folder, const char *path);

G_END_DECLS
