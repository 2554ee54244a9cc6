/*
 * templates.h: reads the templates and compiles them against what their pages offer.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

/* Fills in the templates of the layout, whose book and words are there. False after a message. */
bool templates_load(Site *site, const char *folder, Diagnostics *diagnostics);

G_END_DECLS
