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

/* What was printed, by one worker or by all. */
typedef struct Printed {
    SiteSummary summary;
    HostCounts *counts; /* of all files; owned */
} Printed;

/* Counts a file; one that is only noted, since another part has it, is none of the summary. */
void printed_count(Printed *printed, const char *path, gsize length, bool is_here);

/* Adds what a worker has printed to the whole, which the mutex guards, and frees its counts. */
void printed_add(Printed *whole, Printed *part, GMutex *mutex);

/* print-pages.c: writes the pages of the plan, the first batch having this number; returns the
 * number behind the last, or PRINT_FAILED and `error`. */
guint print_pages(const Site *site, Output *output, const SitePrintOptions *options,
                  guint first_batch, Printed *printed, GError **error);

/* print-files.c: the same of the assets, as one batch; and of the pages and files of no language.
 */
guint print_assets(const Site *site, Output *output, guint first_batch, Printed *printed,
                   GError **error);
guint print_files(const Site *site, Output *output, guint jobs, guint first_batch, Printed *printed,
                  GError **error);

G_END_DECLS
