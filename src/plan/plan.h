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

/* The plan of a book, which must outlive it: how many pages of each kind there are, and no list of
 * them. Free with plan_free. */
typedef struct Plan Plan;
Plan *plan_new(const Book *book);
void plan_free(Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* How many pages a language has. */
guint plan_count(const Plan *plan);

/* The page of a language's plan with this index, from 0 to plan_count - 1. */
Page plan_page(const Plan *plan, guint locale, guint index);

G_END_DECLS
