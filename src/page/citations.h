/*
 * citations.h: links to the documents that define things.
 */
#pragma once

#include "book/book.h"
#include "page/arena.h"

G_BEGIN_DECLS

/* A list of links, one for each document: "RFC 3261 §21.4.24". */
TemplateValue citations_links(const Tokens *sources, Arena *arena);

G_END_DECLS
