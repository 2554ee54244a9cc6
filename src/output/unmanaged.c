/* Files, folders and links of a tree that statusbook did not print. */
#include "output/unmanaged.h"

#include "output/place.h"
#include "text-hash.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct Keeping {
    Beneath *stage, *tree;
    const Manifest *printed;
    GHashTable *folders; /* those that printed files lie in */
    dev_t device;
} Keeping;

bool unmanaged_fail_in_the_way(const Beneath *tree, const char *path, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "'%s/%s' was not printed by statusbook and is in the way of what is; move it away",
                beneath_name(tree), path);
    return false;
}

/* Entries of one folder mostly follow each other. */
static GHashTable *printed_folders(const Manifest *printed)
{
    GHashTable *folders = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
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
    if (beneath_make_folders(keeping->stage, path, BENEATH_FOLDER_MODE) == 0)
        return true;
    return errno == ENOTDIR ? unmanaged_fail_in_the_way(keeping->tree, path, error)
                            : beneath_fail(keeping->stage, "could not make", path, error);
}

static bool keep_file(const Keeping *keeping, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) unkept = NULL;
    if (!keep_folder(keeping, folder, error))
        return false;
    if (stage_link(keeping->stage, keeping->tree, path, &unkept))
        return true;
    if (g_error_matches(unkept, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return unmanaged_fail_in_the_way(keeping->tree, path, error);
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
        (printed && beneath_can_change(keeping->tree, path)))
        return true;
    g_autofree char *full = g_build_filename(beneath_name(keeping->tree), path, NULL);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                "'%s' belongs to somebody else, and so cannot be exchanged; build with --in-place",
                full);
    return false;
}

static bool copy_mode(const Keeping *keeping, const char *path, mode_t more, GError **error)
{
    g_autoptr(Beneath) from = beneath_new_below(keeping->tree, path);
    if (!from)
        return beneath_fail(keeping->tree, "could not keep", path, error);
    g_autoptr(Beneath) to = beneath_new_below(keeping->stage, path);
    if (!to)
        return beneath_fail(keeping->stage, "could not look at", path, error);
    return place_copy_mode(from, to, more, error);
}

/* Keeps the mode of a folder of what is printed, if there is one in the new tree too and as far as
 * one may give it: a group that prints in turns needs it. The next build must be able to change
 * it. */
static void copy_printed_mode(const Keeping *keeping, const char *path)
{
    copy_mode(keeping, path, S_IRWXU, NULL);
}

/* Keeps a folder with what is unmanaged in it; one that was printed stays only for that. */
static bool keep_folder_with_all(const Keeping *keeping, const char *path,
                                 const struct stat *status, GError **error)
{
    bool printed = g_hash_table_contains(keeping->folders, path);
    if (!is_movable(keeping, path, status, printed, error))
        return false;
    if (printed) {
        bool kept = keep_in(keeping, path, error);
        copy_printed_mode(keeping, path);
        return kept;
    }
    return keep_folder(keeping, path, error) && keep_in(keeping, path, error) &&
           copy_mode(keeping, path, 0, error);
}

static bool fail_mount(const Keeping *keeping, const char *path, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "'%s/%s' is a mount point, which cannot move with its folder; build with "
                "--in-place",
                beneath_name(keeping->tree), path);
    return false;
}

static bool keep_entry(const Keeping *keeping, const char *path, GError **error)
{
    struct stat status;
    if (beneath_stat(keeping->tree, path, &status) != 0)
        return beneath_fail(keeping->tree, "could not keep", path, error);
    if (status.st_dev != keeping->device || beneath_is_mount(keeping->tree, path))
        return fail_mount(keeping, path, error);
    if (S_ISDIR(status.st_mode))
        return keep_folder_with_all(keeping, path, &status, error);
    bool printed = S_ISREG(status.st_mode) && manifest_find(keeping->printed, path) >= 0;
    return printed || keep_file(keeping, path, error);
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
    return errno == 0 || beneath_fail(keeping->tree, "could not read", folder, error);
}

/* Looks through a folder; `folder` is its path in the tree, "" for all. */
static bool keep_in(const Keeping *keeping, const char *folder, GError **error)
{
    DIR *dir = beneath_opendir(keeping->tree, folder);
    if (!dir)
        return beneath_fail(keeping->tree, "could not look through", folder, error);
    bool kept = keep_entries(keeping, folder, dir, error);
    closedir(dir);
    return kept;
}

bool unmanaged_keep(const Stage *stage, Beneath *tree, const Manifest *printed, GError **error)
{
    struct stat status;
    if (fstat(beneath_root(tree), &status) != 0)
        return beneath_fail(tree, "could not look at", "", error);
    g_autoptr(GHashTable) folders = printed_folders(printed);
    Keeping keeping = {stage_root(stage), tree, printed, folders, status.st_dev};
    copy_printed_mode(&keeping, MANIFEST_FOLDER);
    return is_movable(&keeping, "", &status, true, error) && keep_in(&keeping, "", error);
}
