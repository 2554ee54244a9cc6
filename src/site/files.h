/*
 * files.h: a file that is printed besides the pages of the plan and assets. It is made when it is
 * asked for.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

typedef struct SiteFile SiteFile;
struct SiteFile {
    char *path;                    /* from the root of the site */
    guint locale, protocol, index; /* what it is about; the index is that of a code, of what moved
                                      or of a sitemap */
    void (*render)(const Site *site, const SiteFile *file, GString *out);
    /* Renders it when all pages are printed, so that it may tell when they changed. NULL where that
     * does not matter. */
    void (*render_dated)(const Site *site, const SiteFile *file, const Output *output,
                         GString *out);
};

G_END_DECLS
