#include "output/lock.h"

#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct Lock {
    char *path;             /* of the file */
    int descriptor, folder; /* -1 for none */
    const char *why_in_place;
};

/* Whether a descriptor still is the file at a path: the build before may have removed it. */
static bool is_file_at(int descriptor, const char *path)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* Locks what is open; closes it and sets `error` where that fails. */
static bool lock_open(int descriptor, const char *path, const char *subject, GError **error)
{
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno == EWOULDBLOCK)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is printing to '%s'",
                    subject);
    else
        place_fail(error, "could not lock", path);
    close(descriptor);
    return false;
}

/* Takes the file beside `subject`. */
static bool take_file(Lock *lock, const char *subject, GError **error)
{
    for (;;) {
        int descriptor = open(lock->path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
        if (descriptor < 0)
            return place_fail(error, "could not make the lock", lock->path);
        if (!lock_open(descriptor, lock->path, subject, error))
            return false;
        if (is_file_at(descriptor, lock->path)) {
            lock->descriptor = descriptor;
            return true;
        }
        close(descriptor);
    }
}

/* Takes the folder itself. */
static bool take_folder(Lock *lock, const char *path, GError **error)
{
    for (;;) {
        int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor < 0)
            return place_fail(error, "could not open", path);
        if (!lock_open(descriptor, path, path, error))
            return false;
        if (is_file_at(descriptor, path)) {
            lock->folder = descriptor;
            return true;
        }
        close(descriptor);
    }
}

/* Whether nothing can be made beside a folder, which is why the file cannot be had. */
static bool is_alone(const char *path, const GError *error)
{
    bool is_closed = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
                     g_error_matches(error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
    bool is_busy = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_BUSY);
    return (is_closed || (place_is_mount(AT_FDCWD, path) && !is_busy)) &&
           g_file_test(path, G_FILE_TEST_IS_DIR);
}

static bool take_beside(Lock *lock, const char *path, GError **error)
{
    g_autoptr(GError) unlocked = NULL;
    if (take_file(lock, path, &unlocked))
        return true;
    if (is_alone(path, unlocked)) {
        lock->why_in_place = "its parent cannot be written";
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&unlocked));
    return false;
}

/* Takes what is at the path as well, if it is a folder: whoever has it mounted elsewhere does not
 * see the file. Where that is had, it will do: not every file system can lock folders. */
static bool take_inside(Lock *lock, const char *path, GError **error)
{
    g_autoptr(GError) unlocked = NULL;
    if (take_folder(lock, path, &unlocked) ||
        (lock->descriptor >= 0 && !g_error_matches(unlocked, G_IO_ERROR, G_IO_ERROR_BUSY)))
        return true;
    g_propagate_error(error, g_steal_pointer(&unlocked));
    return false;
}

Lock *lock_take(const char *path, GError **error)
{
    g_autoptr(Lock) lock = g_new(Lock, 1);
    *lock = (Lock){g_strconcat(path, ".statusbook-lock", NULL), -1, -1, NULL};
    return take_beside(lock, path, error) && take_inside(lock, path, error) ? g_steal_pointer(&lock)
                                                                            : NULL;
}

const char *lock_why_in_place(const Lock *lock)
{
    return lock->why_in_place;
}

void lock_free(Lock *lock)
{
    if (!lock)
        return;
    if (lock->descriptor >= 0) {
        unlink(lock->path);
        close(lock->descriptor);
    }
    if (lock->folder >= 0)
        close(lock->folder);
    g_free(lock->path);
    g_free(lock);
}
