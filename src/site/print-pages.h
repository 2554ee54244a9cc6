/*
 * print-pages.h: prints the pages of the plan.
 *
 * The output takes batches in the order of their numbers. Batch 0 are the assets; then come the
 * pages, language by language, so many to a batch; then all other files.
 */
#pragma once

#include "site/printed.h"

G_BEGIN_DECLS

/* No number of a batch. */
#define PRINT_FAILED G_MAXUINT

/* Writes the pages of the plan, the first batch having this number. Returns the number after the
 * last, or PRINT_FAILED and `error`. */
guint print_pages(const Site *site, Output *output, const SitePrintOptions *options,
                  guint first_batch, Printed *printed, GError **error);

/* Whether somebody wants the printing to end; then with `error`. */
bool print_is_stopped(const SitePrintOptions *options, GError **error);

G_END_DECLS
