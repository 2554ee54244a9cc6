/*
 * files.h: what is printed besides the pages of the plan and assets: robots.txt, sitemaps, search
 * descriptions, the data for programs, what the host reads. Each is made when it is asked for.
 */
#pragma once

#include "book/book.h"
#include "output/output.h"

G_BEGIN_DECLS

struct Site;

typedef struct SiteFile SiteFile;
struct SiteFile {
    char *path;                   /* from the root of the site */
    guint locale, protocol, part; /* what it is about */
    void (*render)(const struct Site *site, const SiteFile *file, GString *out);
    /* The same when all pages are printed and it is known when they changed; NULL where that does
     * not matter. */
    void (*render_dated)(const struct Site *site, const SiteFile *file, const Output *output,
                         GString *out);
};

/* All of them, a list of SiteFile; free with g_ptr_array_unref. */
GPtrArray *files_of_site(const struct Site *site);

/* The folders of the site, each behind those above it: a list of paths; free with
 * g_ptr_array_unref. */
GPtrArray *files_folders(const Book *book);

/* api.c */
void api_render_protocol(const struct Site *site, const SiteFile *file, GString *out);
void api_render_code(const struct Site *site, const SiteFile *file, GString *out);
void api_render_pairs(const struct Site *site, const SiteFile *file, GString *out);
void api_render_schema(const struct Site *site, const SiteFile *file, GString *out);

/* sitemaps.c */
guint sitemaps_parts(const Book *book);
void sitemaps_render_index(const struct Site *site, const SiteFile *file, GString *out);
void sitemaps_render_part(const struct Site *site, const SiteFile *file, GString *out);
/* With the day of each page's last change, as far as it is known. */
void sitemaps_render_dated_part(const struct Site *site, const SiteFile *file, const Output *output,
                                GString *out);

/* headers.c: _headers, for hosts that read it. */
void headers_render(const struct Site *site, const SiteFile *file, GString *out);

/* redirects.c: _redirects, for hosts that read it; made once. NULL where there is nothing to say.
 * Free with g_string_free. */
GString *redirects_new(const struct Site *site, Diagnostics *diagnostics);
void redirects_render(const struct Site *site, const SiteFile *file, GString *out);

/* view-moved.c: what stands where a page was. */
void moved_render(const struct Site *site, const SiteFile *file, GString *out);

/* view-extra.c: LANG/404.html, for hosts that show the nearest one. */
void lost_render_language(const struct Site *site, const SiteFile *file, GString *out);

G_END_DECLS
