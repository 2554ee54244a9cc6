#include "output/output.h"

#include "output/manifest.h"
#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STAGE_ENDING "statusbook-new"
#define OLD_ENDING   "statusbook-old"
#define LOCK_ENDING  "statusbook-lock"
/* Bytes of a file that are compared at once. */
#define COMPARE_BLOCK 65536

struct Output {
    char *path, *stage, *old_path, *lock_path; /* NULL for nothing */
    int stage_descriptor, old_descriptor, lock;
    GPtrArray *old;      /* the manifest of what is there */
    GHashTable *table;   /* its entries by path */
    GHashTable *folders; /* those that its entries lie in */
    GMutex mutex;        /* of the new manifest */
    GPtrArray *new;
    gint n_written; /* atomic */
    bool finished;
};

static void close_descriptor(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* place_fail for a path below a folder. */
static bool fail_below(GError **error, const char *action, const char *folder, const char *path)
{
    int code = errno;
    g_autofree char *full = g_build_filename(folder, path, NULL);
    errno = code;
    return place_fail(error, action, full);
}

/* Whether a descriptor still is the file at a path: the build before may have removed it. */
static bool is_file_at(int descriptor, const char *path)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static bool fail_lock(Output *output, GError **error)
{
    if (errno == EWOULDBLOCK)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is printing to '%s'",
                    output->path);
    else
        place_fail(error, "could not lock", output->lock_path);
    close_descriptor(&output->lock);
    return false;
}

static bool take_lock(Output *output, GError **error)
{
    for (;;) {
        output->lock = open(output->lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
        if (output->lock < 0)
            return place_fail(error, "could not make the lock", output->lock_path);
        if (flock(output->lock, LOCK_EX | LOCK_NB) != 0)
            return fail_lock(output, error);
        if (is_file_at(output->lock, output->lock_path))
            return true;
        close_descriptor(&output->lock);
    }
}

static bool make_parents(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    return g_mkdir_with_parents(parent, 0755) == 0 || place_fail(error, "could not make", parent);
}

static bool begin_stage(Output *output, GError **error)
{
    if (!place_remove_tree(output->stage, error))
        return false;
    if (mkdir(output->stage, 0755) != 0)
        return place_fail(error, "could not make", output->stage);
    output->stage_descriptor = open(output->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output->stage_descriptor < 0)
        return place_fail(error, "could not open", output->stage);
    output->old_descriptor = open(output->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (output->old_descriptor < 0 && errno != ENOENT)
        return place_fail(error, "could not open", output->path);
    return true;
}

static bool read_old(Output *output, GError **error)
{
    output->old = manifest_read(output->path, error);
    if (!output->old)
        return false;
    output->table = manifest_table(output->old);
    output->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < output->old->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(output->old, i);
        for (const char *slash = strchr(entry->path, '/'); slash; slash = strchr(slash + 1, '/'))
            g_hash_table_add(output->folders, g_strndup(entry->path, (gsize)(slash - entry->path)));
    }
    return true;
}

Output *output_new_tree(const char *path, GError **error)
{
    if (path[0] == '\0') {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                    "the name of the folder to print to is empty");
        return NULL;
    }
    g_autoptr(Output) output = output_new_nothing();
    output->path = g_canonicalize_filename(path, NULL);
    output->stage = g_strconcat(output->path, "." STAGE_ENDING, NULL);
    output->old_path = g_strconcat(output->path, "." OLD_ENDING, NULL);
    output->lock_path = g_strconcat(output->path, "." LOCK_ENDING, NULL);
    if (!place_check_kind(output->path, error) || !make_parents(output->path, error) ||
        !take_lock(output, error) || !place_recover(output->path, output->old_path, error) ||
        !place_check(output->path, error) || !read_old(output, error) ||
        !begin_stage(output, error) || !output_make_folder(output, MANIFEST_FOLDER, error))
        return NULL;
    return g_steal_pointer(&output);
}

