/*
 * A site as a folder, put in its place as a whole.
 *
 * The new tree grows in a stage beside its place (OUT.statusbook-new) and is exchanged with the old
 * one in one step; a lock (OUT.statusbook-lock) keeps a second build out. Files that have not
 * changed are linked from the old tree at the end and so keep their times; a build that changes
 * nothing leaves the tree alone. What statusbook did not print is kept.
 *
 * Where folders cannot be exchanged or files cannot be linked, or where it is asked for, the files
 * are replaced one by one instead (redo.h).
 */
#include "output/backend.h"

#include "output/lock.h"
#include "output/previous-tree.h"
#include "output/place.h"
#include "output/redo.h"
#include "output/unmanaged.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What fails is cleared up, which opens the folders of a path once more: some twenty files. */
#define OPEN_FILES_MIN 64

typedef struct Tree {
    const OutputOptions *options;
    Place *place;
    Lock *lock;
    Stage *stage;
    const char *why_in_place;
    PreviousTree *previous; /* the tree that was there */
    int manifest;           /* the new one, as it grows; -1 for none */
    gint n_written;         /* atomic */
    guint n_removed;
} Tree;

typedef struct TreeWriter {
    Tree *tree;
    Beneath *stage, *previous; /* the thread's own; previous: NULL where there is none */
} TreeWriter;

static void tree_close(gpointer place)
{
    Tree *tree = place;
    if (tree->manifest >= 0)
        close(tree->manifest);
    stage_free(tree->stage);
    lock_free(tree->lock);
    previous_tree_free(tree->previous);
    place_free(tree->place);
    g_free(tree);
}

static const Manifest *tree_previous(gpointer place)
{
    const Tree *tree = place;
    return previous_tree_manifest(tree->previous);
}

/* ---- Opening ---- */

/* Brings to its end what a build in place that was killed has decided. */
static bool finish_redo(const Place *place, bool is_durable, GError **error)
{
    g_autoptr(Beneath) root = NULL;
    return place_open_tree(place, &root, error) && (!root || redo_finish(root, is_durable, error));
}

/* Whether there is room to clear up where there is none to print. */
static bool check_open_files(GError **error)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= OPEN_FILES_MIN)
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES,
                "could not print: %u files may be open here (ulimit -n), and a build needs %d",
                (guint)limit.rlim_cur, OPEN_FILES_MIN);
    return false;
}

/* Takes the place, and puts in order what a build that was killed has left. */
static bool take_place(Tree *tree, GError **error)
{
    tree->place = place_open(tree->options->tree, true, error);
    tree->lock = tree->place ? lock_take(tree->place, error) : NULL;
    if (!tree->lock || !place_recover(tree->place, error))
        return false;
    if (tree->options->is_shard)
        return place_check_new(tree->place, error);
    return place_check(tree->place, error) &&
           finish_redo(tree->place, tree->options->is_durable, error);
}

/* A stage in the old tree, or beside it. What a build that was killed left there is removed. */
static bool open_stage(Tree *tree, bool inside, GError **error)
{
    g_clear_pointer(&tree->stage, stage_free);
    Beneath *previous = previous_tree_root(tree->previous);
    gint64 time = tree->options->time;
    if (inside)
        tree->stage = stage_new(previous, REDO_STAGE, time, NULL, error);
    else if (place_clear_stage(tree->place, error))
        tree->stage = stage_new(tree->place->above, tree->place->stage, time, previous, error);
    return tree->stage != NULL;
}

static const char *why_in_place(const Tree *tree)
{
    if (!previous_tree_root(tree->previous))
        return NULL;
    if (tree->options->in_place)
        return "it was asked for";
    return lock_why_in_place(tree->lock) ? lock_why_in_place(tree->lock)
                                         : place_why_in_place(tree->place);
}

/* A stage beside the old tree where the two can be exchanged; otherwise inside of it. */
static bool begin_stage(Tree *tree, GError **error)
{
    Beneath *previous = previous_tree_root(tree->previous);
    if (previous && beneath_remove_tree(previous, REDO_STAGE, NULL) != 0)
        return beneath_fail(previous, "could not remove", REDO_STAGE, error);
    tree->why_in_place = why_in_place(tree);
    if (!open_stage(tree, tree->why_in_place != NULL, error))
        return false;
    if (tree->why_in_place || manifest_count(tree_previous(tree)) == 0 ||
        stage_can_link(tree->stage, previous, MANIFEST_PATH))
        return true;
    tree->why_in_place = "its files cannot be linked";
    return open_stage(tree, true, error);
}

static bool begin_manifest(Tree *tree, GError **error)
{
    if (tree->options->is_shard && !tree->options->is_first_shard)
        return true;
    tree->manifest = stage_create(stage_root(tree->stage), MANIFEST_PATH, error);
    return tree->manifest >= 0;
}

