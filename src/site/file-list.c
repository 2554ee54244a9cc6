/* The files that are printed besides the pages of the plan and assets. */
#include "site/file-list.h"

#include "book/homes.h"
#include "page/view-moved.h"
#include "page/view-not-found.h"
#include "page/view-opensearch.h"
#include "plan/hosts.h"
#include "plan/route.h"
#include "site/api-files.h"
#include "site/editions.h"
#include "site/files.h"
#include "site/headers.h"
#include "site/redirects.h"
#include "site/sitemaps.h"

#include <string.h>

/* The pages of the root, which belong to no language. */
static void files_render_root(const Site *site, const SiteFile *file, GString *out)
{
    Page page = {.kind = (PageKind)file->index};
    g_autoptr(Arena) arena = arena_new();
    const Edition *edition = editions_bare(site, book_main_language(site->layout.book));
    edition_render(edition, &page, arena, out);
}

static void files_render_robots(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append(out, "User-agent: *\nAllow: /\n");
    const SiteSettings *settings = &site->layout.book->settings;
    if (settings->base_url && !settings->is_preview)
        g_string_append_printf(out, "Sitemap: %ssitemap.xml\n", settings->base_url);
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

/* Cards and badges that are not of the plan: who shows them in a frame or as a picture cannot be
 * led on by a page. */
static void files_render_card_of(const Site *site, const SiteFile *file, PageKind kind,
                                 GString *out)
{
    Page page = {kind, file->locale, file->protocol, file->index, 0};
    g_autoptr(Arena) arena = arena_new();
    edition_render(editions_whole(site, file->locale), &page, arena, out);
}

static void files_render_card(const Site *site, const SiteFile *file, GString *out)
{
    files_render_card_of(site, file, PAGE_CARD, out);
}

static void files_render_badge(const Site *site, const SiteFile *file, GString *out)
{
    files_render_card_of(site, file, PAGE_BADGE, out);
}

static void files_render_left(const Site *site, const SiteFile *file, GString *out)
{
    Page page = plan_page(site->plan, file->locale, file->index);
    view_left_render(editions_bare(site, file->locale), &page, out);
}

static void files_add_root(GPtrArray *files, const Book *book)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        g_autoptr(GString) path = g_string_new(NULL);
        if (kind_row((PageKind)k)->level != LEVEL_ROOT)
            continue;
        route_append_path(book, &(Page){.kind = (PageKind)k}, path);
        site_file_add(files, g_strdup(path->str),
                      (SiteFile){.index = k, .render = files_render_root});
    }
}

static void files_add_host(GPtrArray *files, const Site *site)
{
    const Book *book = site->layout.book;
    const Host *host = host_of(book);
    site_file_add(files, g_strdup(".nojekyll"), (SiteFile){.render = files_render_nothing});
    if (host->reads_headers)
        site_file_add(files, g_strdup("_headers"), (SiteFile){.render = headers_render});
    if (site->redirects)
        site_file_add(files, g_strdup("_redirects"), (SiteFile){.render = redirects_render});
    for (guint l = 0; host->not_found != HOST_NOT_FOUND_ROOT && l < book->n_locales; l++)
        if (book_is_here(book, l))
            site_file_add(files, g_strdup_printf("%s/404.html", book->locales[l].id),
                          (SiteFile){.locale = l, .render = files_render_not_found});
}

/* The card and the badge of a code, under the name `local` in a language. */
static void files_add_cards(GPtrArray *files, const Book *book, guint locale, const char *local,
                            const Page *code)
{
    SiteFile card = {.locale = locale, .protocol = code->protocol, .index = code->a};
    g_autofree char *base = route_base(book, &(Page){.kind = PAGE_CARD, .locale = locale});
    card.render = files_render_card;
    site_file_add(files, g_strconcat(base, local, kind_ending(PAGE_CARD), NULL), card);
    card.render = files_render_badge;
    site_file_add(files, g_strconcat(base, local, kind_ending(PAGE_BADGE), NULL), card);
}

static void files_add_moved(GPtrArray *files, const Site *site, guint locale)
{
    const Book *book = site->layout.book;
    for (guint i = 0; site->moves && i < site->moves->pages->len; i++) {
        const Moved *moved = g_ptr_array_index(site->moves->pages, i);
        site_file_add(files,
                      g_strdup_printf("%s/%s" PAGE_ENDING, book->locales[locale].id, moved->from),
                      (SiteFile){.locale = locale, .index = i, .render = files_render_moved});
        if (moved->has_card && book->settings.cards != CARDS_NONE)
            files_add_cards(files, book, locale, moved->from, &moved->to);
    }
}

