/*
 * indexing.h: which pages a search engine should index.
 */
#pragma once

#include "plan/coverage.h"

G_BEGIN_DECLS

/* Whether a pair may be indexed at all (publish.index_pairs); every other page may. A page that may
 * not says noindex. */
bool indexing_may_index(const Book *book, const Page *page);

/* Whether a page stands in the sitemap: it may be indexed, and enough of it is translated. */
bool indexing_in_sitemap(const Coverages *coverages, const Book *book, const Page *page);

G_END_DECLS