static gpointer tree_open(const OutputOptions *options, GError **error)
{
    Tree *tree = g_new0(Tree, 1);
    tree->options = options;
    tree->manifest = -1;
    if (check_open_files(error) && take_place(tree, error) &&
        (tree->previous = previous_tree_open(tree->place, MANIFEST_PATH, error)) &&
        begin_stage(tree, error) && begin_manifest(tree, error))
        return tree;
    tree_close(tree);
    return NULL;
}

/* ---- Writing ---- */

static gpointer tree_writer_new(gpointer place)
{
    Tree *tree = place;
    TreeWriter *writer = g_new(TreeWriter, 1);
    *writer = (TreeWriter){tree, stage_reach(tree->stage), previous_tree_reach(tree->previous)};
    return writer;
}

static void tree_writer_free(gpointer data)
{
    TreeWriter *writer = data;
    beneath_free(writer->stage);
    beneath_free(writer->previous);
    g_free(writer);
}

static bool tree_make_folder(gpointer place, const char *path, GError **error)
{
    const Tree *tree = place;
    return beneath_make_folders(stage_root(tree->stage), path, BENEATH_FOLDER_MODE) == 0 ||
           beneath_fail(stage_root(tree->stage), "could not make", path, error);
}

static bool tree_note(gpointer place, const char *lines, gsize length, GError **error)
{
    const Tree *tree = place;
    return tree->manifest < 0 || write_all(tree->manifest, lines, length) ||
           beneath_fail(stage_root(tree->stage), "could not write", MANIFEST_PATH, error);
}

/* Whether a page can take its place. Files that are replaced one by one need that to be known
 * before the first of them moves. */
static bool is_free(const TreeWriter *writer, const char *path, bool printed, GError **error)
{
    struct stat status;
    Beneath *previous = writer->previous;
    if (!writer->tree->why_in_place)
        return true;
    int found = beneath_stat(previous, path, &status);
    if (found != 0 && errno == ELOOP)
        return beneath_fail(previous, "could not print to", path, error);
    if (found == 0 ? !printed || !S_ISREG(status.st_mode) : errno != ENOENT)
        return unmanaged_fail_in_the_way(previous, path, error);
    return previous_tree_check_folder(previous, path, error);
}

/* Writes one file, unless the old tree has it with these bytes. */
static bool tree_end_file(gpointer data, const BackendFile *file, GError **error)
{
    const TreeWriter *writer = data;
    Tree *tree = writer->tree;
    if (file->index >= 0 && previous_tree_take(tree->previous, writer->previous, file))
        return true;
    g_atomic_int_inc(&tree->n_written);
    return is_free(writer, file->path, file->index >= 0, error) &&
           stage_write(tree->stage, writer->stage, file->path, file->bytes, file->length, error);
}

/* ---- Putting it in its place ---- */

static bool close_manifest(Tree *tree, GError **error)
{
    if (tree->manifest < 0)
        return true;
    int descriptor = tree->manifest;
    tree->manifest = -1;
    return close(descriptor) == 0 ||
           beneath_fail(stage_root(tree->stage), "could not write", MANIFEST_PATH, error);
}

/* Waits until the disk has what the tree will be, if the user asked for that. */
static bool sync_stage(const Tree *tree, GError **error)
{
    return !tree->options->is_durable || beneath_sync_all(stage_root(tree->stage)) == 0 ||
           beneath_fail(stage_root(tree->stage), "could not write to the disk", "", error);
}

/* Waits until the disk has the new names of a folder, if the user asked for that. */
static bool sync_folder(const Tree *tree, Beneath *root, const char *path, GError **error)
{
    return !tree->options->is_durable || beneath_sync_folder(root, path) == 0 ||
           beneath_fail(root, "could not write to the disk", path, error);
}

/* Puts the new manifest at the place of the old one, where nothing else has changed. */
static bool replace_manifest(Tree *tree, GError **error)
{
    Beneath *stage = stage_root(tree->stage), *root = previous_tree_root(tree->previous);
    if (manifest_stands_at(tree_previous(tree), stage, MANIFEST_PATH))
        return true;
    if (!sync_stage(tree, error))
        return false;
    if (beneath_rename(stage, MANIFEST_PATH, root, MANIFEST_PATH, 0) != 0)
        return beneath_fail(root, "could not put in place", MANIFEST_PATH, error);
    return sync_folder(tree, root, MANIFEST_FOLDER, error);
}

/* A tree without a manifest has no folder of ours, by which the next build would know a stage. */
static bool drop_own_folder(const Tree *tree, GError **error)
{
    if (!tree->options->is_shard || tree->options->is_first_shard)
        return true;
    return beneath_rmdir(stage_root(tree->stage), MANIFEST_FOLDER) == 0 ||
           beneath_fail(stage_root(tree->stage), "could not remove", MANIFEST_FOLDER, error);
}

