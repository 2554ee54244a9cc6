/*
 * place.h: the place of a printed tree: whether one may print there, and how a new tree gets there.
 *
 * Where the file system cannot exchange two folders in one step, the old tree stands at
 * OUT.statusbook-old while the new one moves in. place_recover brings it back where a build was
 * killed between.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Sets `error` from errno: what could not be done to `path`, and why. Returns false. */
bool place_fail(GError **error, const char *action, const char *path);

/* Removes a folder with all that is in it; none there is fine. */
bool place_remove_tree(const char *path, GError **error);

/* Whether what is at a path is of a kind that can be replaced: no link, no mount point. Nothing
 * there is fine. */
bool place_check_kind(const char *path, GError **error);

/* Whether there is nothing at a path, an empty folder, or a tree that statusbook printed. */
bool place_check(const char *path, GError **error);

/* Puts in order what a build that was killed has left at `old`. */
bool place_recover(const char *path, const char *old, GError **error);

/* Puts `stage` at `path`; what was there is at `stage` then. After a failure `path` is as it was.
 */
bool place_exchange(const char *path, const char *stage, const char *old, GError **error);

/* Gives a folder the group and mode of another. */
bool place_copy_mode(const char *from, const char *to, GError **error);

G_END_DECLS
