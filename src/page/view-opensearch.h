/*
 * view-opensearch.h: the description by which browsers offer to search the site.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Appends LANG/opensearch.xml, in the language of a bare edition. The book has a base URL. */
void view_opensearch_render(const Edition *edition, GString *out);

G_END_DECLS
