/*
 * assets.h: files that are printed as they are: style, script, icon, find data.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

typedef struct Asset {
    char *path;  /* from the root of the site */
    bool hashed; /* its path has its hash in it: what is read there once never changes */
    char *bytes;
    gsize length;
} Asset;

/* Reads and names them. False after a message. */
bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics);

G_END_DECLS
