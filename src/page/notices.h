/*
 * notices.h: what a page says of its texts that are in another language.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A list of notices; empty where all of the page is in its language. */
TemplateValue notices_of(const Edition *edition, const Page *page, Arena *arena);

extern const TemplateShape notice_shape;

G_END_DECLS
