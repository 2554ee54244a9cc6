/* Replacing the files of a tree one by one, where folders cannot be exchanged. */
#include "output/redo.h"

#include "output/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

bool redo_begin(const Stage *stage, Beneath *tree, bool is_durable, GError **error)
{
    bool begun = (!is_durable || beneath_sync_all(tree) == 0) &&
                 beneath_rename(stage_root(stage), MANIFEST_PATH, tree, MANIFEST_REDO, 0) == 0;
    return begun || beneath_fail(tree, "could not decide the build in", "", error);
}

/* Puts a file at its place where that is on another file system: first beside it. */
static int copy_file(Beneath *stage, Beneath *tree, const char *path)
{
    g_autofree char *beside = g_strconcat(path, OUTPUT_BESIDE "new", NULL);
    if (beneath_unlink(tree, beside) != 0 && errno != ENOENT)
        return -1;
    if (beneath_copy(stage, path, tree, beside) != 0 ||
        beneath_rename(tree, beside, tree, path, 0) != 0)
        return -1;
    return beneath_unlink(stage, path);
}

/* Moves a file of the stage to its place; one that is not in the stage is there already. */
static bool move_file(Beneath *stage, Beneath *tree, const char *path, GError **error)
{
    struct stat status;
    int moved = beneath_rename(stage, path, tree, path, 0);
    if (moved == 0)
        return true;
    int why = errno;
    if (beneath_stat(stage, path, &status) != 0)
        return errno == ENOENT || beneath_fail(stage, "could not look at", path, error);
    errno = why;
    if (errno == ENOENT) {
        g_autofree char *folder = g_path_get_dirname(path);
        if (beneath_make_folders(tree, folder, BENEATH_FOLDER_MODE) == 0)
            moved = beneath_rename(stage, path, tree, path, 0);
    }
    if (moved != 0 && errno == EXDEV)
        moved = copy_file(stage, tree, path);
    return moved == 0 || beneath_fail(tree, "could not put a new file at", path, error);
}

static bool move_files(Beneath *tree, const Manifest *next, GError **error)
{
    g_autoptr(Beneath) stage = beneath_new_below(tree, REDO_STAGE);
    if (!stage)
        return errno == ENOENT || beneath_fail(tree, "could not look at", REDO_STAGE, error);
    for (guint i = 0; i < manifest_count(next); i++) {
        ManifestEntry entry = manifest_entry(next, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (!move_file(stage, tree, path, error))
            return false;
    }
    return true;
}

/* Removes a printed file, and the folders above it that are empty then. A folder that somebody put
 * in its place is not ours, and nothing is that a link leads to. */
static bool remove_file(Beneath *tree, char *path, GError **error)
{
    if (beneath_unlink(tree, path) != 0 && errno != ENOENT && errno != EISDIR && errno != ENOTDIR &&
        errno != ELOOP)
        return beneath_fail(tree, "could not remove", path, error);
    for (char *slash; (slash = strrchr(path, '/'));) {
        *slash = '\0';
        if (beneath_rmdir(tree, path) != 0)
            break;
    }
    return true;
}

static bool remove_files(Beneath *tree, const Manifest *old, const Manifest *next, GError **error)
{
    for (guint i = 0; i < manifest_count(old); i++) {
        ManifestEntry entry = manifest_entry(old, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (manifest_find(next, path) < 0 && !remove_file(tree, path, error))
            return false;
    }
    return true;
}

bool redo_finish(Beneath *tree, bool is_durable, GError **error)
{
    struct stat status;
    if (beneath_stat(tree, MANIFEST_REDO, &status) != 0)
        return errno == ENOENT || beneath_fail(tree, "could not look at", MANIFEST_REDO, error);
    if (is_durable && beneath_sync_folder(tree, MANIFEST_FOLDER) != 0)
        return beneath_fail(tree, "could not write to the disk", MANIFEST_FOLDER, error);
    g_autoptr(Manifest) next = manifest_read_below(tree, MANIFEST_REDO, error);
    g_autoptr(Manifest) old = next ? manifest_read_below(tree, MANIFEST_PATH, error) : NULL;
    if (!old || !move_files(tree, next, error) || !remove_files(tree, old, next, error))
        return false;
    if ((is_durable && beneath_sync_all(tree) != 0) ||
        beneath_rename(tree, MANIFEST_REDO, tree, MANIFEST_PATH, 0) != 0 ||
        (is_durable && beneath_sync_folder(tree, MANIFEST_FOLDER) != 0))
        return beneath_fail(tree, "could not put in place", MANIFEST_PATH, error);
    return beneath_remove_tree(tree, REDO_STAGE, NULL) == 0 ||
           beneath_fail(tree, "could not remove", REDO_STAGE, error);
}

/* Moves an entry to where nothing stands. Where the file system does not see to that, it is looked
 * for first. */
static int move_entry(Beneath *stage, Beneath *tree, const char *name)
{
    struct stat status;
    int moved = beneath_rename(stage, name, tree, name, RENAME_NOREPLACE);
    if (moved == 0 || (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP))
        return moved;
    if (beneath_stat(tree, name, &status) == 0) {
        errno = EEXIST;
        return -1;
    }
    return errno == ENOENT ? beneath_rename(stage, name, tree, name, 0) : -1;
}

/* Moves the entries of a stage but for its own folder, which goes with it. */
static bool move_entries(Beneath *stage, Beneath *tree, DIR *dir, GError **error)
{
    static const char *const own[] = {".", "..", MANIFEST_FOLDER, NULL};
    for (const struct dirent *entry; errno = 0, (entry = readdir(dir));)
        if (!g_strv_contains(own, entry->d_name) && move_entry(stage, tree, entry->d_name) != 0)
            return beneath_fail(tree, "could not put in place", entry->d_name, error);
    return errno == 0 || beneath_fail(stage, "could not read", "", error);
}

bool redo_into_empty(const Stage *stage, Beneath *tree, GError **error)
{
    DIR *dir = beneath_opendir(stage_root(stage), "");
    if (!dir)
        return beneath_fail(stage_root(stage), "could not read", "", error);
    bool moved = move_entries(stage_root(stage), tree, dir, error);
    closedir(dir);
    return moved && (beneath_remove_tree(tree, MANIFEST_FOLDER, NULL) == 0 ||
                     beneath_fail(tree, "could not remove", MANIFEST_FOLDER, error));
}
