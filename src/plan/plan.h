/*
 * plan.h: which pages there are, in the order in which they are printed.
 */
#pragma once

#include "plan/route.h"

G_BEGIN_DECLS

/* How many pages a language has. */
guint plan_count(const Book *book);

/* The page at a place of a language's plan (0 to plan_count - 1). Pages come before those that list
 * them: of each protocol the pairs, codes, classes, the matrix, the index; then what belongs to no
 * protocol, home last. */
Page plan_page(const Book *book, guint locale, guint place);

G_END_DECLS
