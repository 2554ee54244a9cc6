#include "output/place.h"

#include "output/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef STATX_ATTR_MOUNT_ROOT
#define STATX_ATTR_MOUNT_ROOT 0x2000 /* since Linux 5.8 */
#endif

/* Folders that nftw holds open at once. */
#define WALK_DESCRIPTORS 16

bool place_fail(GError **error, const char *action, const char *path)
{
    int code = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code), "%s '%s': %s", action, path,
                g_strerror(code));
    return false;
}

bool place_fail_below(GError **error, const char *action, const char *folder, const char *path)
{
    int code = errno;
    g_autofree char *full = g_build_filename(folder, path, NULL);
    errno = code;
    return place_fail(error, action, full);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    if (remove(path) == 0)
        return 0;
    if (errno != EACCES || walk->level == 0)
        return -1;
    /* Others' folder below, which nobody was to write to. */
    g_autofree char *folder = g_path_get_dirname(path);
    return chmod(folder, S_IRWXU) == 0 ? remove(path) : -1;
}

bool place_remove_tree(const char *path, GError **error)
{
    if (nftw(path, remove_entry, WALK_DESCRIPTORS, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0 &&
        errno != ENOENT)
        return place_fail(error, "could not remove", path);
    return true;
}

char *place_resolve(const char *path, GError **error)
{
    struct stat status;
    if (path[0] == '\0') {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                    "the name of the folder to print to is empty");
        return NULL;
    }
    if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
        return g_canonicalize_filename(path, NULL);
    char *target = realpath(path, NULL);
    if (!target) {
        place_fail(error, "could not follow the link", path);
        return NULL;
    }
    char *result = g_strdup(target);
    free(target); /* which is of malloc */
    return result;
}

bool place_is_mount(int folder, const char *path)
{
    struct statx status;
    return statx(folder, path, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT);
}

const char *place_why_in_place(const char *path)
{
    struct stat status, above;
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *repository = g_build_filename(path, ".git", NULL);
    if (lstat(path, &status) != 0)
        return NULL;
    if (place_is_mount(AT_FDCWD, path) ||
        (stat(parent, &above) == 0 && status.st_dev != above.st_dev))
        return "it is a mount point";
    return lstat(repository, &status) == 0 ? "it holds a '.git'" : NULL;
}

/* What is in a folder before anybody puts something there. */
static bool is_nothing(const char *name)
{
    static const char *const names[] = {".", "..", ".git", "lost+found", MANIFEST_FOLDER, NULL};
    return g_strv_contains(names, name);
}

/* Whether a folder has no entries; `error` is set where that cannot be known. */
static bool is_empty(const char *path, GError **error)
{
    DIR *dir = opendir(path);
    if (!dir)
        return place_fail(error, "could not print to", path);
    const struct dirent *entry;
    errno = 0;
    do
        entry = readdir(dir);
    while (entry && is_nothing(entry->d_name));
    if (!entry && errno != 0)
        place_fail(error, "could not read", path);
    closedir(dir);
    return !entry;
}

static bool refuse(GError **error, const char *path, const char *why)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS, "'%s' %s", path, why);
    return false;
}

/* Whether there is nothing at a path or an empty folder; false without `error` where there is more.
 */
static bool is_free(const char *path, GError **error)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", path);
    return is_empty(path, error);
}

bool place_check_new(const char *path, GError **error)
{
    g_autoptr(GError) unread = NULL;
    if (is_free(path, &unread))
        return true;
    if (!unread)
        return refuse(error, path,
                      "is not empty; a part of a site is printed to a folder of its own");
    g_propagate_error(error, g_steal_pointer(&unread));
    return false;
}

bool place_check(const char *path, GError **error)
{
    struct stat status;
    g_autoptr(GError) unread = NULL;
    bool is_new = is_free(path, &unread);
    if (unread) {
        g_propagate_error(error, g_steal_pointer(&unread));
        return false;
    }
    g_autofree char *mark = g_build_filename(path, MANIFEST_FOLDER, NULL);
    g_autofree char *manifest = g_build_filename(path, MANIFEST_PATH, NULL);
    g_autofree char *redo = g_build_filename(path, MANIFEST_REDO, NULL);
    if (is_new || lstat(manifest, &status) == 0 || lstat(redo, &status) == 0)
        return true;
    if (errno != ENOENT)
        return place_fail(error, "could not look at", manifest);
    return refuse(
        error, path,
        lstat(mark, &status) == 0
            ? "has lost '" MANIFEST_PATH "', so nobody knows what of it statusbook "
              "printed; remove the folder or choose another"
            : "holds files that statusbook did not print; choose another folder, or an empty "
              "one");
}

bool place_recover(const char *path, const char *old, GError **error)
{
    struct stat status;
    if (lstat(old, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", old);
    if (!place_check(old, error))
        return false;
    if (lstat(path, &status) == 0)
        return place_remove_tree(old, error);
    return rename(old, path) == 0 || place_fail(error, "could not bring back", old);
}

/* The exchange by two renames and a way back. */
static bool exchange_slowly(const char *path, const char *stage, const char *old, GError **error)
{
    if (rename(path, old) != 0)
        return place_fail(error, "could not move away", path);
    if (rename(stage, path) == 0)
        return rename(old, stage) == 0 || place_fail(error, "could not move", old);
    place_fail(error, "could not put the new site at", path);
    if (rename(old, path) != 0)
        g_prefix_error(error, "the old site is at '%s': ", old);
    return false;
}

bool place_exchange(const char *path, const char *stage, const char *old, GError **error)
{
    struct stat status;
    if (lstat(path, &status) != 0 && errno == ENOENT)
        return rename(stage, path) == 0 || place_fail(error, "could not put the new site at", path);
    if (renameat2(AT_FDCWD, stage, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return true;
    if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
        return exchange_slowly(path, stage, old, error);
    return place_fail(error, "could not put the new site at", path);
}

bool place_copy_mode(const char *from, const char *to, GError **error)
{
    struct stat old, new;
    if (stat(from, &old) != 0)
        return place_fail(error, "could not look at", from);
    if (stat(to, &new) != 0)
        return place_fail(error, "could not look at", to);
    if (old.st_gid != new.st_gid && chown(to, (uid_t)-1, old.st_gid) != 0)
        return place_fail(error, "could not keep the group of", from);
    if (old.st_uid != new.st_uid && chown(to, old.st_uid, (gid_t)-1) != 0 && errno != EPERM)
        return place_fail(error, "could not keep the owner of", from);
    return chmod(to, old.st_mode & 07777) == 0 ||
           place_fail(error, "could not keep the mode of", from);
}
