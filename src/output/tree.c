#include "output/tree.h"

#include "output/crew.h"
#include "output/foreign.h"
#include "output/lock.h"
#include "output/place.h"
#include "output/redo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of a file that are compared at once. */
#define COMPARE_BLOCK 65536
/* Files of the old tree that a thread takes at a time. */
#define OLD_PORTION 64

/* What became of a file of the old tree. */
enum {
    OLD_UNSEEN,
    OLD_REPLACED, /* or gone */
    OLD_STAYS,
};

struct Tree {
    const OutputOptions *options;
    char *path, *old_path;
    Lock *lock;
    Stage *stage;
    const char *why_in_place;
    int descriptor; /* of the old tree, -1 where there is none */
    Manifest *old;
    struct timespec old_time; /* of its manifest */
    guint8 *states;           /* of its entries */
    int manifest;             /* the new one, as it grows; -1 for none */
    gint n_written;           /* atomic */
    guint n_removed;
};

void tree_free(Tree *tree)
{
    if (!tree)
        return;
    if (tree->manifest >= 0)
        close(tree->manifest);
    if (tree->descriptor >= 0)
        close(tree->descriptor);
    stage_free(tree->stage);
    lock_free(tree->lock);
    manifest_free(tree->old);
    g_free(tree->states);
    g_free(tree->path);
    g_free(tree->old_path);
    g_free(tree);
}

