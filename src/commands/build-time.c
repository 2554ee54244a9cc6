/* When an edition was made: by SOURCE_DATE_EPOCH, or by the newest file of the book. The clock is
 * never asked, so the same book gives the same bytes. */
#include "commands/build.h"

#include <sys/stat.h>

static const char *epoch(void)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    return text && text[0] ? text : NULL;
}

bool build_time_is_given(void)
{
    return epoch() != NULL;
}

static gint64 newest_in(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return 0;
    gint64 newest = status.st_mtime;
    g_autoptr(GDir) dir = S_ISDIR(status.st_mode) ? g_dir_open(path, 0, NULL) : NULL;
    if (dir)
        newest =
            0; /* of what is printed; the folder's own time tells of files that are none of it */
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        gint64 time = newest_in(below); /* once: MAX would ask twice, and so twice at each depth */
        newest = MAX(newest, time);
    }
    return newest;
}

gint64 build_time(GError **error)
{
    static const char *const inputs[] = {"site.yaml", "codes", "locales", "templates"};
    guint64 given;
    if (epoch()) {
        if (g_ascii_string_to_unsigned(epoch(), 10, 0, G_MAXINT64, &given, NULL))
            return (gint64)given;
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "SOURCE_DATE_EPOCH is a number of seconds since 1970, not '%s'", epoch());
        return -1;
    }
    gint64 newest = 0;
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++) {
        gint64 time = newest_in(inputs[i]);
        newest = MAX(newest, time);
    }
    return newest;
}

char *build_day(gint64 time)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time);
    return date ? g_date_time_format(date, "%Y-%m-%d") : g_strdup(MANIFEST_UNKNOWN);
}
