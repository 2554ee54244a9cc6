#include "output/place.h"

#include "output/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders that nftw holds open at once. */
#define WALK_DESCRIPTORS 16

bool place_fail(GError **error, const char *action, const char *path)
{
    int code = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code), "%s '%s': %s", action, path,
                g_strerror(code));
    return false;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

bool place_remove_tree(const char *path, GError **error)
{
    if (nftw(path, remove_entry, WALK_DESCRIPTORS, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
        return place_fail(error, "could not remove", path);
    return true;
}

static bool refuse(GError **error, const char *path, const char *why)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS, "'%s' %s", path, why);
    return false;
}

static bool refuse_kind(GError **error, const char *path, const char *kind)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "could not print to '%s': it is %s; choose a folder inside of it", path, kind);
    return false;
}

bool place_check_kind(const char *path, GError **error)
{
    struct stat status, above;
    if (lstat(path, &status) != 0)
        return true; /* whoever makes it says why it cannot be */
    if (S_ISLNK(status.st_mode))
        return refuse_kind(error, path, "a symbolic link");
    g_autofree char *parent = g_path_get_dirname(path);
    if (stat(parent, &above) != 0)
        return place_fail(error, "could not look at", parent);
    if (status.st_dev != above.st_dev)
        return refuse_kind(error, path, "a mount point");
    return true;
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
    while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    if (!entry && errno != 0)
        place_fail(error, "could not read", path);
    closedir(dir);
    return !entry;
}

bool place_check(const char *path, GError **error)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", path);
    g_autoptr(GError) unread = NULL;
    bool empty = is_empty(path, &unread);
    if (unread) {
        g_propagate_error(error, g_steal_pointer(&unread));
        return false;
    }
    g_autofree char *mark = g_build_filename(path, MANIFEST_FOLDER, NULL);
    g_autofree char *manifest = g_build_filename(path, MANIFEST_PATH, NULL);
    if (empty || lstat(manifest, &status) == 0)
        return true;
    if (errno != ENOENT)
        return place_fail(error, "could not look at", manifest);
    return refuse(error, path,
                  lstat(mark, &status) == 0
                      ? "has lost '" MANIFEST_PATH "', so nobody knows what of it statusbook "
                        "printed; remove the folder or choose another"
                      : "holds files that statusbook did not print; empty it or choose another "
                        "folder");
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
    return chmod(to, old.st_mode & 07777) == 0 ||
           place_fail(error, "could not keep the mode of", from);
}
