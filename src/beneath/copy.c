/* Copying a file from one root to another, where it cannot be linked or renamed. */
#include "beneath/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Bytes that are copied at once. */
#define COPY_BLOCK 65536

static int copy_bytes(int from, int to)
{
    char block[COPY_BLOCK];
    for (ssize_t n; (n = read(from, block, sizeof block)) != 0;) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || !write_all(to, block, (gsize)n))
            return -1;
    }
    return 0;
}

void beneath_copy_attributes(int from, int to)
{
    ssize_t length = flistxattr(from, NULL, 0);
    g_autofree char *names = length > 0 ? g_malloc((gsize)length) : NULL;
    length = names ? flistxattr(from, names, (gsize)length) : 0;
    for (ssize_t at = 0; at < length; at += (ssize_t)strlen(names + at) + 1) {
        ssize_t size = fgetxattr(from, names + at, NULL, 0);
        g_autofree char *value = size > 0 ? g_malloc((gsize)size) : NULL;
        if (value && (size = fgetxattr(from, names + at, value, (gsize)size)) > 0)
            fsetxattr(to, names + at, value, (gsize)size, 0);
    }
}

/* The owner first: changing it may take bits of the mode away. */
static int copy_status(int to, const struct stat *status)
{
    const struct timespec times[] = {status->st_atim, status->st_mtim};
    if (fchown(to, (uid_t)-1, status->st_gid) != 0 && errno != EPERM)
        return -1;
    if (fchown(to, status->st_uid, (gid_t)-1) != 0 && errno != EPERM)
        return -1;
    return fchmod(to, status->st_mode & 07777) != 0 || futimens(to, times) != 0 ? -1 : 0;
}

static int copy_file(int from, const struct stat *status, Beneath *beneath, const char *path)
{
    int to = beneath_open(beneath, path, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (to < 0)
        return -1;
    int copied = copy_bytes(from, to);
    if (copied == 0) {
        beneath_copy_attributes(from, to);
        copied = copy_status(to, status);
    }
    int why = errno;
    if (close(to) != 0 && copied == 0) {
        why = errno;
        copied = -1;
    }
    if (copied != 0)
        beneath_unlink(beneath, path);
    errno = why;
    return copied;
}

static int copy_link(Beneath *from, const char *path, Beneath *to, const char *new_path)
{
    char target[PATH_MAX];
    const char *name, *new_name;
    int folder = beneath_parent(from, path, &name);
    ssize_t length = folder < 0 ? -1 : readlinkat(folder, name, target, sizeof target - 1);
    if (length < 0)
        return -1;
    target[length] = '\0';
    int new_folder = beneath_parent(to, new_path, &new_name);
    return new_folder < 0 ? -1 : symlinkat(target, new_folder, new_name);
}

int beneath_copy(Beneath *from, const char *path, Beneath *to, const char *new_path)
{
    struct stat status;
    if (beneath_stat(from, path, &status) != 0)
        return -1;
    if (S_ISLNK(status.st_mode))
        return copy_link(from, path, to, new_path);
    if (!S_ISREG(status.st_mode)) {
        errno = ENOTSUP;
        return -1;
    }
    int descriptor = beneath_open(from, path, O_RDONLY | O_NONBLOCK, 0);
    if (descriptor < 0)
        return -1;
    int copied =
        fstat(descriptor, &status) == 0 ? copy_file(descriptor, &status, to, new_path) : -1;
    int why = errno;
    close(descriptor);
    errno = why;
    return copied;
}
