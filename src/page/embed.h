/*
 * embed.h: what the page of a code offers to paste into pages of others: its card and its badge.
 */
#pragma once

#include "page/edition.h"
#include "template/template.h"

G_BEGIN_DECLS

/* card and badge (their whole addresses), page (that of the page), label (what both are called),
 * width (of the badge), image (the address of the badge from the page). All but the image are HTML
 * already, as they stand in what is pasted: templates escape them once more, to show that. */
extern const TemplateShape embed_shape;

/* A list of one; of none where there are no cards, or no base URL to find them at. */
TemplateValue embed_of(const Edition *edition, const Page *page, Arena *arena);

G_END_DECLS