Output *output_new_nothing(void)
{
    Output *output = g_new0(Output, 1);
    output->stage_descriptor = output->old_descriptor = output->lock = -1;
    output->new = manifest_new();
    g_mutex_init(&output->mutex);
    return output;
}

bool output_make_folder(Output *output, const char *path, GError **error)
{
    if (!output->path)
        return true;
    g_autofree char *full = g_build_filename(output->stage, path, NULL);
    return g_mkdir_with_parents(full, 0755) == 0 || place_fail(error, "could not make", full);
}

static bool write_all(int descriptor, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (gsize)written;
        }
    }
    return true;
}

static bool write_file(Output *output, const char *path, const char *bytes, gsize length,
                       GError **error)
{
    int descriptor =
        openat(output->stage_descriptor, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail_below(error, "could not make", output->stage, path);
    bool written = write_all(descriptor, bytes, length);
    if (!written)
        fail_below(error, "could not write", output->stage, path);
    if (close(descriptor) != 0 && written)
        return fail_below(error, "could not write", output->stage, path);
    return written;
}

static bool holds(int descriptor, const char *bytes, gsize length)
{
    char block[COMPARE_BLOCK];
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        (gsize)status.st_size != length)
        return false;
    while (length > 0) {
        ssize_t n = read(descriptor, block, MIN(sizeof block, length));
        if (n <= 0 || memcmp(block, bytes, (gsize)n) != 0)
            return false;
        bytes += n;
        length -= (gsize)n;
    }
    return true;
}

/* Links the file of the last print, where it has these bytes. They are read: no time tells who
 * changed a file, since copying tools set that of its bytes back, and our own links set that of its
 * inode. */
static bool keep_file(Output *output, const char *path, guint64 hash, const char *bytes,
                      gsize length)
{
    const ManifestEntry *entry = g_hash_table_lookup(output->table, path);
    if (!entry || entry->hash != hash || entry->length != length)
        return false;
    int old = openat(output->old_descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (old < 0)
        return false;
    bool same = holds(old, bytes, length);
    close(old);
    return same && linkat(output->old_descriptor, path, output->stage_descriptor, path, 0) == 0;
}

bool output_write(Output *output, const char *path, const char *bytes, gsize length, GError **error)
{
    if (!output->path)
        return true;
    guint64 hash = manifest_hash(bytes, length);
    g_mutex_lock(&output->mutex);
    manifest_add(output->new, path, hash, length);
    g_mutex_unlock(&output->mutex);
    if (keep_file(output, path, hash, bytes, length))
        return true;
    g_atomic_int_inc(&output->n_written);
    return write_file(output, path, bytes, length, error);
}

/* ---- Files that statusbook did not print ------------------------------------------------ */

static bool fail_in_the_way(Output *output, const char *path, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "'%s/%s' was not printed by statusbook and is in the way of what is; move it away",
                output->path, path);
    return false;
}

/* Makes a folder of the old tree in the stage, unless it is there. */
static bool keep_folder(Output *output, const char *path, GError **error)
{
    struct stat status;
    if (fstatat(output->stage_descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0)
        return S_ISDIR(status.st_mode) || fail_in_the_way(output, path, error);
    return output_make_folder(output, path, error);
}

static bool copy_foreign(Output *output, const char *path, GError **error)
{
    g_autofree char *from = g_build_filename(output->path, path, NULL);
    g_autofree char *to = g_build_filename(output->stage, path, NULL);
    g_autoptr(GFile) source = g_file_new_for_path(from);
    g_autoptr(GFile) copy = g_file_new_for_path(to);
    if (g_file_copy(source, copy, G_FILE_COPY_ALL_METADATA | G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL,
                    NULL, NULL, error))
        return true;
    g_prefix_error(error, "could not keep '%s': ", from);
    return false;
}

/* Links one into the stage, or copies it where it cannot be linked. */
static bool keep_foreign(Output *output, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!keep_folder(output, folder, error))
        return false;
    if (linkat(output->old_descriptor, path, output->stage_descriptor, path, 0) == 0)
        return true;
    if (errno == EEXIST)
        return fail_in_the_way(output, path, error);
    if (errno == EPERM || errno == EMLINK || errno == EXDEV || errno == EOPNOTSUPP)
        return copy_foreign(output, path, error);
    return fail_below(error, "could not keep", output->path, path);
}

