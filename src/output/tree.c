#include "output/tree.h"

#include "output/foreign.h"
#include "output/lock.h"
#include "output/old.h"
#include "output/place.h"
#include "output/redo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Tree {
    const OutputOptions *options;
    char *path, *old_path;
    Lock *lock;
    Stage *stage;
    const char *why_in_place;
    Old *old;       /* the tree that was there */
    int manifest;   /* the new one, as it grows; -1 for none */
    gint n_written; /* atomic */
    guint n_removed;
};

void tree_free(Tree *tree)
{
    if (!tree)
        return;
    if (tree->manifest >= 0)
        close(tree->manifest);
    stage_free(tree->stage);
    lock_free(tree->lock);
    old_free(tree->old);
    g_free(tree->path);
    g_free(tree->old_path);
    g_free(tree);
}

const Manifest *tree_old(const Tree *tree)
{
    return old_manifest(tree->old);
}

const char *tree_why_in_place(const Tree *tree)
{
    return tree->why_in_place;
}

guint tree_n_written(const Tree *tree)
{
    return (guint)tree->n_written;
}

guint tree_n_removed(const Tree *tree)
{
    return tree->n_removed;
}

/* ---- Opening ---- */

static bool make_parents(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    return g_mkdir_with_parents(parent, 0755) == 0 || place_fail(error, "could not make", parent);
}

/* Takes the place, and puts in order what a build that was killed has left. */
static bool take_place(Tree *tree, GError **error)
{
    tree->lock = make_parents(tree->path, error) ? lock_take(tree->path, error) : NULL;
    if (!tree->lock || !place_recover(tree->path, tree->old_path, error))
        return false;
    if (tree->options->is_part_of_many)
        return place_check_new(tree->path, error);
    return place_check(tree->path, error) && redo_finish(tree->path, error);
}

Old *tree_look_at(const OutputOptions *options, GError **error)
{
    struct stat status;
    g_autofree char *path = place_resolve(options->tree, error);
    if (!path || !(options->is_part_of_many ? place_check_new : place_check)(path, error))
        return NULL;
    g_autofree char *redo = g_build_filename(path, MANIFEST_REDO, NULL);
    return old_open(path, lstat(redo, &status) == 0 ? MANIFEST_REDO : MANIFEST_PATH, error);
}

static bool open_stage(Tree *tree, bool inside, GError **error)
{
    g_clear_pointer(&tree->stage, stage_free);
    g_autofree char *path = inside ? g_build_filename(tree->path, REDO_STAGE, NULL)
                                   : g_strconcat(tree->path, ".statusbook-new", NULL);
    tree->stage = stage_new(path, tree->options->time, error);
    return tree->stage != NULL;
}

/* A stage beside the old tree where the two can be exchanged; otherwise inside of it. */
static bool begin_stage(Tree *tree, GError **error)
{
    int descriptor = old_descriptor(tree->old);
    if (descriptor >= 0) {
        tree->why_in_place = tree->options->in_place         ? "it was asked for"
                             : lock_why_in_place(tree->lock) ? lock_why_in_place(tree->lock)
                                                             : place_why_in_place(tree->path);
        g_autofree char *left = g_build_filename(tree->path, REDO_STAGE, NULL);
        if (!place_remove_tree(left, error))
            return false;
    }
    if (!open_stage(tree, tree->why_in_place != NULL, error))
        return false;
    if (tree->why_in_place || manifest_count(tree_old(tree)) == 0 ||
        stage_can_link(tree->stage, descriptor, MANIFEST_PATH))
        return true;
    tree->why_in_place = "its file system has no links";
    return open_stage(tree, true, error);
}

static bool begin_manifest(Tree *tree, GError **error)
{
    if (tree->options->is_part_of_many && !tree->options->is_first_part)
        return true;
    tree->manifest = stage_create(tree->stage, MANIFEST_PATH, error);
    return tree->manifest >= 0;
}

Tree *tree_open(const OutputOptions *options, GError **error)
{
    g_autoptr(Tree) tree = g_new0(Tree, 1);
    tree->options = options;
    tree->manifest = -1;
    tree->path = place_resolve(options->tree, error);
    if (!tree->path)
        return NULL;
    tree->old_path = g_strconcat(tree->path, ".statusbook-old", NULL);
    if (!take_place(tree, error) || !(tree->old = old_open(tree->path, MANIFEST_PATH, error)) ||
        !begin_stage(tree, error) || !begin_manifest(tree, error))
        return NULL;
    return g_steal_pointer(&tree);
}

