/*
 * print-files.h: prints the assets, and the pages and files of no language. For the batches see
 * print-pages.h.
 */
#pragma once

#include "site/printed.h"

G_BEGIN_DECLS

/* Writes the assets that the pages load, and all files, a batch each. The first batch has this
 * number; returns the number after the last, or PRINT_FAILED and `error`. */
guint print_assets(const Site *site, Output *output, const SitePrintOptions *options,
                   guint first_batch, Printed *printed, GError **error);
guint print_files(const Site *site, Output *output, guint jobs, guint first_batch, Printed *printed,
                  GError **error);

G_END_DECLS
