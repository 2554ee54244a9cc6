#include "site/files.h"
#include "site/host.h"
#include "site/links.h"
#include "site/view.h"

#include <string.h>

Site *site_new(const Book *book, const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(Site) site = g_new0(Site, 1);
    site->book = book;
    site->coverages = coverages_new(book);
    site->words = words_new(book);
    site->template_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    host_check_settings(book, diagnostics);
    bool assets = assets_load(site, folder, diagnostics);
    bool templates = templates_load(site, folder, diagnostics);
    site->moves = moves_new(book, diagnostics);
    site->redirects = redirects_new(site, diagnostics);
    site->files = files_of_site(site);
    site->editions = g_new0(Edition *, book->n_locales);
    site->bare = g_new0(Edition *, book->n_locales);
    if (assets && templates)
        links_check(site, diagnostics);
    return assets && templates ? g_steal_pointer(&site) : NULL;
}

void site_free(Site *site)
{
    if (!site)
        return;
    for (guint l = 0; site->bare && l < site->book->n_locales; l++) {
        edition_free(site->editions[l]);
        edition_free(site->bare[l]);
    }
    g_free(site->editions);
    g_free(site->bare);
    for (guint v = 0; v < VIEW_N; v++) {
        template_free(site->templates[v]);
        g_free(site->names[v]);
    }
    g_clear_pointer(&site->assets, g_ptr_array_unref);
    g_clear_pointer(&site->files, g_ptr_array_unref);
    moves_free(site->moves);
    if (site->redirects)
        g_string_free(site->redirects, TRUE);
    g_free(site->find);
    g_free(site->schema);
    g_hash_table_unref(site->template_texts);
    words_free(site->words);
    coverages_free(site->coverages);
    g_free(site);
}

const Book *site_book(const Site *site)
{
    return site->book;
}

Progress site_progress(const Site *site, guint locale)
{
    return coverage_of_language(site->coverages, locale);
}

const char *site_base_path(const Site *site)
{
    const char *base = site->book->settings.base_url;
    const char *host = base ? strstr(base, "://") : NULL;
    const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
    return path ? path : "/";
}

/* Made by the first who asks; the others wait for it. */
static const Edition *site_edition(const Site *site, guint locale)
{
    Edition **place = &site->editions[locale];
    if (g_once_init_enter(place))
        g_once_init_leave(place, edition_new(site, locale));
    return *place;
}

const Edition *site_bare_edition(const Site *site, guint locale)
{
    Edition **place = &site->bare[locale];
    if (g_once_init_enter(place))
        g_once_init_leave(place, edition_new_bare(site, locale));
    return *place;
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
    bool is_root = page.kind == PAGE_ROOT || page.kind == PAGE_LOST;
    const Edition *edition = is_root ? site_bare_edition(site, site->book->english)
                                     : site_edition(site, page.locale);
    g_autoptr(Scratch) scratch = scratch_new();
    edition_render(edition, &page, scratch, out);
    return true;
}
