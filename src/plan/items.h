/*
 * items.h: the things of a protocol that have a page each: for the table of kinds alone.
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

extern const PageItems items_pairs, items_codes, items_classes;

/* Whether a protocol has a glossary. */
bool has_glossary(const Book *book, guint protocol);

/* Whether search engines may index the page of a pair: site.yaml says which (publish.index_pairs).
 */
bool indexing_of_pair(const Book *book, const Page *page);

G_END_DECLS
