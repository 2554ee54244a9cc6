/*
 * equivalents.h: the codes of other protocols that a code is related to.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A code of another protocol: its address, and in what the two are alike. */
extern const TemplateShape equivalent_shape;

TemplateValue equivalents_of(const Edition *edition, const Page *page, Arena *arena);

G_END_DECLS
