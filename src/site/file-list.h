/*
 * file-list.h: which files are printed besides the pages of the plan and assets: robots.txt,
 * sitemaps, search descriptions, the data for programs, pages that lead on, what the host reads.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

/* All of them, a list of SiteFile; free with g_ptr_array_unref. */
GPtrArray *file_list_new(const Site *site);

/* The folders of the site, each after those above it: a list of paths; free with
 * g_ptr_array_unref. */
GPtrArray *file_list_folders(const Book *book);

G_END_DECLS
