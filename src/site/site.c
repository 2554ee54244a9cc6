/* Lays out a site, and finds what stands at a path. */
#include "plan/host.h"
#include "site/assets.h"
#include "site/editions.h"
#include "site/file-list.h"
#include "site/files.h"
#include "site/links-check.h"
#include "site/redirects.h"
#include "site/site-internal.h"
#include "site/templates.h"
#include "plan/route.h"
#include "text-hash.h"

#include <string.h>

Site *site_new(const Book *book, const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(Site) site = g_new0(Site, 1);
    site->layout.book = book;
    site->layout.coverages = coverages_new(book);
    site->layout.words = words_new(book);
    site->plan = plan_new(book);
    site->template_texts = g_hash_table_new_full(text_hash, g_str_equal, g_free, g_free);
    host_check_settings(book, diagnostics);
    bool templates = templates_load(site, folder, diagnostics);
    bool assets = assets_load(site, folder, diagnostics);
    site->moves = moves_new(book, diagnostics);
    site->redirects = redirects_new(site, diagnostics);
    site->files = file_list_new(site);
    site->editions = g_new0(Edition *, book->n_locales);
    site->bare_editions = g_new0(Edition *, book->n_locales);
    if (assets && templates)
        links_check(site, diagnostics);
    return assets && templates ? g_steal_pointer(&site) : NULL;
}

void site_free(Site *site)
{
    if (!site)
        return;
    editions_free(site);
    for (guint v = 0; v < VIEW_N; v++) {
        template_free(site->layout.templates[v]);
        g_free(site->layout.names[v]);
    }
    g_clear_pointer(&site->assets, g_ptr_array_unref);
    g_clear_pointer(&site->files, g_ptr_array_unref);
    moves_free(site->moves);
    if (site->redirects)
        g_string_free(site->redirects, TRUE);
    g_free(site->layout.find);
    g_free(site->schema);
    g_hash_table_unref(site->template_texts);
    words_free(site->layout.words);
    coverages_free(site->layout.coverages);
    plan_free(site->plan);
    g_free(site);
}

const Book *site_book(const Site *site)
{
    return site->layout.book;
}

Progress site_progress(const Site *site, guint locale)
{
    return coverage_of_language(site->layout.coverages, locale);
}

static const SiteFile *find_file(const GPtrArray *files, const char *path)
{
    for (guint i = 0; i < files->len; i++) {
        const SiteFile *file = g_ptr_array_index(files, i);
        if (strcmp(file->path, path) == 0)
            return file;
    }
    return NULL;
}

bool site_render(const Site *site, const char *path, GString *out)
{
    const SiteFile *file = find_file(site->assets, path);
    if (!file)
        file = find_file(site->files, path);
    if (file) {
        site_file_render(site, file, out);
        return true;
    }
    Page page;
    if (!route_find(site->layout.book, path, &page))
        return false;
    g_autoptr(Arena) arena = arena_new();
    edition_render(editions_whole(site, page.locale), &page, arena, out);
    return true;
}
