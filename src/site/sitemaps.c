/* Sitemaps (sitemaps.org, protocol 0.9): an index, and for each language as many as it takes. */
#include "site/files.h"
#include "site/listing.h"
#include "site/plan.h"
#include "site/view.h"

/* A sitemap may list 50,000 addresses and have 50 MB; an address takes up to 1.2 KB with its
 * alternates. */
#define PAGES_A_PART 40000

guint sitemaps_parts(const Book *book)
{
    return (plan_count(book) + PAGES_A_PART - 1) / PAGES_A_PART;
}

static void append_address(const Book *book, const Page *page, GString *out)
{
    g_autoptr(GString) address = g_string_new(book->settings.base_url);
    g_string_append(address, book->locales[page->locale].id);
    g_string_append_c(address, '/');
    route_append_local(book, page, address);
    template_escape(address->str, (gssize)address->len, out);
}

void sitemaps_render_index(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    const Book *book = site->book;
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (guint l = 0; l < book->n_locales; l++)
        for (guint part = 0; part < sitemaps_parts(book); part++) {
            g_string_append(out, "<sitemap><loc>");
            template_escape(book->settings.base_url, -1, out);
            g_string_append_printf(out, "sitemap-%s-%u.xml</loc></sitemap>\n", book->locales[l].id,
                                   part + 1);
        }
    g_string_append(out, "</sitemapindex>\n");
}

static void append_alternate(const Book *book, const Page *page, const char *tag, GString *out)
{
    g_string_append_printf(out, "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"", tag);
    append_address(book, page, out);
    g_string_append(out, "\"/>");
}

/* The day since which a page is as it is, where the output knows it. */
static void append_day(const Book *book, const Page *page, const Output *output, GString *out)
{
    char day[MANIFEST_SINCE_SIZE];
    g_autoptr(GString) path = g_string_new(NULL);
    route_append_path(book, page, path);
    if (output_since(output, path->str, day))
        g_string_append_printf(out, "<lastmod>%s</lastmod>", day);
}

static void append_page(const Site *site, const Page *page, const Output *output, GString *out)
{
    const Book *book = site->book;
    g_string_append(out, "<url><loc>");
    append_address(book, page, out);
    g_string_append(out, "</loc>");
    if (output)
        append_day(book, page, output, out);
    Page other = *page;
    for (other.locale = 0; other.locale < book->n_locales; other.locale++)
        if (coverage_is_indexed(site->coverages, &other))
            append_alternate(book, &other, book->locales[other.locale].tag, out);
    other.locale = book->english;
    append_alternate(book, &other, "x-default", out);
    g_string_append(out, "</url>\n");
}

void sitemaps_render_part(const Site *site, const SiteFile *file, GString *out)
{
    sitemaps_render_dated_part(site, file, NULL, out);
}

void sitemaps_render_dated_part(const Site *site, const SiteFile *file, const Output *output,
                                GString *out)
{
    const Book *book = site->book;
    guint first = file->part * PAGES_A_PART, last = MIN(first + PAGES_A_PART, plan_count(book));
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                         "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (guint i = first; i < last; i++) {
        Page page = plan_page(book, file->locale, i);
        if (listing_in_sitemap(site->coverages, book, &page))
            append_page(site, &page, output, out);
    }
    g_string_append(out, "</urlset>\n");
}
