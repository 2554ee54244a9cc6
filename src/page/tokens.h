/*
 * tokens.h: lists of words that are never translated.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* The words as one text, with what the language of the page puts between the items of a list. */
TemplateValue tokens_join(const Edition *edition, const Tokens *tokens, Arena *arena);

G_END_DECLS
