#include "output/manifest.h"

#include <string.h>
#include <xxhash.h>

#define FIRST_LINE "statusbook manifest 1"

static void entry_free(gpointer data)
{
    g_free(((ManifestEntry *)data)->path);
    g_free(data);
}

GPtrArray *manifest_new(void)
{
    return g_ptr_array_new_with_free_func(entry_free);
}

void manifest_add(GPtrArray *manifest, const char *path, guint64 hash, gsize length)
{
    ManifestEntry *entry = g_new(ManifestEntry, 1);
    *entry = (ManifestEntry){g_strdup(path), hash, length};
    g_ptr_array_add(manifest, entry);
}

guint64 manifest_hash(const char *bytes, gsize length)
{
    return XXH3_64bits(bytes, length);
}

static bool read_line(const char *line, GPtrArray *manifest)
{
    char *end;
    guint64 hash = g_ascii_strtoull(line, &end, 16);
    if (end != line + 16 || *end != ' ')
        return false;
    const char *digits = end + 1;
    guint64 length = g_ascii_strtoull(digits, &end, 10);
    if (end == digits || *end != ' ' || end[1] == '\0')
        return false;
    manifest_add(manifest, end + 1, hash, length);
    return true;
}

GPtrArray *manifest_read(const char *tree, GError **error)
{
    g_autofree char *path = g_build_filename(tree, MANIFEST_PATH, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GPtrArray) manifest = manifest_new();
    g_autoptr(GError) unread = NULL;
    if (!g_file_get_contents(path, &text, NULL, &unread)) {
        if (g_error_matches(unread, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return g_steal_pointer(&manifest);
        g_propagate_error(error, g_steal_pointer(&unread));
        return NULL;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool formed = lines[0] && strcmp(lines[0], FIRST_LINE) == 0;
    for (guint i = 1; formed && lines[i]; i++)
        formed = lines[i][0] == '\0' || read_line(lines[i], manifest);
    if (formed)
        return g_steal_pointer(&manifest);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                "'%s' is not a manifest that this program knows; remove the folder '%s' or choose "
                "another",
                path, tree);
    return NULL;
}

static int entry_compare(gconstpointer x, gconstpointer y)
{
    const ManifestEntry *a = *(ManifestEntry *const *)x, *b = *(ManifestEntry *const *)y;
    return strcmp(a->path, b->path);
}

void manifest_format(GPtrArray *manifest, GString *out)
{
    g_ptr_array_sort(manifest, entry_compare);
    g_string_append(out, FIRST_LINE "\n");
    for (guint i = 0; i < manifest->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(manifest, i);
        g_string_append_printf(out, "%016" G_GINT64_MODIFIER "x %" G_GSIZE_FORMAT " %s\n",
                               entry->hash, entry->length, entry->path);
    }
}

GHashTable *manifest_table(const GPtrArray *manifest)
{
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < manifest->len; i++) {
        ManifestEntry *entry = g_ptr_array_index(manifest, i);
        g_hash_table_insert(table, entry->path, entry);
    }
    return table;
}
