/* The files that are printed besides the pages of the plan and assets. */
#include "site/file-list.h"

#include "page/view-moved.h"
#include "page/view-not-found.h"
#include "page/view-opensearch.h"
#include "plan/hosts.h"
#include "site/api-across.h"
#include "site/api.h"
#include "site/editions.h"
#include "site/headers.h"
#include "site/redirects.h"
#include "site/sitemaps.h"

#include <string.h>

static void site_file_free(gpointer data)
{
    g_free(((SiteFile *)data)->path);
    g_free(data);
}

static void files_add(GPtrArray *files, char *path, SiteFile file)
{
    SiteFile *copy = g_new(SiteFile, 1);
    *copy = file;
    copy->path = path;
    g_ptr_array_add(files, copy);
}

static void files_render_robots(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append(out, "User-agent: *\nAllow: /\n");
    if (site->layout.book->settings.base_url)
        g_string_append_printf(out, "Sitemap: %ssitemap.xml\n",
                               site->layout.book->settings.base_url);
}

/* So that GitHub Pages publishes the files as they are. It harms nowhere, and a site that is
 * printed for no host may come to lie there. */
static void files_render_nothing(const Site *site, const SiteFile *file, GString *out)
{
    (void)site;
    (void)file;
    (void)out;
}

static void files_render_opensearch(const Site *site, const SiteFile *file, GString *out)
{
    view_opensearch_render(editions_bare(site, file->locale), out);
}

static void files_render_not_found(const Site *site, const SiteFile *file, GString *out)
{
    view_not_found_render(editions_bare(site, file->locale), out);
}

static void files_render_moved(const Site *site, const SiteFile *file, GString *out)
{
    const Moved *moved = g_ptr_array_index(site->moves->pages, file->index);
    view_moved_render(editions_bare(site, file->locale), moved, out);
}

static void files_add_api(GPtrArray *files, const Book *book)
{
    files_add(files, g_strdup("api/v1/schema.json"), (SiteFile){.render = api_render_schema});
    if (book->n_relations > 0)
        files_add(files, g_strdup("api/v1/across.json"), (SiteFile){.render = api_render_across});
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        files_add(files, g_strdup_printf("api/v1/%s.json", protocol->id),
                  (SiteFile){.protocol = p, .render = api_render_protocol});
        files_add(files, g_strdup_printf("api/v1/%s-pairs.json", protocol->id),
                  (SiteFile){.protocol = p, .render = api_render_pairs});
        for (guint c = 0; c < protocol->n_codes; c++)
            files_add(files,
                      g_strdup_printf("api/v1/%s/%s.json", protocol->id, protocol->codes[c].id),
                      (SiteFile){.protocol = p, .index = c, .render = api_render_code});
    }
}

static void files_add_host(GPtrArray *files, const Site *site)
{
    const Book *book = site->layout.book;
    const Host *host = host_of(book);
    files_add(files, g_strdup(".nojekyll"), (SiteFile){.render = files_render_nothing});
    if (host->reads_headers)
        files_add(files, g_strdup("_headers"), (SiteFile){.render = headers_render});
    if (site->redirects)
        files_add(files, g_strdup("_redirects"), (SiteFile){.render = redirects_render});
    for (guint l = 0; host->not_found != HOST_NOT_FOUND_ROOT && l < book->n_locales; l++)
        files_add(files, g_strdup_printf("%s/404.html", book->locales[l].id),
                  (SiteFile){.locale = l, .render = files_render_not_found});
}

static void files_add_moved(GPtrArray *files, const Site *site)
{
    const Book *book = site->layout.book;
    for (guint l = 0; site->moves && l < book->n_locales; l++)
        for (guint i = 0; i < site->moves->pages->len; i++) {
            const Moved *moved = g_ptr_array_index(site->moves->pages, i);
            files_add(files, g_strdup_printf("%s/%s.html", book->locales[l].id, moved->from),
                      (SiteFile){.locale = l, .index = i, .render = files_render_moved});
        }
}

GPtrArray *file_list_new(const Site *site)
{
    const Book *book = site->layout.book;
    GPtrArray *files = g_ptr_array_new_with_free_func(site_file_free);
    files_add(files, g_strdup("robots.txt"), (SiteFile){.render = files_render_robots});
    files_add_host(files, site);
    files_add_api(files, book);
    files_add_moved(files, site);
    if (!book->settings.base_url)
        return files;
    files_add(files, g_strdup("sitemap.xml"), (SiteFile){.render = sitemaps_render_index});
    for (guint l = 0; l < book->n_locales; l++) {
        files_add(files, g_strdup_printf("%s/opensearch.xml", book->locales[l].id),
                  (SiteFile){.locale = l, .render = files_render_opensearch});
        for (guint i = 0; i < sitemaps_count(book); i++)
            files_add(files, g_strdup_printf("sitemap-%s-%u.xml", book->locales[l].id, i + 1),
                      (SiteFile){.locale = l,
                                 .index = i,
                                 .render = sitemaps_render,
                                 .render_dated = sitemaps_render_dated});
    }
    return files;
}

/* Adds a folder after those above it, unless it is there. */
static void add_folder(GPtrArray *folders, const char *path)
{
    if (strcmp(path, ".") == 0 ||
        g_ptr_array_find_with_equal_func(folders, path, g_str_equal, NULL))
        return;
    g_autofree char *above = g_path_get_dirname(path);
    add_folder(folders, above);
    g_ptr_array_add(folders, g_strdup(path));
}

GPtrArray *file_list_folders(const Book *book)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    add_folder(folders, "assets");
    for (guint l = 0; l < book->n_locales; l++) {
        for (guint p = 0; p < book->n_protocols; p++) {
            g_autofree char *pages =
                g_strdup_printf("%s/%s", book->locales[l].id, book->protocols[p].id);
            add_folder(folders, pages);
        }
        g_autofree char *across = g_strdup_printf("%s/across", book->locales[l].id);
        if (kind_count(PAGE_ACROSS, book, 0) > 0)
            add_folder(folders, across);
    }
    for (guint p = 0; p < book->n_protocols; p++) {
        g_autofree char *data = g_strdup_printf("api/v1/%s", book->protocols[p].id);
        add_folder(folders, data);
    }
    return folders;
}
