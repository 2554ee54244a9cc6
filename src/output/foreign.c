#include "output/foreign.h"

#include "output/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Keeping {
    const Stage *stage;
    const char *path;
    int descriptor;
    const Manifest *printed;
    GHashTable *folders; /* those that printed files lie in */
    dev_t device;
} Keeping;

bool foreign_fail_in_the_way(const char *tree, const char *path, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "'%s/%s' was not printed by statusbook and is in the way of what is; move it away",
                tree, path);
    return false;
}

/* Entries of one folder mostly follow each other. */
static GHashTable *printed_folders(const Manifest *printed)
{
    GHashTable *folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *last = g_strdup("");
    for (guint i = 0; i < manifest_count(printed); i++) {
        ManifestEntry entry = manifest_entry(printed, i);
        g_autofree char *path = manifest_entry_path(&entry);
        g_autofree char *folder = g_path_get_dirname(path);
        if (strcmp(folder, last) == 0)
            continue;
        g_free(last);
        last = g_strdup(folder);
        for (char *slash = path; (slash = strchr(slash, '/')); slash++)
            g_hash_table_add(folders, g_strndup(path, (gsize)(slash - path)));
    }
    return folders;
}

/* Makes a folder of the tree in the stage, unless it is there. */
static bool keep_folder(const Keeping *keeping, const char *path, GError **error)
{
    struct stat status;
    if (fstatat(stage_descriptor(keeping->stage), path, &status, AT_SYMLINK_NOFOLLOW) == 0)
        return S_ISDIR(status.st_mode) || foreign_fail_in_the_way(keeping->path, path, error);
    return stage_make_folder(keeping->stage, path, error);
}

static bool keep_file(const Keeping *keeping, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) unkept = NULL;
    if (!keep_folder(keeping, folder, error))
        return false;
    if (stage_link(keeping->stage, keeping->path, keeping->descriptor, path, &unkept))
        return true;
    if (g_error_matches(unkept, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return foreign_fail_in_the_way(keeping->path, path, error);
    g_propagate_error(error, g_steal_pointer(&unkept));
    return false;
}

static bool keep_in(const Keeping *keeping, const char *folder, GError **error);

/* Whether a folder can be made anew with what is in it, and the old one removed: only root can make
 * one that belongs to somebody else, and of what was printed it is enough that one may remove it.
 */
static bool is_movable(const Keeping *keeping, const char *path, const struct stat *status,
                       bool printed, GError **error)
{
    if (status->st_uid == geteuid() || geteuid() == 0 ||
        (printed && faccessat(keeping->descriptor, path, W_OK | X_OK, AT_EACCESS) == 0))
        return true;
    g_autofree char *full = g_build_filename(keeping->path, path, NULL);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                "'%s' belongs to somebody else, and so cannot be exchanged; build with --in-place",
                full);
    return false;
}

/* Keeps a folder with what is foreign in it; one that was printed stays only for that. */
static bool keep_folder_with_all(const Keeping *keeping, const char *path,
                                 const struct stat *status, GError **error)
{
    bool printed = g_hash_table_contains(keeping->folders, path);
    if (!is_movable(keeping, path, status, printed, error))
        return false;
    if (printed)
        return keep_in(keeping, path, error);
    g_autofree char *from = g_build_filename(keeping->path, path, NULL);
    g_autofree char *to = g_build_filename(stage_path(keeping->stage), path, NULL);
    return keep_folder(keeping, path, error) && keep_in(keeping, path, error) &&
           place_copy_mode(from, to, error);
}

static bool fail_mount(const Keeping *keeping, const char *path, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "'%s/%s' is a mount point, which cannot move with its folder; build with "
                "--in-place",
                keeping->path, path);
    return false;
}

static bool keep_entry(const Keeping *keeping, const char *path, GError **error)
{
    struct stat status;
    if (fstatat(keeping->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return place_fail_below(error, "could not keep", keeping->path, path);
    if (status.st_dev != keeping->device || place_is_mount(keeping->descriptor, path))
        return fail_mount(keeping, path, error);
    if (S_ISDIR(status.st_mode))
        return keep_folder_with_all(keeping, path, &status, error);
    return manifest_find(keeping->printed, path) >= 0 || keep_file(keeping, path, error);
}

/* Whether it is known without asking that an entry is a printed file. */
static bool is_printed(const Keeping *keeping, const struct dirent *entry, const char *path)
{
    return entry->d_type == DT_REG && manifest_find(keeping->printed, path) >= 0;
}

static bool keep_entries(const Keeping *keeping, const char *folder, DIR *dir, GError **error)
{
    for (const struct dirent *entry; errno = 0, (entry = readdir(dir));) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        g_autofree char *path = folder[0] ? g_build_filename(folder, name, NULL) : g_strdup(name);
        if (strcmp(path, MANIFEST_FOLDER) != 0 && !is_printed(keeping, entry, path) &&
            !keep_entry(keeping, path, error))
            return false;
    }
    return errno == 0 || place_fail_below(error, "could not read", keeping->path, folder);
}

/* Looks through a folder; `folder` is its path in the tree, "" for all. */
static bool keep_in(const Keeping *keeping, const char *folder, GError **error)
{
    g_autofree char *full = g_build_filename(keeping->path, folder, NULL);
    DIR *dir = opendir(full);
    if (!dir)
        return place_fail(error, "could not look through", full);
    bool kept = keep_entries(keeping, folder, dir, error);
    closedir(dir);
    return kept;
}

bool foreign_keep(const Stage *stage, const char *path, int descriptor, const Manifest *printed,
                  GError **error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return place_fail(error, "could not look at", path);
    g_autoptr(GHashTable) folders = printed_folders(printed);
    Keeping keeping = {stage, path, descriptor, printed, folders, status.st_dev};
    return is_movable(&keeping, ".", &status, true, error) && keep_in(&keeping, "", error);
}
