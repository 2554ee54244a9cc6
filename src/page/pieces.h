/*
 * pieces.h: prints the pieces of a map once, for all pages of pairs on which it stands. What a
 * piece is stands in template.h.
 *
 * Only the template of the pair is cut, since all others are rendered once or a few times.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Prints the pieces of a map of this shape into its value number `index`. They live as long as the
 * edition. */
void pieces_make(const Edition *edition, const TemplateShape *shape, guint index,
                 TemplateValue *map);

G_END_DECLS
