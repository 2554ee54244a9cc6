/* The manifest of an archive or of a dry build while it grows: a temporary file without a name,
 * since it may be too large for memory. */
#include "output/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file has no name if the file system can do that, so that not even a killed build leaves one.
 */
int spool_open(GError **error)
{
    g_autofree char *path = NULL;
    int spool = open(g_get_tmp_dir(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (spool >= 0)
        return spool;
    spool = g_file_open_tmp("statusbook-manifest-XXXXXX", &path, error);
    if (spool >= 0)
        unlink(path);
    else
        g_prefix_error(error, "TMPDIR, '%s', takes no file: ", g_get_tmp_dir());
    return spool;
}

bool spool_write(int spool, const char *lines, gsize length, GError **error)
{
    return spool < 0 || write_all(spool, lines, length) ||
           fail_errno(error, "could not write the manifest to TMPDIR,", g_get_tmp_dir());
}
