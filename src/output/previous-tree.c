/* The tree of the build before: which of its files still are what its manifest says, and what
 * becomes of them. */
#include "output/previous-tree.h"

#include "output/crew.h"

#include <errno.h>
#include <string.h>

/* Files that a thread takes at a time. */
#define PORTION 64

/* What the new build makes of a file. */
enum {
    FILE_UNSEEN,
    FILE_GOES, /* or another takes its place */
    FILE_STAYS,
};

struct PreviousTree {
    Beneath *root; /* NULL for none */
    Manifest *manifest;
    struct timespec time; /* of its manifest */
    guint8 *states;       /* of its entries */
    bool is_to_come;      /* the tree is brought to its manifest before anything is printed */
};

void previous_tree_free(PreviousTree *previous)
{
    if (!previous)
        return;
    beneath_free(previous->root);
    manifest_free(previous->manifest);
    g_free(previous->states);
    g_free(previous);
}

/* An empty one where there is none; of a strange one `error` says what to do. */
static Manifest *read_manifest(Beneath *root, const char *name, GError **error)
{
    g_autoptr(GError) unread = NULL;
    Manifest *manifest = root ? manifest_read_below(root, name, &unread) : manifest_new_empty();
    if (manifest)
        return manifest;
    if (unread && g_error_matches(unread, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        g_set_error(error, unread->domain, unread->code, "%s; remove the folder or choose another",
                    unread->message);
    else
        g_propagate_error(error, g_steal_pointer(&unread));
    return NULL;
}

static bool is_before(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

/* The tree at `root`, which is taken; NULL where there is none. */
static PreviousTree *open_root(Beneath *root, const char *name, GError **error)
{
    struct stat status;
    g_autoptr(PreviousTree) previous = g_new0(PreviousTree, 1);
    previous->root = root;
    previous->manifest = read_manifest(root, name, error);
    if (!previous->manifest)
        return NULL;
    if (root &&
        beneath_stat(root, name, &status) == 0) /* its own time may have been set to one to come */
        previous->time =
            is_before(&status.st_ctim, &status.st_mtim) ? status.st_ctim : status.st_mtim;
    previous->states = g_new0(guint8, MAX(manifest_count(previous->manifest), 1));
    previous->is_to_come = strcmp(name, MANIFEST_REDO) == 0;
    return g_steal_pointer(&previous);
}

PreviousTree *previous_tree_open(const Place *place, const char *name, GError **error)
{
    Beneath *root;
    return place_open_tree(place, &root, error) ? open_root(root, name, error) : NULL;
}

PreviousTree *previous_tree_look_at(const Place *place, bool is_part, GError **error)
{
    struct stat status;
    if (!(is_part ? place_check_new : place_check)(place, error))
        return NULL;
    g_autoptr(Beneath) root = NULL;
    bool is_decided = place_open_tree(place, &root, NULL) && root &&
                      beneath_stat(root, MANIFEST_REDO, &status) == 0;
    return previous_tree_open(place, is_decided ? MANIFEST_REDO : MANIFEST_PATH, error);
}

Beneath *previous_tree_root(const PreviousTree *previous)
{
    return previous->root;
}

Beneath *previous_tree_reach(const PreviousTree *previous)
{
    return previous->root
               ? beneath_new_at(beneath_root(previous->root), beneath_name(previous->root))
               : NULL;
}

const Manifest *previous_tree_manifest(const PreviousTree *previous)
{
    return previous->manifest;
}

/* ---- What is printed again ---- */

/* Whether a file still is what its manifest says. One whose inode has not changed since the
 * manifest was stamped is: nobody can set that time back. Of any other the bytes are read. */
static bool holds(const PreviousTree *previous, Beneath *reach, const char *path, const char *bytes,
                  gsize length)
{
    struct stat status;
    if (previous->is_to_come)
        return true;
    if (beneath_stat(reach, path, &status) != 0 || !S_ISREG(status.st_mode) ||
        (gsize)status.st_size != length)
        return false;
    return is_before(&status.st_ctim, &previous->time) || beneath_holds(reach, path, bytes, length);
}

bool previous_tree_take(PreviousTree *previous, Beneath *reach, const BackendFile *file)
{
    guint index = (guint)file->index;
    ManifestEntry entry = manifest_entry(previous->manifest, index);
    bool same = entry.hash == file->hash && entry.length == file->length &&
                holds(previous, reach, file->path, file->bytes, file->length);
    previous->states[index] = same ? FILE_STAYS : FILE_GOES;
    return same;
}

/* ---- What is not ---- */

static bool is_kept_once(const OutputOptions *options, const ManifestEntry *entry)
{
    const char *prefix = options->keep_once;
    return prefix && entry->path_length > strlen(prefix) &&
           memcmp(entry->path, prefix, strlen(prefix)) == 0;
}

const char *previous_tree_since_of_unseen(const OutputOptions *options, const ManifestEntry *entry,
                                          bool changes)
{
    bool was_kept = strcmp(entry->since, MANIFEST_KEPT) == 0;
    if (options->is_partial)
        return entry->since;
    return is_kept_once(options, entry) && !(was_kept && changes) ? MANIFEST_KEPT : NULL;
}

/* Whether a file is there still: somebody may have removed it. */
static bool is_there(const PreviousTree *previous, const ManifestEntry *entry)
{
    struct stat status;
    g_autofree char *path = manifest_entry_path(entry);
    return previous->root && beneath_stat(previous->root, path, &status) == 0 &&
           !S_ISDIR(status.st_mode);
}

/* Decides about the files that the build before had only kept, or about all others. */
static guint settle(PreviousTree *previous, const OutputOptions *options, bool were_kept,
                    bool changes, GString *lines)
{
    guint n_gone = 0;
    for (guint i = 0; i < manifest_count(previous->manifest); i++) {
        if (previous->states[i] != FILE_UNSEEN)
            continue;
        ManifestEntry entry = manifest_entry(previous->manifest, i);
        if ((strcmp(entry.since, MANIFEST_KEPT) == 0) != were_kept)
            continue;
        const char *since = previous_tree_since_of_unseen(options, &entry, changes || n_gone > 0);
        if (since && !is_there(previous, &entry))
            since = NULL;
        previous->states[i] = since ? FILE_STAYS : FILE_GOES;
        if (since)
            manifest_append_entry(&entry, since, lines);
        else
            n_gone++;
    }
    return n_gone;
}

/* Files that were kept come last, so that it is known by then whether something changed. */
guint previous_tree_settle(PreviousTree *previous, const OutputOptions *options, bool has_written,
                           GString *lines)
{
    guint n_gone = settle(previous, options, false, has_written, lines);
    return n_gone + settle(previous, options, true, has_written || n_gone > 0, lines);
}

bool previous_tree_stays(const PreviousTree *previous, const char *path)
{
    gint64 index = manifest_find(previous->manifest, path);
    return index >= 0 && previous->states[index] == FILE_STAYS;
}

/* ---- Whether it may be changed ---- */

bool previous_tree_check_folder(Beneath *reach, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    const char *name = strcmp(folder, ".") == 0 ? "" : folder;
    if (beneath_can_change(reach, name))
        return true;
    return errno == ENOENT && name[0] != '\0'
               ? previous_tree_check_folder(reach, folder, error)
               : beneath_fail(reach, "could not change what is in", name, error);
}

bool previous_tree_check_going(const PreviousTree *previous, GError **error)
{
    for (guint i = 0; i < manifest_count(previous->manifest); i++) {
        ManifestEntry entry = manifest_entry(previous->manifest, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (previous->states[i] == FILE_GOES && is_there(previous, &entry) &&
            !previous_tree_check_folder(previous->root, path, error))
            return false;
    }
    return true;
}

/* ---- Work on all files ---- */

typedef struct PreviousWork {
    PreviousTree *previous;
    const Stage *stage; /* to link into; NULL to remove */
    gint next;          /* the first that nobody has taken; atomic */
    gint failed;        /* atomic */
} PreviousWork;

/* Links a file into the stage, if it stays. */
static bool link_file(const PreviousWork *work, Beneath *tree, Beneath *stage, guint index,
                      const char *path, GError **error)
{
    return work->previous->states[index] != FILE_STAYS || stage_link(stage, tree, path, error);
}

/* Links or removes the file of one line. What stands there instead of a file that is to be removed
 * is seen to later. */
static bool work_at(const PreviousWork *work, Beneath *tree, Beneath *stage, guint index,
                    GError **error)
{
    ManifestEntry entry = manifest_entry(work->previous->manifest, index);
    g_autofree char *path = manifest_entry_path(&entry);
    if (stage)
        return link_file(work, tree, stage, index, path, error);
    beneath_unlink(tree, path);
    return true;
}

static bool work_portions(gpointer data, GError **error)
{
    PreviousWork *work = data;
    guint n = manifest_count(work->previous->manifest);
    g_autoptr(Beneath) tree = previous_tree_reach(work->previous);
    g_autoptr(Beneath) stage = work->stage ? stage_reach(work->stage) : NULL;
    while (!g_atomic_int_get(&work->failed)) {
        guint begin = (guint)g_atomic_int_add(&work->next, PORTION);
        if (begin >= n)
            break;
        for (guint i = begin; i < MIN(begin + PORTION, n); i++)
            if (!work_at(work, tree, stage, i, error)) {
                g_atomic_int_set(&work->failed, 1);
                return false;
            }
    }
    return true;
}

bool previous_tree_link(PreviousTree *previous, const Stage *stage, guint jobs, GError **error)
{
    PreviousWork work = {.previous = previous, .stage = stage};
    return crew_run(jobs, work_portions, &work, error);
}

bool previous_tree_remove(PreviousTree *previous, guint jobs, GError **error)
{
    PreviousWork work = {.previous = previous};
    return crew_run(jobs, work_portions, &work, error);
}
