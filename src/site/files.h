/*
 * files.h: a file that is printed besides the pages of the plan. Most are made when they are asked
 * for.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

typedef struct SiteFile SiteFile;
struct SiteFile {
    char *path;                    /* from the root of the site; owned */
    guint locale, protocol, index; /* what it is about; the index is that of a code, of what moved,
                                      of a sitemap or of a kind of page */
    bool of_language;              /* only the pages of its language load it */
    bool hashed;   /* its path has its hash in it: what is read there never changes */
    GBytes *bytes; /* what it holds, owned; NULL where it is rendered */
    void (*render)(const Site *site, const SiteFile *file, GString *out);
    /* Renders it when all pages are printed, so that it may tell when they changed. NULL where that
     * does not matter. */
    void (*render_dated)(const Site *site, const SiteFile *file, const Output *output,
                         GString *out);
};

/* Adds a file with this path, which is taken over; returns it. */
SiteFile *site_file_add(GPtrArray *files, char *path, SiteFile file);

/* Frees a file, for lists of them. */
void site_file_free(gpointer file);

/* Appends what it holds. */
void site_file_render(const Site *site, const SiteFile *file, GString *out);

G_END_DECLS
