/* What keeps a second build out: a file beside what is printed, and the printed folder itself. */
#include "output/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

struct Lock {
    const Place *place;
    int descriptor, folder; /* of the file and of OUT; -1 for none */
    const char *why_in_place;
};

/* Locks what is open; closes it and sets `error` where that fails. */
static bool lock_open(int descriptor, const Place *place, const char *name, GError **error)
{
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno == EWOULDBLOCK)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is printing to '%s'",
                    place->path);
    else
        place_fail(place, "could not lock", name, error);
    close(descriptor);
    return false;
}

/* Whether an open file can be a lock: those have no bytes, and what has some is somebody's. */
static bool check_file(int descriptor, const Place *place, GError **error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return place_fail(place, "could not look at", place->lock, error);
    if (S_ISREG(status.st_mode) && status.st_size == 0)
        return true;
    g_set_error(
        error, G_IO_ERROR, G_IO_ERROR_EXISTS,
        "'%s/%s' was not made by statusbook, which needs this name for a lock; move it away",
        beneath_name(place->above), place->lock);
    return false;
}

/* Opens the file beside the place. What a build of somebody else has left, or holds, need not be
 * written to. */
static int open_file(const Place *place)
{
    int descriptor = beneath_open(place->above, place->lock, O_CREAT | O_RDWR | O_NONBLOCK, 0644);
    if (descriptor >= 0 || errno != EACCES || !beneath_can_change(place->above, ""))
        return descriptor;
    descriptor = beneath_open(place->above, place->lock, O_RDONLY | O_NONBLOCK, 0);
    errno = EACCES;
    return descriptor;
}

/* Takes the file beside the place. The build before may have removed one before it is locked. */
static bool take_file(Lock *lock, GError **error)
{
    const Place *place = lock->place;
    for (;;) {
        int descriptor = open_file(place);
        if (descriptor < 0)
            return place_fail(place, "could not make the lock", place->lock, error);
        if (!check_file(descriptor, place, error)) {
            close(descriptor);
            return false;
        }
        if (!lock_open(descriptor, place, place->lock, error))
            return false;
        if (beneath_is_at(place->above, place->lock, descriptor)) {
            lock->descriptor = descriptor;
            return true;
        }
        close(descriptor);
    }
}

/* Takes the folder itself. Where there is none, that fails like all else. */
static bool take_folder(Lock *lock, GError **error)
{
    const Place *place = lock->place;
    for (;;) {
        int descriptor =
            beneath_open(place->above, place->name, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0);
        if (descriptor < 0)
            return place_fail(place, "could not open", place->name, error);
        if (!lock_open(descriptor, place, place->name, error))
            return false;
        if (beneath_is_at(place->above, place->name, descriptor)) {
            lock->folder = descriptor;
            return true;
        }
        close(descriptor);
    }
}

/* Whether nothing can be made beside a folder, which is why the file cannot be had. */
static bool is_alone(const Place *place, const GError *error)
{
    struct stat status;
    bool is_closed = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
                     g_error_matches(error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
    bool is_busy = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_BUSY);
    return (is_closed || (beneath_is_mount(place->above, place->name) && !is_busy)) &&
           beneath_stat(place->above, place->name, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool take_beside(Lock *lock, GError **error)
{
    g_autoptr(GError) unlocked = NULL;
    if (take_file(lock, &unlocked))
        return true;
    if (is_alone(lock->place, unlocked)) {
        lock->why_in_place = "its parent cannot be written";
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&unlocked));
    return false;
}

/* Takes what is at the place as well, if it is a folder: whoever has it mounted elsewhere does not
 * see the file. Where that is had, it will do: not every file system can lock folders. */
static bool take_inside(Lock *lock, GError **error)
{
    g_autoptr(GError) unlocked = NULL;
    if (take_folder(lock, &unlocked) ||
        (lock->descriptor >= 0 && !g_error_matches(unlocked, G_IO_ERROR, G_IO_ERROR_BUSY)))
        return true;
    g_propagate_error(error, g_steal_pointer(&unlocked));
    return false;
}

Lock *lock_take(const Place *place, GError **error)
{
    g_autoptr(Lock) lock = g_new(Lock, 1);
    *lock = (Lock){place, -1, -1, NULL};
    return take_beside(lock, error) && take_inside(lock, error) ? g_steal_pointer(&lock) : NULL;
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
        if (beneath_is_at(lock->place->above, lock->place->lock, lock->descriptor))
            beneath_unlink(lock->place->above, lock->place->lock);
        close(lock->descriptor);
    }
    if (lock->folder >= 0)
        close(lock->folder);
    g_free(lock);
}