/* Removes the old tree, which has the name of the stage now: its files by many threads, then all
 * that is left. */
static bool remove_previous(Tree *tree, GError **error)
{
    Beneath *root = previous_tree_root(tree->previous);
    const Place *place = tree->place;
    if (!previous_tree_remove(tree->previous, tree->options->jobs, error))
        return false;
    return (beneath_empty(root, MANIFEST_FOLDER) == 0 &&
            beneath_rmdir(place->above, place->stage) == 0) ||
           place_fail(place, "could not remove", place->stage, error);
}

/* The same, when the new tree is in its place. */
static bool end_exchange(Tree *tree, GError **error)
{
    if (remove_previous(tree, error))
        return true;
    g_prefix_error(error, "all is done but removing the old site: ");
    return false;
}

/* Brings what stays into the stage, and the stage in place of the old tree. */
static bool exchange(Tree *tree, GError **error)
{
    guint jobs = tree->options->jobs;
    Beneath *root = previous_tree_root(tree->previous);
    if (root && (!previous_tree_link(tree->previous, tree->stage, jobs, error) ||
                 !unmanaged_keep(tree->stage, root, tree_previous(tree), error) ||
                 !place_copy_mode(root, stage_root(tree->stage), 0, error)))
        return false;
    return sync_stage(tree, error) && place_exchange(tree->place, root, error) &&
           sync_folder(tree, tree->place->above, "", error) && drop_own_folder(tree, error) &&
           (!root || end_exchange(tree, error));
}

static bool replace_one_by_one(Tree *tree, GError **error)
{
    bool is_durable = tree->options->is_durable;
    Beneath *root = previous_tree_root(tree->previous);
    if (tree->options->is_shard && !tree->options->is_first_shard)
        return sync_stage(tree, error) && redo_into_empty(tree->stage, root, error) &&
               sync_folder(tree, root, "", error);
    if (!previous_tree_check_going(tree->previous, error) ||
        !redo_begin(tree->stage, root, is_durable, error))
        return false;
    stage_leave(tree->stage); /* should the rest fail, the next build needs it */
    return redo_finish(root, is_durable, error);
}

/* Gives the manifest the time at which all is done: whatever changes a file later is seen. */
static void stamp_manifest(const Tree *tree)
{
    const char *name;
    Beneath *root =
        tree->why_in_place ? previous_tree_root(tree->previous) : stage_root(tree->stage);
    int folder = beneath_parent(root, MANIFEST_PATH, &name);
    if (folder >= 0)
        utimensat(folder, name, NULL, AT_SYMLINK_NOFOLLOW);
}

static bool tree_finish(gpointer place, GError **error)
{
    Tree *tree = place;
    g_autoptr(GString) lines = g_string_new(NULL);
    tree->n_removed =
        previous_tree_settle(tree->previous, tree->options, tree->n_written > 0, lines);
    if (!tree_note(tree, lines->str, lines->len, error) || !close_manifest(tree, error))
        return false;
    if (tree->n_written == 0 && tree->n_removed == 0 && manifest_count(tree_previous(tree)) > 0)
        return replace_manifest(tree, error);
    if (!(tree->why_in_place ? replace_one_by_one : exchange)(tree, error))
        return false;
    stamp_manifest(tree);
    return true;
}

/* ---- What has come of it ---- */

static Manifest *tree_read_manifest(gpointer place, GError **error)
{
    const Tree *tree = place;
    g_autoptr(Beneath) root = NULL;
    if (!place_open_tree(tree->place, &root, error))
        return NULL;
    return root ? manifest_read_below(root, MANIFEST_PATH, error) : manifest_new_empty();
}

static guint tree_n_written(gpointer place)
{
    const Tree *tree = place;
    return (guint)tree->n_written;
}

static bool tree_keeps(gpointer place, const char *path)
{
    const Tree *tree = place;
    return previous_tree_stays(tree->previous, path);
}

static const char *tree_why_in_place(gpointer place)
{
    const Tree *tree = place;
    return (guint)tree->n_written + tree->n_removed > 0 ? tree->why_in_place : NULL;
}

const Backend backend_tree = {
    .open = tree_open,
    .close = tree_close,
    .previous = tree_previous,
    .make_folder = tree_make_folder,
    .writer_new = tree_writer_new,
    .writer_free = tree_writer_free,
    .end_file = tree_end_file,
    .note = tree_note,
    .finish = tree_finish,
    .n_written = tree_n_written,
    .keeps = tree_keeps,
    .read_manifest = tree_read_manifest,
    .why_in_place = tree_why_in_place,
};
