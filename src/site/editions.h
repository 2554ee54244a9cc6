/*
 * editions.h: the editions that a site keeps for pages and files that are asked for one by one.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

/* The edition of a language, made by the first who asks; others wait for it. It belongs to the
 * site. */
const Edition *editions_whole(const Site *site, guint locale);

/* The bare edition of a language, for files that are no page of the plan; made alike. */
const Edition *editions_bare(const Site *site, guint locale);

/* Frees them all. */
void editions_free(Site *site);

G_END_DECLS
