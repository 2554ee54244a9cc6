/*
 * api-guides.h: what explains the codes of a protocol in the data for programs: its decision trees
 * and its terms.
 */
#pragma once

#include "book/book.h"
#include "json.h"

G_BEGIN_DECLS

/* `trees` and `unreached`. */
void api_put_trees(Json *json, const Book *book, const Protocol *protocol);

/* `terms`. */
void api_put_terms(Json *json, const Book *book, const Protocol *protocol);

G_END_DECLS
