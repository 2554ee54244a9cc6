/*
 * links-check.h: checks the links that people write by hand.
 *
 * Links that the program makes are made of pages (route.h), so they lead somewhere. Literal
 * addresses are left to be checked: in templates, in the style, and in texts, where a whole address
 * may be one of the site itself.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

/* Checks all of them; a link that leads nowhere is added to `diagnostics`, at its place. The site
 * has its templates, assets and files already. */
void links_check(const Site *site, Diagnostics *diagnostics);

G_END_DECLS
