#include "site/files.h"
#include "site/view.h"

#include <string.h>

Site *site_new(const Book *book, const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(Site) site = g_new0(Site, 1);
    site->book = book;
    site->coverages = coverages_new(book);
    site->words = words_new(book);
    site->template_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    bool assets = assets_load(site, folder, diagnostics);
    bool templates = templates_load(site, folder, diagnostics);
    site->files = files_of_site(site);
    return assets && templates ? g_steal_pointer(&site) : NULL;
}

void site_free(Site *site)
{
    if (!site)
        return;
    for (guint v = 0; v < VIEW_N; v++) {
        template_free(site->templates[v]);
        g_free(site->names[v]);
    }
    g_clear_pointer(&site->assets, g_ptr_array_unref);
    g_clear_pointer(&site->files, g_ptr_array_unref);
    g_free(site->find);
    g_free(site->schema);
    g_hash_table_unref(site->template_texts);
    words_free(site->words);
    coverages_free(site->coverages);
    g_free(site);
}

bool site_render(const Site *site, const char *path, GString *out)
{
    for (guint i = 0; i < site->assets->len; i++) {
        const Asset *asset = g_ptr_array_index(site->assets, i);
        if (strcmp(asset->path, path) == 0) {
            g_string_append_len(out, asset->bytes, (gssize)asset->length);
            return true;
        }
    }
    for (guint i = 0; i < site->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(site->files, i);
        if (strcmp(file->path, path) == 0) {
            file->render(site, file, out);
            return true;
        }
    }
    Page page;
    if (!route_find(site->book, path, &page))
        return false;
    guint locale = page.kind == PAGE_ROOT || page.kind == PAGE_LOST ? site->book->english : page.locale;
    g_autoptr(Edition) edition = edition_new(site, locale);
    g_autoptr(Scratch) scratch = scratch_new();
    edition_render(edition, &page, scratch, out);
    return true;
}
