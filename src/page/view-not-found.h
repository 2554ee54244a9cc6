/*
 * view-not-found.h: 404.html: what a reader sees at an address that has no page.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Appends LANG/404.html, which speaks the language of a bare edition alone: below the folder of a
 * language readers have said which one they want. */
void view_not_found_render(const Edition *edition, GString *out);

G_END_DECLS
