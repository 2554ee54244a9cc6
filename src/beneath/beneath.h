/*
 * beneath.h: files below a folder, and nowhere else.
 *
 * A folder that is open is the root; each path is resolved from there, part by part. No part may be
 * a symbolic link or "..", so a path never leads out of the root, also while somebody else changes
 * what stands there. A link at the end of a path is taken for the link that it is.
 *
 * The functions return -1 and errno as the system calls do whose names they have: ELOOP where a
 * link stands in the way. beneath_fail makes an error of that which names the link.
 */
#pragma once

#include <dirent.h>
#include <gio/gio.h>
#include <stdbool.h>
#include <sys/stat.h>

#ifndef STATX_ATTR_MOUNT_ROOT
#define STATX_ATTR_MOUNT_ROOT 0x2000 /* since Linux 5.8 */
#endif

G_BEGIN_DECLS

/* The modes of what is printed, of which a umask takes its part: it may leave the group a right to
 * write, as where several print to one folder, but nobody else. */
#define BENEATH_FILE_MODE   0664
#define BENEATH_FOLDER_MODE 0775

/* A root, for one thread. It holds the folders of the last paths open, since files mostly follow
 * each other in a few. */
typedef struct Beneath Beneath;

/* Opens a folder by its name, of which any part may be a link; one may have no right to read it.
 * NULL and errno. Free with beneath_free. */
Beneath *beneath_new(const char *path);

/* Takes the open folder `root`, which stays the caller's; `path` is its name in messages. */
Beneath *beneath_new_at(int root, const char *path);

/* Opens a folder below another one. NULL and errno. */
Beneath *beneath_new_below(Beneath *beneath, const char *path);

void beneath_free(Beneath *beneath);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Beneath, beneath_free)

int beneath_root(const Beneath *beneath);
const char *beneath_name(const Beneath *beneath);

/* The open folder that a path lies in, until the next call, and the last part of the path. */
int beneath_parent(Beneath *beneath, const char *path, const char **name);

/* Opens what stands at a path, and no link; O_CLOEXEC is added. "" is the root. */
int beneath_open(Beneath *beneath, const char *path, int flags, mode_t mode);
DIR *beneath_opendir(Beneath *beneath, const char *path);

/* Opens a file to read it. Here links are followed, as long as they lead neither out of the root
 * nor into a folder .git (EXDEV); where the kernel cannot see to that, none is (ELOOP), nor without
 * /proc (EOPNOTSUPP). */
int beneath_open_linked(Beneath *beneath, const char *path);

int beneath_stat(Beneath *beneath, const char *path, struct stat *status);

/* Whether what a descriptor holds open stands at a path still: it may have been removed, moved, or
 * another put in its place. */
bool beneath_is_at(Beneath *beneath, const char *path, int descriptor);

int beneath_unlink(Beneath *beneath, const char *path);
int beneath_rmdir(Beneath *beneath, const char *path);
/* The two are not one: each holds open the folder that the other's call may close. */
int beneath_link(Beneath *from, const char *path, Beneath *to, const char *new_path);
/* With the flags of renameat2. The two may be one. */
int beneath_rename(Beneath *from, const char *path, Beneath *to, const char *new_path, guint flags);

/* Makes a folder, and those above it; it may be there. */
int beneath_make_folders(Beneath *beneath, const char *path, mode_t mode);

/* Whether a mount begins at a path, also one of another folder of the same file system. */
bool beneath_is_mount(Beneath *beneath, const char *path);

/* Whether one may make and remove entries of a folder; "" is the root. False and errno. */
bool beneath_can_change(Beneath *beneath, const char *path);

/* Removes all that is in the root. What has the name `last`, which may be NULL, goes last. Fails
 * with EBUSY at a mount. */
int beneath_empty(Beneath *beneath, const char *last);

/* Removes a folder with all that is in it; fine where there is none. */
int beneath_remove_tree(Beneath *beneath, const char *path, const char *last);

/* Copies a file with its mode, times, owner and attributes, as far as one may set them, or a link.
 * Fails where something stands at `new_path`, and with ENOTSUP for anything else. */
int beneath_copy(Beneath *from, const char *path, Beneath *to, const char *new_path);

/* Copies the attributes of what is open, lists of who may do what among them. What cannot be read
 * or set is left out, as other copying programs do. */
void beneath_copy_attributes(int from, int to);

/* Whether a regular file stands at a path and holds just these bytes. */
bool beneath_holds(Beneath *beneath, const char *path, const char *bytes, gsize length);

/* Brings a folder to the disk: what it names. */
int beneath_sync_folder(Beneath *beneath, const char *path);

/* Brings all of the root to the disk, and what else its file system has not written yet. That takes
 * one wait for all files, where each alone would take one of its own. */
int beneath_sync_all(Beneath *beneath);

/* Writes a file of this mode in place of the one at a path, or where there is none: beside it, to
 * the disk, and then by a rename. Fails with ELOOP or EEXIST where something else stands there. */
int beneath_replace(Beneath *beneath, const char *path, mode_t mode, const char *bytes,
                    gsize length);

/* Writes a file that is not there yet, and its folder. Fails with EEXIST where something is. */
int beneath_write_new(Beneath *beneath, const char *path, const char *bytes, gsize length);

/* Sets `error` from errno: what could not be done to a path, and why; where a link is why, which.
 * Returns false. */
bool beneath_fail(const Beneath *beneath, const char *action, const char *path, GError **error);

/* The same of a path that has no root. */
bool fail_errno(GError **error, const char *action, const char *path);

/* Writes all of it to a descriptor; false and errno. */
bool write_all(int descriptor, const char *bytes, gsize length);

G_END_DECLS
