#include "output/output.h"

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
/* In every tree that statusbook prints: so that no other folder is ever replaced. */
#define MARK ".statusbook"
/* Folders that nftw holds open at once. */
#define WALK_DESCRIPTORS 16

struct Output {
    char *path, *stage, *lock_path; /* NULL for nothing */
    int stage_descriptor, lock;
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
    g_autofree char *mark = g_build_filename(path, MARK, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (dir && (!g_dir_read_name(dir) || g_file_test(mark, G_FILE_TEST_EXISTS)))
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                "'%s' holds files that statusbook did not print; empty it or choose another folder",
                path);
    return false;
}

static bool take_lock(Output *output, GError **error)
{
    output->lock = open(output->lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (output->lock < 0)
        return fail(error, "could not make the lock", output->lock_path);
    if (flock(output->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
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
    return output->stage_descriptor >= 0 || fail(error, "could not open", output->stage);
}

Output *output_new_tree(const char *path, GError **error)
{
    g_autoptr(Output) output = output_new_nothing();
    output->path = g_canonicalize_filename(path, NULL);
    output->stage = g_strconcat(output->path, "." STAGE_ENDING, NULL);
    output->lock_path = g_strconcat(output->path, "." LOCK_ENDING, NULL);
    if (!make_parents(output->path, error) || !take_lock(output, error) ||
        !may_replace(output->path, error) || !begin_stage(output, error) ||
        !output_make_folder(output, MARK, error))
        return NULL;
    return g_steal_pointer(&output);
}

Output *output_new_nothing(void)
{
    Output *output = g_new0(Output, 1);
    output->stage_descriptor = output->lock = -1;
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

bool output_write(Output *output, const char *path, const char *bytes, gsize length,
                  GError **error)
{
    if (!output->path)
        return true;
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

bool output_finish(Output *output, GError **error)
{
    output->finished = true;
    if (!output->path)
        return true;
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
    if (output->lock >= 0) {
        if (!output->finished)
            remove_tree(output->stage, NULL);
        unlink(output->lock_path);
        close_descriptor(&output->lock);
    }
    g_free(output->path);
    g_free(output->stage);
    g_free(output->lock_path);
    g_free(output);
}
