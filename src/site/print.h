/*
 * print.h: the two halves of printing, for site_print alone.
 *
 * The output takes batches in the order of their numbers. Batch 0 are the assets; then come the
 * pages, language by language, so many to a batch; then all other files.
 */
#pragma once

#include "site/view.h"

G_BEGIN_DECLS

/* No number of a batch. */
#define PRINT_FAILED G_MAXUINT

/* print-pages.c: writes the pages of the plan, the first batch having this number; returns the
 * number behind the last, or PRINT_FAILED and `error`. */
guint print_pages(const Site *site, Output *output, const SitePrintOptions *options,
                  guint first_batch, SiteSummary *summary, GError **error);

/* print-files.c: the same of the assets, as one batch; and of the pages and files of no language.
 */
guint print_assets(const Site *site, Output *output, guint first_batch, SiteSummary *summary,
                   GError **error);
guint print_files(const Site *site, Output *output, guint jobs, guint first_batch,
                  SiteSummary *summary, GError **error);

/* Adds a part to the sum that the mutex guards. */
void print_add_summary(SiteSummary *sum, const SiteSummary *part, GMutex *mutex);

G_END_DECLS
