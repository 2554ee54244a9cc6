/* Holding a file against bytes. It is read and not mapped: whoever makes a file shorter that is
 * mapped ends the program. */
#include "beneath/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Bytes that are compared at once. */
#define COMPARE_BLOCK 65536

static bool begins_with(int descriptor, const char *bytes, gsize length)
{
    char block[COMPARE_BLOCK];
    while (length > 0) {
        ssize_t n = read(descriptor, block, MIN(sizeof block, length));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || memcmp(block, bytes, (gsize)n) != 0)
            return false;
        bytes += n;
        length -= (gsize)n;
    }
    return true;
}

bool beneath_holds(Beneath *beneath, const char *path, const char *bytes, gsize length)
{
    struct stat status;
    int descriptor = beneath_open(beneath, path, O_RDONLY | O_NONBLOCK, 0);
    if (descriptor < 0)
        return false;
    bool same = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                (gsize)status.st_size == length && begins_with(descriptor, bytes, length);
    close(descriptor);
    return same;
}
