#include "output/lock.h"

#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct Lock {
    char *path;
    int descriptor;
};

/* Whether a descriptor still is the file at a path: the build before may have removed it. */
static bool is_file_at(int descriptor, const char *path)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* Opens and locks the file at `path`; -1 and `error`. */
static int open_locked(const char *path, const char *subject, GError **error)
{
    int descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        place_fail(error, "could not make the lock", path);
        return -1;
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    if (errno == EWOULDBLOCK)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is printing to '%s'",
                    subject);
    else
        place_fail(error, "could not lock", path);
    close(descriptor);
    return -1;
}

Lock *lock_take(const char *path, GError **error)
{
    g_autofree char *own = g_strconcat(path, ".statusbook-lock", NULL);
    for (;;) {
        int descriptor = open_locked(own, path, error);
        if (descriptor < 0)
            return NULL;
        if (is_file_at(descriptor, own)) {
            Lock *lock = g_new(Lock, 1);
            *lock = (Lock){g_steal_pointer(&own), descriptor};
            return lock;
        }
        close(descriptor);
    }
}

void lock_free(Lock *lock)
{
    if (!lock)
        return;
    unlink(lock->path);
    close(lock->descriptor);
    g_free(lock->path);
    g_free(lock);
}
