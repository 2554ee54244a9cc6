/*
 * revision.h: files as they were in a revision of git. The current folder says which repository.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of each of `paths` (NULL-terminated, below the current folder) in a revision, in their
 * order; NULL for a file that it has not. Free with g_ptr_array_unref. NULL and `error` where git
 * is not there, this is no repository, or it has no such revision. */
GPtrArray *revision_read(const char *revision, const char *const *paths, GError **error);

/* Who has last committed something below `path`, else who would commit now: "Name <address>". NULL
 * where git is not there, this is no repository, or nobody is known. Free with g_free. */
char *revision_last_author(const char *path);

G_END_DECLS
