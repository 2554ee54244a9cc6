/*
 * sitemaps.h: sitemaps (sitemaps.org, protocol 0.9): an index, and for each language as many as it
 * takes.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

/* How many a language has. */
guint sitemaps_count(const Site *site);

void sitemaps_render_index(const Site *site, const SiteFile *file, GString *out);

/* The sitemap of a language with the file's index; and with the day of each page's last change, as
 * far as it is known. */
void sitemaps_render(const Site *site, const SiteFile *file, GString *out);
void sitemaps_render_dated(const Site *site, const SiteFile *file, const Output *output,
                           GString *out);

G_END_DECLS
