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

/* The same of a path below a folder. */
bool place_fail_below(GError **error, const char *action, const char *folder, const char *path);

/* Removes a folder with all that is in it, but nothing on another file system; none there is fine.
 */
bool place_remove_tree(const char *path, GError **error);

/* Where a path leads: absolute, a symbolic link followed. NULL and `error` where it leads nowhere.
 * Free with g_free. */
char *place_resolve(const char *path, GError **error);

/* Whether a mount begins at a path below an open folder (or AT_FDCWD), also one of another folder
 * of the same file system. */
bool place_is_mount(int folder, const char *path);

/* Why the folder at a path cannot be exchanged for another, so that its files must be replaced one
 * by one: "it is a mount point". NULL where it can, or where there is nothing. */
const char *place_why_in_place(const char *path);

/* Whether there is nothing at a path, an empty folder, or a tree that statusbook printed. What git
 * and a new file system put into a folder does not count. */
bool place_check(const char *path, GError **error);

/* Whether there is nothing at a path, or an empty folder. */
bool place_check_new(const char *path, GError **error);

/* Puts in order what a build that was killed has left at `old`. */
bool place_recover(const char *path, const char *old, GError **error);

/* Puts `stage` at `path`; what was there is at `stage` then. After a failure `path` is as it was.
 */
bool place_exchange(const char *path, const char *stage, const char *old, GError **error);

/* Gives a folder the group and mode of another, and its owner where one may (root may). */
bool place_copy_mode(const char *from, const char *to, GError **error);

G_END_DECLS
