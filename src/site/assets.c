/* Files that are printed as they are, under a name with their hash, so that they may be cached for good. */
#include "site/view.h"

#include <string.h>

/* Digits of SHA-256 in a name: two versions of a file never meet on one. */
#define HASH_DIGITS 10

static void asset_free(gpointer data)
{
    Asset *asset = data;
    g_free(asset->path);
    g_free(asset->bytes);
    g_free(asset);
}

/* Reads templates/assets/NAME as assets/STEM.HASH.ENDING; returns that path, or NULL after a message. */
static const char *asset_load(Site *site, const char *folder, const char *name,
                              Diagnostics *diagnostics)
{
    g_autofree char *path = g_strconcat("templates/assets/", name, NULL);
    g_autofree char *full = g_build_filename(folder, path, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree Asset *asset = g_new0(Asset, 1);
    if (!g_file_get_contents(full, &asset->bytes, &asset->length, &error)) {
        DiagnosticPlace place = {.path = path};
        diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place, "%s", error->message);
        return NULL;
    }
    g_autofree char *hash = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)asset->bytes, asset->length);
    const char *dot = strrchr(name, '.');
    asset->path = g_strdup_printf("assets/%.*s.%.*s%s", (int)(dot - name), name, HASH_DIGITS, hash,
                                  dot);
    const char *printed = asset->path;
    g_ptr_array_add(site->assets, g_steal_pointer(&asset));
    return printed;
}

bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics)
{
    site->assets = g_ptr_array_new_with_free_func(asset_free);
    site->style = asset_load(site, folder, "style.css", diagnostics);
    return site->style != NULL;
}
