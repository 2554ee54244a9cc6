/* Sitemaps (sitemaps.org, protocol 0.9): an index, and for each language as many as it takes. */
#include "site/sitemaps.h"

#include "book/homes.h"
#include "plan/indexing.h"
#include "plan/route.h"

/* A sitemap may list 50,000 addresses and have 50 MB; an address takes up to 1.2 KB with its
 * alternates in so many languages, and more where there are more. */
#define PAGES_A_SITEMAP 40000
#define LANGUAGES_OF_IT 10

/* How many pages a sitemap goes through. */
static guint pages_a_sitemap(const Book *book)
{
    return PAGES_A_SITEMAP / MAX(book->n_locales, LANGUAGES_OF_IT) * LANGUAGES_OF_IT;
}

guint sitemaps_count(const Site *site)
{
    guint pages = pages_a_sitemap(site->layout.book);
    return (plan_count(site->plan) + pages - 1) / pages;
}

void sitemaps_render_index(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    const Book *book = site->layout.book;
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (guint l = 0; l < book->n_locales; l++)
        for (guint i = 0; book_is_here(book, l) && i < sitemaps_count(site); i++) {
            g_string_append(out, "<sitemap><loc>");
            template_escape(book->settings.base_url, -1, out);
            g_string_append_printf(out, "sitemap-%s-%u.xml</loc></sitemap>\n", book->locales[l].id,
                                   i + 1);
        }
    g_string_append(out, "</sitemapindex>\n");
}

/* One sitemap while it is rendered, with what is the same for all its addresses. */
typedef struct Sitemap {
    const Site *site;
    const Output *output; /* NULL where nothing is known of changes */
    GPtrArray *bases;     /* char *: how the addresses of each language begin, escaped */
    GPtrArray
        *openings;  /* char *: how an alternate in each language begins; x-default at the end */
    GString *root;  /* the address of the root, escaped */
    GString *local; /* the end of the addresses of one page, escaped */
    GString *path;  /* of one page, as it is */
} Sitemap;

static char *alternate_opening(const char *tag, const char *base)
{
    return g_strdup_printf("<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s", tag, base);
}

static void sitemap_init(Sitemap *sitemap, const Site *site, const Output *output)
{
    const Book *book = site->layout.book;
    *sitemap = (Sitemap){.site = site,
                         .output = output && output_tells_since(output) ? output : NULL,
                         .bases = g_ptr_array_new_with_free_func(g_free),
                         .openings = g_ptr_array_new_with_free_func(g_free),
                         .root = g_string_new(NULL),
                         .local = g_string_new(NULL),
                         .path = g_string_new(NULL)};
    template_escape(book->locales[book->english].base_url, -1, sitemap->root);
    for (guint l = 0; l < book->n_locales; l++) {
        g_autofree char *plain =
            g_strconcat(book->locales[l].base_url, book->locales[l].id, "/", NULL);
        GString *base = g_string_new(NULL);
        template_escape(plain, -1, base);
        g_ptr_array_add(sitemap->bases, g_string_free(base, FALSE));
        g_ptr_array_add(sitemap->openings,
                        alternate_opening(book->locales[l].tag, sitemap->bases->pdata[l]));
    }
    g_ptr_array_add(sitemap->openings,
                    alternate_opening("x-default", sitemap->bases->pdata[book->english]));
}

static void sitemap_clear(Sitemap *sitemap)
{
    g_ptr_array_unref(sitemap->bases);
    g_ptr_array_unref(sitemap->openings);
    g_string_free(sitemap->root, TRUE);
    g_string_free(sitemap->local, TRUE);
    g_string_free(sitemap->path, TRUE);
}

static void append_alternate(const Sitemap *sitemap, guint language, GString *out)
{
    g_string_append(out, sitemap->openings->pdata[language]);
    g_string_append_len(out, sitemap->local->str, (gssize)sitemap->local->len);
    g_string_append(out, "\"/>");
}

/* The day since which a page is as it is, where the output knows it. */
static void append_day(const Sitemap *sitemap, const Page *page, GString *out)
{
    char day[MANIFEST_SINCE_SIZE];
    if (!sitemap->output)
        return;
    g_string_truncate(sitemap->path, 0);
    route_append_path(sitemap->site->layout.book, page, sitemap->path);
    if (output_since(sitemap->output, sitemap->path->str, day))
        g_string_append_printf(out, "<lastmod>%s</lastmod>", day);
}

static void append_page(const Sitemap *sitemap, const Page *page, GString *out)
{
    const Book *book = sitemap->site->layout.book;
    PageSources sources = page_sources(book, page);
    g_string_truncate(sitemap->path, 0);
    g_string_truncate(sitemap->local, 0);
    route_append_local(book, page, sitemap->path);
    template_escape(sitemap->path->str, (gssize)sitemap->path->len, sitemap->local);
    g_string_append(out, "<url><loc>");
    g_string_append(out, sitemap->bases->pdata[page->locale]);
    g_string_append_len(out, sitemap->local->str, (gssize)sitemap->local->len);
    g_string_append(out, "</loc>");
    append_day(sitemap, page, out);
    for (guint l = 0; l < book->n_locales; l++)
        if (coverage_is_indexed_in(sitemap->site->layout.coverages, l, &sources))
            append_alternate(sitemap, l, out);
    /* The home pages are reached by way of the choice of language. */
    if (page->kind == PAGE_HOME)
        g_string_append_printf(out,
                               "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"%s\"/>",
                               sitemap->root->str);
    else
        append_alternate(sitemap, book->n_locales, out);
    g_string_append(out, "</url>\n");
}

void sitemaps_render(const Site *site, const SiteFile *file, GString *out)
{
    sitemaps_render_dated(site, file, NULL, out);
}

void sitemaps_render_dated(const Site *site, const SiteFile *file, const Output *output,
                           GString *out)
{
    const Book *book = site->layout.book;
    guint first = file->index * pages_a_sitemap(book),
          last = MIN(first + pages_a_sitemap(book), plan_count(site->plan));
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                         "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    Sitemap sitemap;
    sitemap_init(&sitemap, site, output);
    for (guint i = first; i < last; i++) {
        Page page = plan_page(site->plan, file->locale, i);
        if (indexing_in_sitemap(site->layout.coverages, book, &page))
            append_page(&sitemap, &page, out);
    }
    sitemap_clear(&sitemap);
    g_string_append(out, "</urlset>\n");
}
