/*
 * plan.h: which pages there are, in the order in which they are printed.
 *
 * The plan of a language is the cards of each protocol, the pages of each, then those across
 * protocols, and then its own. Within each, kinds come in the order of their table (kinds-list.h):
 * pages before those that list them.
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

/* How many pages a language has. */
guint plan_count(const Book *book);

/* The page of a language's plan with this index, from 0 to plan_count - 1. */
Page plan_page(const Book *book, guint locale, guint index);

G_END_DECLS