static bool keep_foreign_in(Output *output, const char *folder, GError **error);

/* Keeps a folder with what is foreign in it; one that was printed stays only for that. */
static bool keep_foreign_folder(Output *output, const char *path, GError **error)
{
    if (g_hash_table_contains(output->folders, path))
        return keep_foreign_in(output, path, error);
    g_autofree char *from = g_build_filename(output->path, path, NULL);
    g_autofree char *to = g_build_filename(output->stage, path, NULL);
    return keep_folder(output, path, error) && keep_foreign_in(output, path, error) &&
           place_copy_mode(from, to, error);
}

/* Looks through a folder of the old tree; `folder` is its path in it, "" for all. */
static bool keep_foreign_in(Output *output, const char *folder, GError **error)
{
    g_autofree char *full = g_build_filename(output->path, folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(full, 0, error);
    const char *name;
    if (!dir)
        return false;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = folder[0] ? g_build_filename(folder, name, NULL) : g_strdup(name);
        struct stat status;
        if (strcmp(path, MANIFEST_FOLDER) == 0)
            continue;
        if (fstatat(output->old_descriptor, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return fail_below(error, "could not keep", output->path, path);
        bool is_folder = S_ISDIR(status.st_mode);
        if (!is_folder && g_hash_table_contains(output->table, path))
            continue;
        if (!(is_folder ? keep_foreign_folder : keep_foreign)(output, path, error))
            return false;
    }
    return true;
}

/* ---- Putting it in its place -------------------------------------------------------------------
 */

static bool write_manifest(Output *output, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    manifest_format(output->new, text);
    return write_file(output, MANIFEST_PATH, text->str, text->len, error);
}

guint output_n_written(const Output *output)
{
    return (guint)output->n_written;
}

guint output_n_removed(const Output *output)
{
    guint kept = 0;
    if (!output->path)
        return 0;
    for (guint i = 0; i < output->new->len; i++)
        kept += g_hash_table_contains(
            output->table, ((const ManifestEntry *)g_ptr_array_index(output->new, i))->path);
    return output->old->len - kept;
}

bool output_finish(Output *output, GError **error)
{
    if (!output->path)
        return true;
    if (output->n_written == 0 && output->old_descriptor >= 0 && output_n_removed(output) == 0)
        return true; /* nothing changed: the stage goes, the tree stays */
    bool is_new = output->old_descriptor < 0;
    if (!write_manifest(output, error) ||
        (!is_new && !(keep_foreign_in(output, "", error) &&
                      place_copy_mode(output->path, output->stage, error))) ||
        !place_exchange(output->path, output->stage, output->old_path, error))
        return false;
    output->finished = true;
    return is_new || place_remove_tree(output->stage, error); /* which is the old tree now */
}

void output_free(Output *output)
{
    if (!output)
        return;
    close_descriptor(&output->stage_descriptor);
    close_descriptor(&output->old_descriptor);
    if (output->lock >= 0) {
        if (!output->finished)
            place_remove_tree(output->stage, NULL);
        unlink(output->lock_path);
        close_descriptor(&output->lock);
    }
    g_clear_pointer(&output->folders, g_hash_table_unref);
    g_clear_pointer(&output->table, g_hash_table_unref);
    g_clear_pointer(&output->old, g_ptr_array_unref);
    g_ptr_array_unref(output->new);
    g_mutex_clear(&output->mutex);
    g_free(output->path);
    g_free(output->stage);
    g_free(output->old_path);
    g_free(output->lock_path);
    g_free(output);
}
