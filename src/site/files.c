/* A file that is printed besides the pages of the plan. */
#include "site/files.h"

SiteFile *site_file_add(GPtrArray *files, char *path, SiteFile file)
{
    SiteFile *copy = g_new(SiteFile, 1);
    *copy = file;
    copy->path = path;
    g_ptr_array_add(files, copy);
    return copy;
}

void site_file_free(gpointer data)
{
    SiteFile *file = data;
    g_free(file->path);
    g_clear_pointer(&file->bytes, g_bytes_unref);
    g_free(file);
}

void site_file_render(const Site *site, const SiteFile *file, GString *out)
{
    if (!file->bytes) {
        file->render(site, file, out);
        return;
    }
    gsize length;
    const char *bytes = g_bytes_get_data(file->bytes, &length);
    if (length > 0) /* where there are none, GLib may give NULL for them */
        g_string_append_len(out, bytes, (gssize)length);
}
