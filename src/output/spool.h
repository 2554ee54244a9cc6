/*
 * spool.h: the manifest of an archive or of a dry build while it grows. It is a temporary file
 * without a name, since it may be too large for memory.
 */
#pragma once

#include "output/manifest.h"

G_BEGIN_DECLS

/* A new one, as a descriptor. -1 and `error`. */
int spool_open(GError **error);

/* Appends to it; one of -1 takes everything and keeps nothing. */
bool spool_write(int spool, const char *lines, gsize length, GError **error);

G_END_DECLS
