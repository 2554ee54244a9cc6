/*
 * pieces.h: prints what the template of the pair says of one map alone, once for all pages on which
 * that map stands (see template_cut).
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Prints the pieces of a map of this shape into its value number `index`. They live as long as the
 * edition. */
void pieces_make(const Edition *edition, const TemplateShape *shape, guint index,
                 TemplateValue *map);

G_END_DECLS
