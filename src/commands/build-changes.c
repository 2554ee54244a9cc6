/* The lists of what changed, for rsync, an upload or the purge of a cache. */
#include "commands/build.h"
#include "output/place.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {"added", "changed", "removed"};

/* The address of a file as pages say it. */
static void append_address(const char *path, const char *base_url, bool clean_urls, GString *out)
{
    gsize length = strlen(path);
    g_string_append(out, base_url);
    if (clean_urls && g_str_has_suffix(path, ".html"))
        length -= strlen(".html");
    if (clean_urls && length >= strlen("index") &&
        memcmp(path + length - strlen("index"), "index", strlen("index")) == 0 &&
        (length == strlen("index") || path[length - strlen("index") - 1] == '/') &&
        path[length] == '.')
        length -= strlen("index");
    g_autofree char *own = g_strndup(path, length);
    g_string_append_uri_escaped(out, own, "/", FALSE);
    g_string_append_c(out, '\n');
}

static bool write_list(const GPtrArray *paths, const char *folder, const char *name,
                       const char *base_url, bool clean_urls, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *file = g_build_filename(folder, name, NULL);
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        if (base_url)
            append_address(path, base_url, clean_urls, text);
        else
            g_string_append_printf(text, "%s\n", path);
    }
    return g_file_set_contents(file, text->str, (gssize)text->len, error);
}

bool build_clear_changes(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0755) != 0)
        return fail_errno(error, "could not make", folder);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *file = g_build_filename(folder, names[i], NULL);
        if (unlink(file) != 0 && errno != ENOENT)
            return fail_errno(error, "could not remove", file);
    }
    return access(folder, W_OK) == 0 || fail_errno(error, "could not write to", folder);
}

static bool write_lists(const Changes *changes, const char *folder, const char *base_url,
                        bool clean_urls, GError **error)
{
    const GPtrArray *const lists[] = {changes->added, changes->changed, changes->removed};
    if (g_mkdir_with_parents(folder, 0755) != 0)
        return fail_errno(error, "could not make", folder);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (!write_list(lists[i], folder, names[i], base_url, clean_urls, error))
            return false;
    return true;
}

bool build_write_changes(const Changes *changes, const char *folder, const char *base_url,
                         bool clean_urls, GError **error)
{
    if (write_lists(changes, folder, base_url, clean_urls, error))
        return true;
    build_clear_changes(folder, NULL); /* one of three looks like all that has changed */
    g_prefix_error(error, "all is done but the lists of changes: ");
    return false;
}