/* ---- Writing ---- */

bool tree_make_folder(const Tree *tree, const char *path, GError **error)
{
    return stage_make_folder(tree->stage, path, error);
}

bool tree_note(Tree *tree, const char *lines, gsize length, GError **error)
{
    return tree->manifest < 0 || stage_write_all(tree->manifest, lines, length) ||
           place_fail_below(error, "could not write", stage_path(tree->stage), MANIFEST_PATH);
}

/* Where files are replaced one by one, what is in the way must be known before the first. */
static bool is_free(const Tree *tree, const char *path, bool printed, GError **error)
{
    struct stat status;
    if (!tree->why_in_place)
        return true;
    if (fstatat(old_descriptor(tree->old), path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || foreign_fail_in_the_way(tree->path, path, error);
    return (printed && !S_ISDIR(status.st_mode)) ||
           foreign_fail_in_the_way(tree->path, path, error);
}

bool tree_write(Tree *tree, const char *path, gint64 index, guint64 hash, const char *bytes,
                gsize length, GError **error)
{
    if (index >= 0 && old_take(tree->old, (guint)index, path, hash, bytes, length))
        return true;
    g_atomic_int_inc(&tree->n_written);
    return is_free(tree, path, index >= 0, error) &&
           stage_write(tree->stage, path, bytes, length, error);
}

bool tree_keeps(const Tree *tree, const char *path)
{
    return old_stays(tree->old, path);
}

/* ---- Putting it in its place ---- */

static bool close_manifest(Tree *tree, GError **error)
{
    if (tree->manifest < 0)
        return true;
    int descriptor = tree->manifest;
    tree->manifest = -1;
    return close(descriptor) == 0 ||
           place_fail_below(error, "could not write", stage_path(tree->stage), MANIFEST_PATH);
}

/* Puts the new manifest at the place of the old one, where nothing else has changed. */
static bool replace_manifest(Tree *tree, GError **error)
{
    g_autofree char *path = g_build_filename(tree->path, MANIFEST_PATH, NULL);
    g_autofree char *staged = g_build_filename(stage_path(tree->stage), MANIFEST_PATH, NULL);
    g_autoptr(Manifest) new = manifest_read(staged, error);
    if (!new)
        return false;
    return manifest_equal(tree_old(tree), new) || rename(staged, path) == 0 ||
           place_fail(error, "could not put in place", path);
}

/* Brings what stays into the stage, and the stage in place of the old tree. */
static bool exchange(Tree *tree, GError **error)
{
    guint jobs = tree->options->jobs;
    int descriptor = old_descriptor(tree->old);
    bool is_new = descriptor < 0;
    if (!is_new && (!old_link(tree->old, tree->stage, jobs, error) ||
                    !foreign_keep(tree->stage, tree->path, descriptor, tree_old(tree), error) ||
                    !place_copy_mode(tree->path, stage_path(tree->stage), error)))
        return false;
    if (!place_exchange(tree->path, stage_path(tree->stage), tree->old_path, error))
        return false;
    /* The old tree is at the stage now; one walk over its folders is left to do. */
    return is_new || (old_remove(tree->old, jobs, error) &&
                      place_remove_tree(stage_path(tree->stage), error));
}

static bool put_in_place(Tree *tree, GError **error)
{
    if (tree->why_in_place && tree->options->is_part_of_many && !tree->options->is_first_part)
        return redo_into_empty(tree->stage, tree->path, error);
    if (tree->why_in_place) {
        if (!redo_begin(tree->stage, tree->path, error))
            return false;
        stage_leave(tree->stage); /* should the rest fail, the next build needs it */
        return redo_finish(tree->path, error);
    }
    return exchange(tree, error);
}

/* Gives the manifest the time at which all is done: whatever changes a file later is seen. */
static void stamp_manifest(const Tree *tree)
{
    g_autofree char *path = g_build_filename(tree->path, MANIFEST_PATH, NULL);
    utimensat(AT_FDCWD, path, NULL, 0);
}

bool tree_finish(Tree *tree, GError **error)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    tree->n_removed = old_settle(tree->old, tree->options, tree->n_written > 0, lines);
    if (!tree_note(tree, lines->str, lines->len, error) || !close_manifest(tree, error))
        return false;
    if (tree->n_written == 0 && tree->n_removed == 0 && manifest_count(tree_old(tree)) > 0)
        return replace_manifest(tree, error);
    if (!put_in_place(tree, error))
        return false;
    stamp_manifest(tree);
    return true;
}
