/* When an edition was made, by the newest file of the book. The clock is never asked, so the same
 * book gives the same bytes. */
#include "beneath/beneath.h"
#include "commands/build.h"
#include "commands/epoch.h"
#include "text-hash.h"

#include <string.h>
#include <unistd.h>

/* The newest time of the files of the book. */
typedef struct Newest {
    Beneath *book;
    GHashTable *folders; /* those that were looked through: links may lead to one again and again */
    gint64 time;
} Newest;

static void look_at(Newest *newest, const char *path);

/* Takes the descriptor over. */
static void look_through(Newest *newest, const char *path, int descriptor)
{
    const struct dirent *entry;
    DIR *dir = fdopendir(descriptor);
    while (dir && (entry = readdir(dir))) {
        g_autofree char *below = g_build_filename(path, entry->d_name, NULL);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            look_at(newest, below);
    }
    if (dir)
        closedir(dir);
    else
        close(descriptor);
}

static bool is_new_folder(Newest *newest, const struct stat *status)
{
    return S_ISDIR(status->st_mode) &&
           g_hash_table_add(newest->folders,
                            g_strdup_printf("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                                            (guint64)status->st_dev, (guint64)status->st_ino));
}

/* A folder's own time does not count: it tells also of files that are none of the book. */
static void look_at(Newest *newest, const char *path)
{
    struct stat status;
    int descriptor = beneath_open_linked(newest->book, path);
    if (descriptor < 0)
        return;
    bool is_known = fstat(descriptor, &status) == 0;
    if (is_known && S_ISREG(status.st_mode))
        newest->time = MAX(newest->time, MIN(status.st_mtime, EPOCH_MAX));
    if (is_known && is_new_folder(newest, &status))
        look_through(newest, path, descriptor);
    else
        close(descriptor);
}

gint64 build_time_of_book(void)
{
    static const char *const inputs[] = {"site.yaml", "codes", "locales", "templates"};
    g_autoptr(Beneath) book = beneath_new(".");
    g_autoptr(GHashTable) folders = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    Newest newest = {book, folders, 0};
    for (guint i = 0; book && i < G_N_ELEMENTS(inputs); i++)
        look_at(&newest, inputs[i]);
    return newest.time;
}

char *build_day(gint64 time)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time);
    return date ? g_date_time_format(date, "%Y-%m-%d") : g_strdup(MANIFEST_UNKNOWN);
}
