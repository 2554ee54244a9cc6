/*
 * code-sides.h: codes in a list, each as its own pages have it.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A list of sides (side_shape): those of `n` codes of a protocol, which is prerendered, by their
 * indexes. */
TemplateValue code_sides(const Edition *edition, guint protocol, const guint *codes, guint n,
                         Arena *arena);

G_END_DECLS
