/*
 * view-moved.h: the page that stands where a page was, and leads on to the page of today.
 */
#pragma once

#include "page/edition.h"
#include "plan/moved.h"

G_BEGIN_DECLS

/* Appends it in the language of a bare edition; it leads to another host where that language stands
 * on one. */
void view_moved_render(const Edition *edition, const Moved *moved, GString *out);

/* Appends what leads to a page of a language that stands on another host. */
void view_left_render(const Edition *edition, const Page *page, GString *out);

G_END_DECLS
