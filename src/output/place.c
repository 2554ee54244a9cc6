/* The place of what is printed: the folder that holds it, open, and its name there; whether one may
 * print there, and how a new tree gets there. */
#include "output/place.h"

#include "output/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Opening ---- */

void place_free(Place *place)
{
    if (!place)
        return;
    beneath_free(place->above);
    g_free(place->path);
    g_free(place->name);
    g_free(place->stage);
    g_free(place->aside);
    g_free(place->lock);
    g_free(place);
}

/* Makes a path absolute. GLib would begin at the root where the folder at hand is not known. */
static char *make_absolute(const char *path, GError **error)
{
    char here[PATH_MAX];
    if (g_path_is_absolute(path) || getcwd(here, sizeof here))
        return g_canonicalize_filename(path, g_path_is_absolute(path) ? NULL : here);
    fail_errno(error, "could not tell in which folder to look for", path);
    return NULL;
}

/* Makes a path absolute, and follows it where it is a symbolic link. */
static char *resolve(const char *path, GError **error)
{
    struct stat status;
    if (path[0] == '\0') {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                    "the name of the folder to print to is empty");
        return NULL;
    }
    /* without the slash at its end, behind which the system follows a link by itself */
    g_autofree char *absolute = make_absolute(path, error);
    if (!absolute || lstat(absolute, &status) != 0 || !S_ISLNK(status.st_mode))
        return g_steal_pointer(&absolute);
    char *target = realpath(absolute, NULL);
    if (!target)
        fail_errno(error, "could not follow the link", path);
    return target;
}

static bool open_above(Place *place, bool makes, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(place->path);
    if (makes && g_mkdir_with_parents(parent, BENEATH_FOLDER_MODE) != 0)
        return fail_errno(error, "could not make", parent);
    place->above = beneath_new(parent);
    return place->above || (!makes && errno == ENOENT) ||
           fail_errno(error, "could not open", parent);
}

Place *place_open(const char *path, bool makes, GError **error)
{
    g_autoptr(Place) place = g_new0(Place, 1);
    place->path = resolve(path, error);
    if (!place->path)
        return NULL;
    if (strcmp(place->path, "/") == 0) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                    "'/' has nothing above it, where a site is made; choose a folder in it");
        return NULL;
    }
    place->name = g_path_get_basename(place->path);
    place->stage = g_strconcat(place->name, OUTPUT_BESIDE "new", NULL);
    place->aside = g_strconcat(place->name, OUTPUT_BESIDE "old", NULL);
    place->lock = g_strconcat(place->name, OUTPUT_BESIDE "lock", NULL);
    return open_above(place, makes, error) ? g_steal_pointer(&place) : NULL;
}

bool place_fail(const Place *place, const char *action, const char *name, GError **error)
{
    return beneath_fail(place->above, action, name, error);
}

/* Opens a folder that stands there: `*folder`, which is NULL where there is nothing. */
static bool open_folder(const Place *place, const char *name, Beneath **folder, GError **error)
{
    *folder = place->above ? beneath_new_below(place->above, name) : NULL;
    return *folder || !place->above || errno == ENOENT ||
           place_fail(place, "could not print to", name, error);
}

bool place_open_tree(const Place *place, Beneath **folder, GError **error)
{
    return open_folder(place, place->name, folder, error);
}

const char *place_why_in_place(const Place *place)
{
    struct stat status, above;
    g_autoptr(Beneath) folder = NULL;
    if (!place_open_tree(place, &folder, NULL) || !folder)
        return NULL;
    bool is_known =
        fstat(beneath_root(folder), &status) == 0 && fstat(beneath_root(place->above), &above) == 0;
    if (beneath_is_mount(place->above, place->name) || (is_known && status.st_dev != above.st_dev))
        return "it is a mount point";
    return beneath_stat(folder, ".git", &status) == 0 ? "it holds a '.git'" : NULL;
}

/* ---- What stands there ---- */

/* Whether git or a new file system put this name into a folder that is empty otherwise. */
static bool is_nothing(const char *name)
{
    static const char *const names[] = {".", "..", ".git", "lost+found", MANIFEST_FOLDER, NULL};
    return g_strv_contains(names, name);
}

