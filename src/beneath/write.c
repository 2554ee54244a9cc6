/* Writing a whole file at once: a new one, or in place of another. */
#include "beneath/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Names that are tried for a file that is to take the place of another. */
#define NAMES 100

/* Writes all of it, to the disk; closes the descriptor. */
static int write_and_close(int descriptor, mode_t mode, const char *bytes, gsize length)
{
    bool written = write_all(descriptor, bytes, length) && fchmod(descriptor, mode) == 0 &&
                   fsync(descriptor) == 0;
    int why = errno;
    if (close(descriptor) != 0 && written)
        return -1;
    errno = why;
    return written ? 0 : -1;
}

/* Makes a file beside another one; its path is `beside` then. */
static int open_beside(Beneath *beneath, const char *path, char **beside)
{
    int descriptor = -1;
    for (guint i = 0; i < NAMES && descriptor < 0 && (i == 0 || errno == EEXIST); i++) {
        g_free(*beside);
        *beside = g_strdup_printf("%s.%08x", path, g_random_int());
        descriptor = beneath_open(beneath, *beside, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    }
    return descriptor;
}

/* Removes what could not be written whole; errno stays. */
static int give_up(Beneath *beneath, const char *path)
{
    int why = errno;
    beneath_unlink(beneath, path);
    errno = why;
    return -1;
}

int beneath_replace(Beneath *beneath, const char *path, mode_t mode, const char *bytes,
                    gsize length)
{
    struct stat status;
    g_autofree char *beside = NULL;
    if (beneath_stat(beneath, path, &status) == 0 && !S_ISREG(status.st_mode)) {
        errno = S_ISLNK(status.st_mode) ? ELOOP : EEXIST;
        return -1;
    }
    int descriptor = open_beside(beneath, path, &beside);
    if (descriptor < 0)
        return -1;
    if (write_and_close(descriptor, mode, bytes, length) != 0 ||
        beneath_rename(beneath, beside, beneath, path, 0) != 0)
        return give_up(beneath, beside);
    return 0;
}

int beneath_sync_folder(Beneath *beneath, const char *path)
{
    int folder = beneath_open(beneath, path, O_RDONLY | O_DIRECTORY, 0);
    int status = folder < 0 ? -1 : fsync(folder);
    int why = errno;
    if (folder >= 0)
        close(folder);
    errno = why;
    return status;
}

int beneath_sync_all(Beneath *beneath)
{
    int folder = beneath_open(beneath, "", O_RDONLY | O_DIRECTORY, 0);
    int status = folder < 0 ? -1 : syncfs(folder);
    int why = errno;
    if (folder >= 0)
        close(folder);
    errno = why;
    return status;
}

int beneath_write_new(Beneath *beneath, const char *path, const char *bytes, gsize length)
{
    struct stat status;
    g_autofree char *folder = g_path_get_dirname(path);
    if (beneath_make_folders(beneath, folder, 0777) != 0)
        return -1;
    int descriptor = beneath_open(beneath, path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (descriptor < 0)
        return -1;
    mode_t mode = fstat(descriptor, &status) == 0 ? status.st_mode & 07777 : S_IRUSR | S_IWUSR;
    return write_and_close(descriptor, mode, bytes, length) == 0 ? 0 : give_up(beneath, path);
}
