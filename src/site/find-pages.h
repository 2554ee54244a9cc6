/*
 * find-pages.h: the pages of a protocol that find leads to besides codes and comparisons.
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

/* The pages that the page of a protocol lists, in the order of their kinds, and that page itself;
 * calls `func` for each. */
typedef void (*FindPage)(const Page *page, gpointer data);
void find_each_page(const Book *book, const Protocol *protocol, FindPage func, gpointer data);

G_END_DECLS
