/*
 * files.h: the files that the program carries in itself, by their paths in the project.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A file ("starter/code.yaml") with a NUL behind it, and its length in `*length` unless that is
 * NULL. It is there. Free with g_free. */
char *starter_file(const char *path, gsize *length);

/* The paths of the files below a folder ("templates"), folders in folders too, sorted. Free with
 * g_ptr_array_unref. */
GPtrArray *starter_files(const char *folder);

/* Whether it carries such a folder. */
bool starter_has_folder(const char *folder);

G_END_DECLS
