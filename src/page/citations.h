/*
 * citations.h: links to the documents that define things.
 */
#pragma once

#include "book/book.h"
#include "page/arena.h"

G_BEGIN_DECLS

/* A list of links, one for each document: "RFC 3261 §21.4.24", or one whose address the protocol
 * says. */
TemplateValue citations_links(const Protocol *protocol, const Tokens *sources, Arena *arena);

G_END_DECLS
