/* Tells when a file of a book changes: its site.yaml, or anything of codes, locales and templates.
 */
#include "serve/watch.h"

#include "text-hash.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* An editor that saves makes several events of one change; this much later they are all there. What
 * comes later is one more change. */
#define WATCH_SETTLES_MS 10
/* Folders of a book lie at most so deep (locales/LANG/PROTOCOL). */
#define WATCH_DEPTH_MAX 4

struct Watch {
    char *folder;
    void (*changed)(gpointer user_data);
    gpointer user_data;
    GHashTable *monitors; /* path of a folder → GFileMonitor */
    GHashTable *targets;  /* paths of files that files of the book link to */
    GHashTable *trees;    /* folders that were looked through, as no link leads there */
    guint settling;       /* the source that waits, or 0 */
};

/* Where the files of a book stand, below its folder. */
static const char *const watch_roots[] = {"codes", "locales", "templates"};

static bool watch_is_root(const Watch *watch, GFile *parent, const char *name)
{
    g_autoptr(GFile) folder = g_file_new_for_path(watch->folder);
    if (!parent || !g_file_equal(parent, folder))
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(watch_roots); i++)
        if (g_strcmp0(watch_roots[i], name) == 0)
            return true;
    return g_strcmp0(name, "site.yaml") == 0;
}

static bool watch_counts(const Watch *watch, GFile *file)
{
    static const char *const endings[] = {".yaml", ".mustache", ".css", ".js", ".json"};
    if (!file)
        return false;
    g_autofree char *path = g_file_get_path(file), *name = g_file_get_basename(file);
    if (g_hash_table_contains(watch->targets, path))
        return true;
    g_autoptr(GFile) parent = g_file_get_parent(file);
    if (name[0] == '.' || !watch_is_root(watch, parent, name))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i]))
            return true;
    return g_hash_table_contains(watch->monitors, path) || g_file_test(path, G_FILE_TEST_IS_DIR);
}

static void watch_update(Watch *watch);

static gboolean watch_settled(gpointer data)
{
    Watch *watch = data;
    watch->settling = 0;
    watch_update(watch);
    watch->changed(watch->user_data);
    return G_SOURCE_REMOVE;
}

static void watch_event(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                        gpointer data)
{
    (void)monitor;
    Watch *watch = data;
    /* While a file is being written it is not looked at: its end is an event of its own. */
    if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
        return;
    if (watch->settling == 0 && (watch_counts(watch, file) || watch_counts(watch, other)))
        watch->settling = g_timeout_add(WATCH_SETTLES_MS, watch_settled, watch);
}

/* Watches one folder, if there is one. */
static bool watch_folder(Watch *watch, const char *path)
{
    if (g_hash_table_contains(watch->monitors, path))
        return true;
    g_autoptr(GFile) file = g_file_new_for_path(path);
    GFileMonitor *monitor =
        g_file_test(path, G_FILE_TEST_IS_DIR)
            ? g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL)
            : NULL;
    if (!monitor)
        return false;
    g_signal_connect(monitor, "changed", G_CALLBACK(watch_event), watch);
    g_hash_table_insert(watch->monitors, g_strdup(path), monitor);
    return true;
}

/* What a link to a file leads to is watched as well: its own folder sees no change. */
static void watch_link(Watch *watch, const char *path)
{
    g_autofree char *target = realpath(path, NULL);
    g_autofree char *folder = target ? g_path_get_dirname(target) : NULL;
    if (folder && watch_folder(watch, folder))
        g_hash_table_add(watch->targets, g_steal_pointer(&target));
}

/* Whether a folder is one of the book that is met for the first time: links may lead to it again
 * and again, and out of the book, where nothing is read. */
static bool watch_enters(Watch *watch, const char *path)
{
    g_autofree char *book = realpath(watch->folder, NULL), *real = realpath(path, NULL);
    gsize length = book ? strlen(book) : 0;
    bool is_inside = book && real && strncmp(real, book, length) == 0 &&
                     (real[length] == '/' || real[length] == '\0' || length == 1);
    return is_inside && g_hash_table_add(watch->trees, g_steal_pointer(&real));
}

/* Watches a folder and those below it. */
static void watch_tree(Watch *watch, const char *path, guint depth)
{
    g_autoptr(GDir) dir =
        depth < WATCH_DEPTH_MAX && watch_enters(watch, path) ? g_dir_open(path, 0, NULL) : NULL;
    if (!dir || !watch_folder(watch, path))
        return;
    for (const char *name; (name = g_dir_read_name(dir));) {
        GStatBuf status;
        g_autofree char *below = g_build_filename(path, name, NULL);
        if (name[0] == '.' || g_lstat(below, &status) != 0 || S_ISREG(status.st_mode))
            continue;
        if (g_file_test(below, G_FILE_TEST_IS_DIR))
            watch_tree(watch, below, depth + 1);
        else
            watch_link(watch, below);
    }
}

/* All anew, since a folder may be another one under the same name; and before the book is read, so
 * that what changes from then on is seen. The old monitors go first: GIO gives a new one of a path
 * the watch of the old, which is that of a folder that has moved away. */
static void watch_update(Watch *watch)
{
    g_hash_table_remove_all(watch->monitors);
    g_hash_table_remove_all(watch->targets);
    g_hash_table_remove_all(watch->trees);
    g_autofree char *settings = g_build_filename(watch->folder, "site.yaml", NULL);
    watch_folder(watch, watch->folder);
    if (g_file_test(settings, G_FILE_TEST_IS_SYMLINK))
        watch_link(watch, settings);
    for (guint i = 0; i < G_N_ELEMENTS(watch_roots); i++) {
        g_autofree char *path = g_build_filename(watch->folder, watch_roots[i], NULL);
        watch_tree(watch, path, 0);
    }
}

Watch *watch_new(const char *folder, void (*changed)(gpointer user_data), gpointer user_data)
{
    Watch *watch = g_new0(Watch, 1);
    watch->folder = g_canonicalize_filename(folder, NULL);
    watch->changed = changed;
    watch->user_data = user_data;
    watch->monitors = g_hash_table_new_full(text_hash, g_str_equal, g_free, g_object_unref);
    watch->targets = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    watch->trees = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    watch_update(watch);
    return watch;
}

void watch_free(Watch *watch)
{
    if (!watch)
        return;
    if (watch->settling)
        g_source_remove(watch->settling);
    g_hash_table_unref(watch->monitors);
    g_hash_table_unref(watch->targets);
    g_hash_table_unref(watch->trees);
    g_free(watch->folder);
    g_free(watch);
}