const Manifest *tree_old(const Tree *tree)
{
    return tree->old;
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

static bool is_before(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

static Manifest *read_manifest(const char *tree, const char *name, GError **error)
{
    g_autoptr(GError) unread = NULL;
    g_autofree char *path = g_build_filename(tree, name, NULL);
    Manifest *manifest = manifest_read(path, &unread);
    if (manifest)
        return manifest;
    bool is_strange = g_error_matches(unread, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_set_error(error, unread->domain, unread->code, "%s%s", unread->message,
                is_strange ? "; remove the folder or choose another" : "");
    return NULL;
}

static bool read_old(Tree *tree, GError **error)
{
    struct stat status;
    g_autofree char *manifest = g_build_filename(tree->path, MANIFEST_PATH, NULL);
    tree->descriptor = open(tree->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (tree->descriptor < 0 && errno != ENOENT)
        return place_fail(error, "could not open", tree->path);
    tree->old = read_manifest(tree->path, MANIFEST_PATH, error);
    if (!tree->old)
        return false;
    if (stat(manifest, &status) == 0) /* its own time may have been set to one to come */
        tree->old_time =
            is_before(&status.st_ctim, &status.st_mtim) ? status.st_ctim : status.st_mtim;
    tree->states = g_new0(guint8, MAX(manifest_count(tree->old), 1));
    return true;
}

Manifest *tree_look_at(const OutputOptions *options, GError **error)
{
    struct stat status;
    g_autofree char *path = place_resolve(options->tree, error);
    if (!path || !(options->is_part_of_many ? place_check_new : place_check)(path, error))
        return NULL;
    g_autofree char *redo = g_build_filename(path, MANIFEST_REDO, NULL);
    return read_manifest(path, lstat(redo, &status) == 0 ? MANIFEST_REDO : MANIFEST_PATH, error);
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
    if (tree->descriptor >= 0) {
        tree->why_in_place = tree->options->in_place         ? "it was asked for"
                             : lock_why_in_place(tree->lock) ? lock_why_in_place(tree->lock)
                                                             : place_why_in_place(tree->path);
        g_autofree char *left = g_build_filename(tree->path, REDO_STAGE, NULL);
        if (!place_remove_tree(left, error))
            return false;
    }
    if (!open_stage(tree, tree->why_in_place != NULL, error))
        return false;
    if (tree->why_in_place || manifest_count(tree->old) == 0 ||
        stage_can_link(tree->stage, tree->descriptor, MANIFEST_PATH))
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
    tree->descriptor = tree->manifest = -1;
    tree->path = place_resolve(options->tree, error);
    if (!tree->path)
        return NULL;
    tree->old_path = g_strconcat(tree->path, ".statusbook-old", NULL);
    if (!take_place(tree, error) || !read_old(tree, error) || !begin_stage(tree, error) ||
        !begin_manifest(tree, error))
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

static bool file_holds(int descriptor, const char *bytes, gsize length)
{
    char block[COMPARE_BLOCK];
    while (length > 0) {
        ssize_t n = read(descriptor, block, MIN(sizeof block, length));
        if (n <= 0 || memcmp(block, bytes, (gsize)n) != 0)
            return false;
        bytes += n;
        length -= (gsize)n;
    }
    return true;
}

/* Whether the file of the old tree still is what its manifest says. A file whose inode has not
 * changed since the manifest was stamped is: nobody can set that time back. Of any other the bytes
 * are read. */
static bool old_holds(const Tree *tree, const char *path, const char *bytes, gsize length)
{
    struct stat status;
    if (fstatat(tree->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode) || (gsize)status.st_size != length)
        return false;
    if (is_before(&status.st_ctim, &tree->old_time))
        return true;
    int old = openat(tree->descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (old < 0)
        return false;
    bool same = file_holds(old, bytes, length);
    close(old);
    return same;
}

/* Where files are replaced one by one, what is in the way must be known before the first. */
static bool is_free(const Tree *tree, const char *path, bool printed, GError **error)
{
    struct stat status;
    if (!tree->why_in_place)
        return true;
    if (fstatat(tree->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || foreign_fail_in_the_way(tree->path, path, error);
    return (printed && !S_ISDIR(status.st_mode)) ||
           foreign_fail_in_the_way(tree->path, path, error);
}

bool tree_write(Tree *tree, const char *path, gint64 index, guint64 hash, const char *bytes,
                gsize length, GError **error)
{
    if (index >= 0) {
        ManifestEntry entry = manifest_entry(tree->old, (guint)index);
        bool same =
            entry.hash == hash && entry.length == length && old_holds(tree, path, bytes, length);
        tree->states[index] = same ? OLD_STAYS : OLD_REPLACED;
        if (same)
            return true;
    }
    g_atomic_int_inc(&tree->n_written);
    return is_free(tree, path, index >= 0, error) &&
           stage_write(tree->stage, path, bytes, length, error);
}

/* ---- The files of the old tree that were not written again ---- */

static bool is_kept_once(const OutputOptions *options, const ManifestEntry *entry)
{
    const char *prefix = options->keep_once;
    return prefix && entry->path_length > strlen(prefix) &&
           memcmp(entry->path, prefix, strlen(prefix)) == 0;
}

const char *tree_since_of_unseen(const OutputOptions *options, const ManifestEntry *entry,
                                 bool changes)
{
    bool was_kept = strcmp(entry->since, MANIFEST_KEPT) == 0;
    if (options->is_partial)
        return entry->since;
    return is_kept_once(options, entry) && !(was_kept && changes) ? MANIFEST_KEPT : NULL;
}

bool tree_keeps(const Tree *tree, const char *path)
{
    gint64 index = manifest_find(tree->old, path);
    return index >= 0 && tree->states[index] == OLD_STAYS;
}

/* Whether the old tree has a file still: somebody may have removed it. */
static bool is_there(const Tree *tree, const ManifestEntry *entry)
{
    struct stat status;
    g_autofree char *path = manifest_entry_path(entry);
    return fstatat(tree->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           !S_ISDIR(status.st_mode);
}

/* Files that were kept come last, so that it is known by then whether something changed. */
static void settle_unseen(Tree *tree, bool kept, GString *lines)
{
    for (guint i = 0; i < manifest_count(tree->old); i++) {
        if (tree->states[i] != OLD_UNSEEN)
            continue;
        ManifestEntry entry = manifest_entry(tree->old, i);
        if ((strcmp(entry.since, MANIFEST_KEPT) == 0) != kept)
            continue;
        const char *since =
            tree_since_of_unseen(tree->options, &entry, tree->n_written > 0 || tree->n_removed > 0);
        if (since && !is_there(tree, &entry))
            since = NULL;
        tree->states[i] = since ? OLD_STAYS : OLD_REPLACED;
        if (since)
            manifest_append_entry(&entry, since, lines);
        else
            tree->n_removed++;
    }
}

/* Work on all files of the old tree. */
typedef struct OldWork {
    Tree *tree;
    bool (*work)(Tree *tree, guint index, GError **error);
    gint next;   /* the first that nobody has taken; atomic */
    gint failed; /* atomic */
} OldWork;

static bool old_work(gpointer data, GError **error)
{
    OldWork *work = data;
    guint n = manifest_count(work->tree->old);
    while (!g_atomic_int_get(&work->failed)) {
        guint first = (guint)g_atomic_int_add(&work->next, OLD_PORTION);
        if (first >= n)
            break;
        for (guint i = first; i < MIN(first + OLD_PORTION, n); i++)
            if (!work->work(work->tree, i, error)) {
                g_atomic_int_set(&work->failed, 1);
                return false;
            }
    }
    return true;
}

static bool each_old(Tree *tree, bool (*work)(Tree *tree, guint index, GError **error),
                     GError **error)
{
    OldWork all = {.tree = tree, .work = work};
    return crew_run(tree->options->jobs, old_work, &all, error);
}

/* Links a file into the stage if it stays. */
static bool link_old(Tree *tree, guint index, GError **error)
{
    if (tree->states[index] != OLD_STAYS)
        return true;
    ManifestEntry entry = manifest_entry(tree->old, index);
    g_autofree char *path = manifest_entry_path(&entry);
    return stage_link(tree->stage, tree->path, tree->descriptor, path, error);
}

/* Removes a file of the old tree, where it stands now; what is there instead is seen to later. */
static bool remove_old(Tree *tree, guint index, GError **error)
{
    (void)error;
    ManifestEntry entry = manifest_entry(tree->old, index);
    g_autofree char *path = manifest_entry_path(&entry);
    unlinkat(tree->descriptor, path, 0);
    return true;
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
    return manifest_equal(tree->old, new) || rename(staged, path) == 0 ||
           place_fail(error, "could not put in place", path);
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
    bool is_new = tree->descriptor < 0;
    if (!is_new && (!each_old(tree, link_old, error) ||
                    !foreign_keep(tree->stage, tree->path, tree->descriptor, tree->old, error) ||
                    !place_copy_mode(tree->path, stage_path(tree->stage), error)))
        return false;
    if (!place_exchange(tree->path, stage_path(tree->stage), tree->old_path, error))
        return false;
    /* The old tree is at the stage now; one walk over its folders is left to do. */
    return is_new ||
           (each_old(tree, remove_old, error) && place_remove_tree(stage_path(tree->stage), error));
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
    settle_unseen(tree, false, lines);
    settle_unseen(tree, true, lines);
    if (!tree_note(tree, lines->str, lines->len, error) || !close_manifest(tree, error))
        return false;
    if (tree->n_written == 0 && tree->n_removed == 0 && manifest_count(tree->old) > 0)
        return replace_manifest(tree, error);
    if (!put_in_place(tree, error))
        return false;
    stamp_manifest(tree);
    return true;
}