/* A language that has left: each of its pages, and what had moved before, leads to where it is; but
 * not where one line of _redirects does. Its cards stay. */
static void files_add_left(GPtrArray *files, const Site *site, guint locale)
{
    const Book *book = site->layout.book;
    for (guint i = 0; i < plan_count(site->plan); i++) {
        Page page = plan_page(site->plan, locale, i);
        g_autoptr(GString) path = g_string_new(NULL);
        route_append_path(book, &page, path);
        SiteFile file = {.locale = locale, .index = i, .render = files_render_left};
        if (kind_row(page.kind)->level == LEVEL_CARD)
            file = (SiteFile){.locale = locale,
                              .protocol = page.protocol,
                              .index = page.a,
                              .render =
                                  page.kind == PAGE_CARD ? files_render_card : files_render_badge};
        site_file_add(files, g_strdup(path->str), file);
    }
    files_add_moved(files, site, locale);
}

static void files_add_sitemaps(GPtrArray *files, const Site *site, guint locale)
{
    const char *language = site->layout.book->locales[locale].id;
    for (guint i = 0; i < sitemaps_count(site); i++)
        site_file_add(files, g_strdup_printf("sitemap-%s-%u.xml", language, i + 1),
                      (SiteFile){.locale = locale,
                                 .index = i,
                                 .render = sitemaps_render,
                                 .render_dated = sitemaps_render_dated});
}

/* What holds whole addresses. */
static void files_add_addressed(GPtrArray *files, const Site *site)
{
    const Book *book = site->layout.book;
    bool sitemaps = !book->settings.is_preview;
    if (sitemaps)
        site_file_add(files, g_strdup("sitemap.xml"), (SiteFile){.render = sitemaps_render_index});
    for (guint l = 0; l < book->n_locales; l++) {
        if (!book_is_here(book, l))
            continue;
        site_file_add(files, g_strdup_printf("%s/opensearch.xml", book->locales[l].id),
                      (SiteFile){.locale = l, .render = files_render_opensearch});
        if (sitemaps)
            files_add_sitemaps(files, site, l);
    }
}

GPtrArray *file_list_new(const Site *site)
{
    const Book *book = site->layout.book;
    GPtrArray *files = g_ptr_array_new_with_free_func(site_file_free);
    files_add_root(files, book);
    site_file_add(files, g_strdup("robots.txt"), (SiteFile){.render = files_render_robots});
    files_add_host(files, site);
    api_files_add(files, book);
    for (guint l = 0; l < book->n_locales; l++)
        if (book_is_here(book, l))
            files_add_moved(files, site, l);
    for (guint l = 0; !host_of(book)->leads_out && l < book->n_locales; l++)
        if (book_has_left(book, l))
            files_add_left(files, site, l);
    if (book->settings.base_url)
        files_add_addressed(files, site);
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

/* Adds the folder in which the pages of a level stand. */
static void add_level_folder(GPtrArray *folders, const Book *book, PageLevel level, guint locale,
                             guint protocol)
{
    g_autofree char *folder = route_folder(book, level, locale, protocol);
    folder[strlen(folder) - 1] = '\0'; /* the slash at its end */
    add_folder(folders, folder);
}

GPtrArray *file_list_folders(const Book *book)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    add_folder(folders, "assets");
    for (guint l = 0; l < book->n_locales; l++) {
        if (!book_is_here(book, l))
            continue;
        for (guint p = 0; p < book->n_protocols; p++) {
            add_level_folder(folders, book, LEVEL_PROTOCOL, l, p);
            if (kind_count(PAGE_CARD, book, p) > 0)
                add_level_folder(folders, book, LEVEL_CARD, l, p);
        }
        if (kind_count(PAGE_ACROSS, book, 0) > 0)
            add_level_folder(folders, book, LEVEL_ACROSS, l, 0);
    }
    for (guint p = 0; p < book->n_protocols; p++) {
        g_autofree char *data = g_strdup_printf("api/v1/%s", book->protocols[p].id);
        add_folder(folders, data);
        g_autofree char *pairs = g_strconcat(data, "/pairs", NULL);
        if (book->protocols[p].n_codes > 1)
            add_folder(folders, pairs);
    }
    return folders;
}
