#include "output/redo.h"

#include "output/manifest.h"
#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool redo_begin(const Stage *stage, const char *tree, GError **error)
{
    g_autofree char *from = g_build_filename(stage_path(stage), MANIFEST_PATH, NULL);
    g_autofree char *to = g_build_filename(tree, MANIFEST_REDO, NULL);
    return rename(from, to) == 0 || place_fail(error, "could not decide the build in", tree);
}

/* Puts a file at its place where that is on another file system: first beside it. */
static bool copy_file(const char *from, const char *to, GError **error)
{
    g_autofree char *beside = g_strconcat(to, ".statusbook-new", NULL);
    g_autoptr(GFile) source = g_file_new_for_path(from);
    g_autoptr(GFile) copy = g_file_new_for_path(beside);
    if (!g_file_copy(source, copy, G_FILE_COPY_OVERWRITE | G_FILE_COPY_ALL_METADATA, NULL, NULL,
                     NULL, error)) {
        g_prefix_error(error, "could not put a new file at '%s': ", to);
        return false;
    }
    return (rename(beside, to) == 0 && unlink(from) == 0) ||
           place_fail(error, "could not put a new file at", to);
}

/* Moves a file of the stage to its place; one that is not in the stage is there already. */
static bool move_file(const char *tree, const char *stage, const char *path, GError **error)
{
    struct stat status;
    g_autofree char *from = g_build_filename(stage, path, NULL);
    g_autofree char *to = g_build_filename(tree, path, NULL);
    if (rename(from, to) == 0)
        return true;
    int why = errno;
    if (lstat(from, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", from);
    g_autofree char *folder = g_path_get_dirname(to);
    errno = why;
    if (errno == ENOENT && g_mkdir_with_parents(folder, 0755) == 0 && rename(from, to) == 0)
        return true;
    return errno == EXDEV ? copy_file(from, to, error)
                          : place_fail(error, "could not put a new file at", to);
}

static bool move_files(const char *tree, const char *stage, const Manifest *next, GError **error)
{
    struct stat status;
    if (stat(stage, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", stage);
    for (guint i = 0; i < manifest_count(next); i++) {
        ManifestEntry entry = manifest_entry(next, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (!move_file(tree, stage, path, error))
            return false;
    }
    return true;
}

/* Removes a printed file, and the folders above it that are empty then. A folder that somebody put
 * in its place is not ours. */
static bool remove_file(const char *tree, const char *path, GError **error)
{
    g_autofree char *full = g_build_filename(tree, path, NULL);
    if (unlink(full) != 0 && errno != ENOENT && errno != EISDIR && errno != ENOTDIR)
        return place_fail(error, "could not remove", full);
    for (char *slash; (slash = strrchr(full, '/')) && (gsize)(slash - full) > strlen(tree);) {
        *slash = '\0';
        if (rmdir(full) != 0)
            break;
    }
    return true;
}

static bool remove_files(const char *tree, const Manifest *old, const Manifest *next,
                         GError **error)
{
    for (guint i = 0; i < manifest_count(old); i++) {
        ManifestEntry entry = manifest_entry(old, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (manifest_find(next, path) < 0 && !remove_file(tree, path, error))
            return false;
    }
    return true;
}

bool redo_finish(const char *tree, GError **error)
{
    g_autofree char *redo = g_build_filename(tree, MANIFEST_REDO, NULL);
    g_autofree char *manifest = g_build_filename(tree, MANIFEST_PATH, NULL);
    g_autofree char *stage = g_build_filename(tree, REDO_STAGE, NULL);
    struct stat status;
    if (lstat(redo, &status) != 0)
        return errno == ENOENT || place_fail(error, "could not look at", redo);
    g_autoptr(Manifest) next = manifest_read(redo, error);
    g_autoptr(Manifest) old = next ? manifest_read(manifest, error) : NULL;
    if (!old || !move_files(tree, stage, next, error) || !remove_files(tree, old, next, error))
        return false;
    if (rename(redo, manifest) != 0)
        return place_fail(error, "could not put in place", manifest);
    return place_remove_tree(stage, error);
}

bool redo_into_empty(const Stage *stage, const char *tree, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(stage_path(stage), 0, error);
    const char *name;
    if (!dir)
        return false;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *from = g_build_filename(stage_path(stage), name, NULL);
        g_autofree char *to = g_build_filename(tree, name, NULL);
        if (rename(from, to) != 0)
            return place_fail(error, "could not put in place", to);
    }
    g_autofree char *own = g_build_filename(tree, MANIFEST_FOLDER, NULL);
    return place_remove_tree(own, error);
}