/* Whether a folder has no entries; `error` is set where that cannot be known. */
static bool is_empty(Beneath *folder, GError **error)
{
    DIR *dir = beneath_opendir(folder, "");
    if (!dir)
        return fail_errno(error, "could not read", beneath_name(folder));
    const struct dirent *entry;
    errno = 0;
    do
        entry = readdir(dir);
    while (entry && is_nothing(entry->d_name));
    if (!entry && errno != 0)
        fail_errno(error, "could not read", beneath_name(folder));
    closedir(dir);
    return !entry;
}

static bool refuse(GError **error, const char *path, const char *why)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS, "'%s' %s", path, why);
    return false;
}

/* Refuses a folder in which statusbook's own name is taken by something that is no folder. */
static bool check_own_folder(Beneath *folder, GError **error)
{
    struct stat status;
    if (beneath_stat(folder, MANIFEST_FOLDER, &status) != 0)
        return errno == ENOENT || beneath_fail(folder, "could not look at", MANIFEST_FOLDER, error);
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode) ||
           beneath_fail(folder, "could not print to", MANIFEST_FOLDER, error);
}

/* Whether a folder that is not empty has the marks of a tree that statusbook printed. */
static bool check_marks(Beneath *folder, GError **error)
{
    struct stat status;
    if (beneath_stat(folder, MANIFEST_PATH, &status) == 0 ||
        beneath_stat(folder, MANIFEST_REDO, &status) == 0)
        return true;
    if (errno != ENOENT)
        return beneath_fail(folder, "could not look at", MANIFEST_PATH, error);
    return refuse(
        error, beneath_name(folder),
        beneath_stat(folder, MANIFEST_FOLDER, &status) == 0
            ? "has lost '" MANIFEST_PATH "', so nobody knows what of it statusbook "
              "printed; remove the folder or choose another"
            : "holds files that statusbook did not print; choose another folder, or an empty "
              "one");
}

/* Whether what has this name is nothing, an empty folder or, where `printed` is asked for, a tree
 * that statusbook printed. */
static bool check(const Place *place, const char *name, bool printed, GError **error)
{
    g_autoptr(GError) unread = NULL;
    g_autoptr(Beneath) folder = NULL;
    bool is_new =
        open_folder(place, name, &folder, &unread) && (!folder || is_empty(folder, &unread));
    if (unread) {
        g_propagate_error(error, g_steal_pointer(&unread));
        return false;
    }
    if (folder && !check_own_folder(folder, error))
        return false;
    if (is_new)
        return true;
    return printed ? check_marks(folder, error)
                   : refuse(error, place->path,
                            "is not empty; a part of a site is printed to a folder of its own");
}

bool place_check(const Place *place, GError **error)
{
    return check(place, place->name, true, error);
}

bool place_check_new(const Place *place, GError **error)
{
    return check(place, place->name, false, error);
}

/* Whether a folder is a stage, or what is left of one: its own folder is made first and goes last.
 * An empty one is removed at once, since a umask may have left nobody the right to open it. */
static bool is_stage(const Place *place)
{
    struct stat status;
    if (beneath_rmdir(place->above, place->stage) == 0)
        return true;
    g_autoptr(Beneath) stage = beneath_new_below(place->above, place->stage);
    return stage && beneath_stat(stage, MANIFEST_FOLDER, &status) == 0 && S_ISDIR(status.st_mode);
}

bool place_clear_stage(const Place *place, GError **error)
{
    struct stat status;
    if (beneath_stat(place->above, place->stage, &status) != 0)
        return errno == ENOENT || place_fail(place, "could not look at", place->stage, error);
    if (!is_stage(place)) {
        g_autofree char *path = g_build_filename(beneath_name(place->above), place->stage, NULL);
        return refuse(error, path,
                      "was not made by statusbook, which prints there before the exchange; move it "
                      "away");
    }
    return beneath_remove_tree(place->above, place->stage, MANIFEST_FOLDER) == 0 ||
           place_fail(place, "could not remove", place->stage, error);
}

/* ---- The exchange ---- */

static bool move(const Place *place, const char *from, const char *to)
{
    return beneath_rename(place->above, from, place->above, to, 0) == 0;
}

