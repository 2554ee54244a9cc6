/*
 * site.h: the printed site: every page of a book, by its path or all of them.
 */
#pragma once

#include "book/progress.h"
#include "output/output.h"
#include "plan/host.h"
#include "plan/selection.h"

G_BEGIN_DECLS

typedef struct Site Site;

/* Lays out a book with the templates in folder/templates. What is wrong with them is added to
 * `diagnostics`. Returns NULL where pages cannot be rendered. The book must outlive the site. Free
 * with site_free. */
Site *site_new(const Book *book, const char *folder, Diagnostics *diagnostics);
void site_free(Site *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)

/* Appends the file with this path (es/sip/486.html, assets/…) to `out`. False where there is none.
 * Does not know who asks. What the pages of a language share is made for its first page and kept as
 * long as the site; several threads may ask at once. */
bool site_render(const Site *site, const char *path, GString *out);

const Book *site_book(const Site *site);

/* How much of the book a language has. */
Progress site_progress(const Site *site, guint locale);

/* How a site is printed. */
typedef struct SitePrintOptions {
    guint jobs;            /* threads, from 1 */
    guint shard, n_shards; /* the shard-th (from 1) of n shards of the plan; 1 of 1 is all of it.
                              Shared files are in the first, which also notes what the others
                              print */
    const Selection *selection; /* the pages that are printed, with the assets that they load; NULL:
                                   all, and all files */
    gint *n_done;               /* counts the pages of the plan while they are printed; atomic */
    const gint *stop;           /* not 0: printing is to end with an error; atomic; or NULL */
    HostCounts *counts;         /* counts all files, also those that are only noted; or NULL */
} SitePrintOptions;

/* What was printed. */
typedef struct SiteSummary {
    guint pages; /* HTML pages, and among them: */
    guint pair_pages;
    guint files;   /* all files */
    guint64 bytes; /* of all files */
    guint64 pair_bytes;
    guint new_assets; /* those that are not in what the output compares with, and among them: */
    guint same_names; /* those that have other bytes there */
} SiteSummary;

/* How many pages of the plan a print goes through: what n_done will be. */
guint site_count_pages(const Site *site, const SitePrintOptions *options);

/* Writes the files of the site to an output. False and `error`. */
bool site_print(const Site *site, Output *output, const SitePrintOptions *options,
                SiteSummary *summary, GError **error);

G_END_DECLS
