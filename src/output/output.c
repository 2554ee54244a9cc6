#include "output/output.h"

#include "output/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STAGE_ENDING "statusbook-new"
#define LOCK_ENDING  "statusbook-lock"
/* Folders that nftw holds open at once. */
#define WALK_DESCRIPTORS 16

struct Output {
    char *path, *stage, *lock_path; /* NULL for nothing */
    int stage_descriptor, old_descriptor, lock;
    GPtrArray *old;    /* the manifest of what is there */
    GHashTable *table; /* its entries by path */
    struct timespec printed; /* when it was written: what is younger was changed by somebody else */
    GMutex mutex;      /* of the new manifest */
    GPtrArray *new;
    gint n_written;    /* atomic */
    bool finished;
};

static void close_descriptor(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static bool fail(GError **error, const char *action, const char *path)
{
    int code = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code), "%s '%s': %s", action, path,
                g_strerror(code));
    return false;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* Removes a folder with all that is in it; none there is fine. */
static bool remove_tree(const char *path, GError **error)
{
    if (nftw(path, remove_entry, WALK_DESCRIPTORS, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
        return fail(error, "could not remove", path);
    return true;
}

/* Whether there is nothing at a path, an empty folder, or a tree that statusbook printed. */
static bool may_replace(const char *path, GError **error)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || fail(error, "could not look at", path);
    if (!S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return fail(error, "could not print to", path);
    }
    g_autofree char *mark = g_build_filename(path, MANIFEST_FOLDER, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (dir && (!g_dir_read_name(dir) || g_file_test(mark, G_FILE_TEST_EXISTS)))
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "'%s' holds files that statusbook did not print; empty it or choose another folder",
                path);
    return false;
}

/* Whether a descriptor still is the file at a path: the build before may have removed it meanwhile. */
static bool is_file_at(int descriptor, const char *path)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static bool take_lock(Output *output, GError **error)
{
    for (;;) {
        output->lock = open(output->lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
        if (output->lock < 0)
            return fail(error, "could not make the lock", output->lock_path);
        if (flock(output->lock, LOCK_EX | LOCK_NB) != 0)
            break;
        if (is_file_at(output->lock, output->lock_path))
            return true;
        close_descriptor(&output->lock);
    }
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is printing to '%s'",
                output->path);
    close_descriptor(&output->lock);
    return false;
}

static bool make_parents(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    return g_mkdir_with_parents(parent, 0755) == 0 || fail(error, "could not make", parent);
}

static bool begin_stage(Output *output, GError **error)
{
    if (!remove_tree(output->stage, error))
        return false;
    if (mkdir(output->stage, 0755) != 0)
        return fail(error, "could not make", output->stage);
    output->stage_descriptor = open(output->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    output->old_descriptor = open(output->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat status;
    if (output->old_descriptor >= 0 &&
        fstatat(output->old_descriptor, MANIFEST_PATH, &status, 0) == 0)
        output->printed = status.st_mtim;
    return output->stage_descriptor >= 0 || fail(error, "could not open", output->stage);
}

static bool read_old(Output *output, GError **error)
{
    output->old = manifest_read(output->path, error);
    if (!output->old)
        return false;
    output->table = manifest_table(output->old);
    return true;
}

Output *output_new_tree(const char *path, GError **error)
{
    g_autoptr(Output) output = output_new_nothing();
    output->path = g_canonicalize_filename(path, NULL);
    output->stage = g_strconcat(output->path, "." STAGE_ENDING, NULL);
    output->lock_path = g_strconcat(output->path, "." LOCK_ENDING, NULL);
    if (!make_parents(output->path, error) || !take_lock(output, error) ||
        !may_replace(output->path, error) || !read_old(output, error) ||
        !begin_stage(output, error) ||
        !output_make_folder(output, MANIFEST_FOLDER, error))
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
    return g_mkdir_with_parents(full, 0755) == 0 || fail(error, "could not make", full);
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
    int descriptor = openat(output->stage_descriptor, path,
                            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail(error, "could not make", path);
    bool written = write_all(descriptor, bytes, length);
    if (!written)
        fail(error, "could not write", path);
    if (close(descriptor) != 0 && written)
        return fail(error, "could not write", path);
    return written;
}

static bool is_younger(struct timespec time, struct timespec than)
{
    return time.tv_sec > than.tv_sec ||
           (time.tv_sec == than.tv_sec && time.tv_nsec > than.tv_nsec);
}

/* Links the file of the last print, where it has these bytes: by its manifest, as long as its length and
 * time say that nobody changed it since. */
static bool keep_file(Output *output, const char *path, guint64 hash, gsize length)
{
    const ManifestEntry *entry = g_hash_table_lookup(output->table, path);
    struct stat status;
    return entry && entry->hash == hash && entry->length == length &&
           fstatat(output->old_descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status.st_mode) && (gsize)status.st_size == length &&
           !is_younger(status.st_mtim, output->printed) &&
           linkat(output->old_descriptor, path, output->stage_descriptor, path, 0) == 0;
}

bool output_write(Output *output, const char *path, const char *bytes, gsize length,
                  GError **error)
{
    if (!output->path)
        return true;
    guint64 hash = manifest_hash(bytes, length);
    g_mutex_lock(&output->mutex);
    manifest_add(output->new, path, hash, length);
    g_mutex_unlock(&output->mutex);
    if (keep_file(output, path, hash, length))
        return true;
    g_atomic_int_inc(&output->n_written);
    return write_file(output, path, bytes, length, error);
}

/* ---- Files that statusbook did not print ----------------------------------------------------------- */

/* Links one into the stage, where nothing is printed in its place. */
static bool keep_foreign(Output *output, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!output_make_folder(output, folder, error))
        return false;
    if (linkat(output->old_descriptor, path, output->stage_descriptor, path, 0) == 0 ||
        errno == EEXIST)
        return true;
    return fail(error, "could not keep", path);
}

/* Looks through a folder of the old tree; `folder` is its path in it, "" for all. */
static bool keep_foreign_in(Output *output, const char *folder, GError **error)
{
    g_autofree char *full = g_build_filename(output->path, folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(full, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = folder[0] ? g_build_filename(folder, name, NULL) : g_strdup(name);
        g_autofree char *entry = g_build_filename(output->path, path, NULL);
        bool is_folder = g_file_test(entry, G_FILE_TEST_IS_DIR) &&
                         !g_file_test(entry, G_FILE_TEST_IS_SYMLINK);
        if (strcmp(path, MANIFEST_FOLDER) == 0 || g_hash_table_contains(output->table, path))
            continue;
        if (!(is_folder ? keep_foreign_in(output, path, error) : keep_foreign(output, path, error)))
            return false;
    }
    return true;
}

/* ---- Putting it in its place ------------------------------------------------------------------------- */

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
    if (!write_manifest(output, error) || !keep_foreign_in(output, "", error))
        return false;
    output->finished = true;
    if (renameat2(AT_FDCWD, output->stage, AT_FDCWD, output->path, RENAME_EXCHANGE) == 0)
        return remove_tree(output->stage, error); /* which is the old tree now */
    if (errno == ENOENT && rename(output->stage, output->path) == 0)
        return true;
    output->finished = false;
    return fail(error, "could not put the new site at", output->path);
}

void output_free(Output *output)
{
    if (!output)
        return;
    close_descriptor(&output->stage_descriptor);
    close_descriptor(&output->old_descriptor);
    if (output->lock >= 0) {
        if (!output->finished)
            remove_tree(output->stage, NULL);
        unlink(output->lock_path);
        close_descriptor(&output->lock);
    }
    g_clear_pointer(&output->table, g_hash_table_unref);
    g_clear_pointer(&output->old, g_ptr_array_unref);
    g_ptr_array_unref(output->new);
    g_mutex_clear(&output->mutex);
    g_free(output->path);
    g_free(output->stage);
    g_free(output->lock_path);
    g_free(output);
}