bool place_recover(const Place *place, GError **error)
{
    struct stat status;
    if (beneath_stat(place->above, place->aside, &status) != 0)
        return errno == ENOENT || place_fail(place, "could not look at", place->aside, error);
    if (!check(place, place->aside, true, error))
        return false;
    if (beneath_stat(place->above, place->name, &status) == 0)
        return beneath_remove_tree(place->above, place->aside, MANIFEST_FOLDER) == 0 ||
               place_fail(place, "could not remove", place->aside, error);
    return move(place, place->aside, place->name) ||
           place_fail(place, "could not bring back", place->aside, error);
}

static bool fail_replaced(const Place *place, GError **error)
{
    g_set_error(
        error, G_IO_ERROR, G_IO_ERROR_EXISTS,
        "'%s' was replaced by somebody else while the site was printed; it is left as it is",
        place->path);
    return false;
}

/* A folder that a lower layer of an overlay has, as one that is part of an image, moves nowhere. */
static bool fail_fixed(const Place *place, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "'%s' is part of an image or a layer, and so cannot be exchanged; build with "
                "--in-place, or remove it first",
                place->path);
    return false;
}

/* The exchange by two renames and a way back. */
static bool exchange_slowly(const Place *place, const Beneath *previous, GError **error)
{
    if (!move(place, place->name, place->aside))
        return place_fail(place, "could not move away", place->name, error);
    bool is_previous = beneath_is_at(place->above, place->aside, beneath_root(previous));
    if (is_previous && move(place, place->stage, place->name))
        return move(place, place->aside, place->stage) ||
               place_fail(place, "could not move", place->aside, error);
    if (is_previous)
        place_fail(place, "could not put the new site at", place->name, error);
    else
        fail_replaced(place, error);
    if (!move(place, place->aside, place->name))
        g_prefix_error(error, "the old site is at '%s/%s': ", beneath_name(place->above),
                       place->aside);
    return false;
}

/* Puts the stage where nothing stood. An empty folder may have come meanwhile, but nothing else. */
static bool put_new(const Place *place, GError **error)
{
    int status =
        beneath_rename(place->above, place->stage, place->above, place->name, RENAME_NOREPLACE);
    if (status != 0 && errno == EEXIST)
        return fail_replaced(place, error);
    if (status != 0 && (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP))
        status = move(place, place->stage, place->name) ? 0 : -1; /* over no folder with files */
    return status == 0 || place_fail(place, "could not put the new site at", place->name, error);
}

bool place_exchange(const Place *place, const Beneath *previous, GError **error)
{
    if (!previous)
        return put_new(place, error);
    if (beneath_rename(place->above, place->stage, place->above, place->name, RENAME_EXCHANGE) !=
        0) {
        if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
            return exchange_slowly(place, previous, error);
        return errno == EXDEV
                   ? fail_fixed(place, error)
                   : place_fail(place, "could not put the new site at", place->name, error);
    }
    if (beneath_is_at(place->above, place->stage, beneath_root(previous)))
        return true;
    fail_replaced(place, error);
    if (beneath_rename(place->above, place->stage, place->above, place->name, RENAME_EXCHANGE) != 0)
        g_prefix_error(error, "it is at '%s/%s': ", beneath_name(place->above), place->stage);
    return false;
}

bool place_copy_mode(const Beneath *from, const Beneath *to, mode_t more, GError **error)
{
    struct stat old, new;
    int target = beneath_root(to);
    if (fstat(beneath_root(from), &old) != 0)
        return fail_errno(error, "could not look at", beneath_name(from));
    if (fstat(target, &new) != 0)
        return fail_errno(error, "could not look at", beneath_name(to));
    if (old.st_gid != new.st_gid && fchown(target, (uid_t)-1, old.st_gid) != 0)
        return fail_errno(error, "could not keep the group of", beneath_name(from));
    if (old.st_uid != new.st_uid && fchown(target, old.st_uid, (gid_t)-1) != 0 && errno != EPERM)
        return fail_errno(error, "could not keep the owner of", beneath_name(from));
    beneath_copy_attributes(beneath_root(from), target);
    return fchmod(target, (old.st_mode & 07777) | more) == 0 ||
           fail_errno(error, "could not keep the mode of", beneath_name(from));
}
