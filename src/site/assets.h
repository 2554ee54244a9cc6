/*
 * assets.h: what pages load: style, script, icons, find data.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

/* Reads and names them: site->assets, the style first. Find data are made when they are asked for.
 * False after a message. */
bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics);

G_END_DECLS
