#include "output/old.h"

#include "output/crew.h"
#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of a file that are compared at once. */
#define COMPARE_BLOCK 65536
/* Files that a thread takes at a time. */
#define PORTION 64

/* What became of a file. */
enum {
    OLD_UNSEEN,
    OLD_GOES, /* or another takes its place */
    OLD_STAYS,
};

struct Old {
    char *path;
    int descriptor;
    Manifest *manifest;
    struct timespec time; /* of its manifest */
    guint8 *states;       /* of its entries */
    bool is_to_come;      /* the tree is brought to its manifest before anything is printed */
};

void old_free(Old *old)
{
    if (!old)
        return;
    if (old->descriptor >= 0)
        close(old->descriptor);
    manifest_free(old->manifest);
    g_free(old->states);
    g_free(old->path);
    g_free(old);
}

/* An empty one where there is none; of a strange one `error` says what to do. */
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

static bool is_before(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

Old *old_open(const char *path, const char *name, GError **error)
{
    struct stat status;
    g_autoptr(Old) old = g_new0(Old, 1);
    g_autofree char *manifest = g_build_filename(path, name, NULL);
    old->path = g_strdup(path);
    old->descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (old->descriptor < 0 && errno != ENOENT) {
        place_fail(error, "could not open", path);
        return NULL;
    }
    old->manifest = read_manifest(path, name, error);
    if (!old->manifest)
        return NULL;
    if (stat(manifest, &status) == 0) /* its own time may have been set to one to come */
        old->time = is_before(&status.st_ctim, &status.st_mtim) ? status.st_ctim : status.st_mtim;
    old->states = g_new0(guint8, MAX(manifest_count(old->manifest), 1));
    old->is_to_come = strcmp(name, MANIFEST_REDO) == 0;
    return g_steal_pointer(&old);
}

int old_descriptor(const Old *old)
{
    return old->descriptor;
}

const Manifest *old_manifest(const Old *old)
{
    return old->manifest;
}

/* ---- What is printed again ---- */

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

/* Whether a file still is what its manifest says. One whose inode has not changed since the
 * manifest was stamped is: nobody can set that time back. Of any other the bytes are read. */
static bool old_holds(const Old *old, const char *path, const char *bytes, gsize length)
{
    struct stat status;
    if (old->is_to_come)
        return true;
    if (fstatat(old->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode) || (gsize)status.st_size != length)
        return false;
    if (is_before(&status.st_ctim, &old->time))
        return true;
    int file = openat(old->descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return false;
    bool same = file_holds(file, bytes, length);
    close(file);
    return same;
}

bool old_take(Old *old, guint index, const char *path, guint64 hash, const char *bytes,
              gsize length)
{
    ManifestEntry entry = manifest_entry(old->manifest, index);
    bool same = entry.hash == hash && entry.length == length && old_holds(old, path, bytes, length);
    old->states[index] = same ? OLD_STAYS : OLD_GOES;
    return same;
}

/* ---- What is not ---- */

static bool is_kept_once(const OutputOptions *options, const ManifestEntry *entry)
{
    const char *prefix = options->keep_once;
    return prefix && entry->path_length > strlen(prefix) &&
           memcmp(entry->path, prefix, strlen(prefix)) == 0;
}

const char *old_since_of_unseen(const OutputOptions *options, const ManifestEntry *entry,
                                bool changes)
{
    bool was_kept = strcmp(entry->since, MANIFEST_KEPT) == 0;
    if (options->is_partial)
        return entry->since;
    return is_kept_once(options, entry) && !(was_kept && changes) ? MANIFEST_KEPT : NULL;
}

/* Whether a file is there still: somebody may have removed it. */
static bool is_there(const Old *old, const ManifestEntry *entry)
{
    struct stat status;
    g_autofree char *path = manifest_entry_path(entry);
    return fstatat(old->descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           !S_ISDIR(status.st_mode);
}

/* Those that were kept before, or the others. */
static guint settle(Old *old, const OutputOptions *options, bool were_kept, bool changes,
                    GString *lines)
{
    guint n_gone = 0;
    for (guint i = 0; i < manifest_count(old->manifest); i++) {
        if (old->states[i] != OLD_UNSEEN)
            continue;
        ManifestEntry entry = manifest_entry(old->manifest, i);
        if ((strcmp(entry.since, MANIFEST_KEPT) == 0) != were_kept)
            continue;
        const char *since = old_since_of_unseen(options, &entry, changes || n_gone > 0);
        if (since && !is_there(old, &entry))
            since = NULL;
        old->states[i] = since ? OLD_STAYS : OLD_GOES;
        if (since)
            manifest_append_entry(&entry, since, lines);
        else
            n_gone++;
    }
    return n_gone;
}

/* Files that were kept come last, so that it is known by then whether something changed. */
guint old_settle(Old *old, const OutputOptions *options, bool has_written, GString *lines)
{
    guint n_gone = settle(old, options, false, has_written, lines);
    return n_gone + settle(old, options, true, has_written || n_gone > 0, lines);
}

bool old_stays(const Old *old, const char *path)
{
    gint64 index = manifest_find(old->manifest, path);
    return index >= 0 && old->states[index] == OLD_STAYS;
}

/* ---- Work on all files ---- */

typedef struct OldWork {
    Old *old;
    const Stage *stage; /* for linking */
    bool (*work)(struct OldWork *work, guint index, const char *path, GError **error);
    gint next;   /* the first that nobody has taken; atomic */
    gint failed; /* atomic */
} OldWork;

static bool work_at(OldWork *work, guint index, GError **error)
{
    ManifestEntry entry = manifest_entry(work->old->manifest, index);
    g_autofree char *path = manifest_entry_path(&entry);
    return work->work(work, index, path, error);
}

static bool work_portions(gpointer data, GError **error)
{
    OldWork *work = data;
    guint n = manifest_count(work->old->manifest);
    while (!g_atomic_int_get(&work->failed)) {
        guint first = (guint)g_atomic_int_add(&work->next, PORTION);
        if (first >= n)
            break;
        for (guint i = first; i < MIN(first + PORTION, n); i++)
            if (!work_at(work, i, error)) {
                g_atomic_int_set(&work->failed, 1);
                return false;
            }
    }
    return true;
}

static bool link_one(OldWork *work, guint index, const char *path, GError **error)
{
    const Old *old = work->old;
    return old->states[index] != OLD_STAYS ||
           stage_link(work->stage, old->path, old->descriptor, path, error);
}

bool old_link(Old *old, const Stage *stage, guint jobs, GError **error)
{
    OldWork work = {.old = old, .stage = stage, .work = link_one};
    return crew_run(jobs, work_portions, &work, error);
}

/* What stands there instead of a file is seen to later. */
static bool remove_one(OldWork *work, guint index, const char *path, GError **error)
{
    (void)index;
    (void)error;
    unlinkat(work->old->descriptor, path, 0);
    return true;
}

bool old_remove(Old *old, guint jobs, GError **error)
{
    OldWork work = {.old = old, .work = remove_one};
    return crew_run(jobs, work_portions, &work, error);
}
