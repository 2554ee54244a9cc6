/*
 * text-hash.h: the hash of a text, for tables of what people write.
 *
 * g_str_hash is the same everywhere, so somebody may write a file of names that all have one hash,
 * and a table of them takes time with the square of their number. This one is another in each run.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A GHashFunc; goes with g_str_equal. */
guint text_hash(gconstpointer text);

/* The same of a text that does not end in NUL, for whoever has a table of another kind. */
guint text_hash_bytes(const char *text, gsize length);

G_END_DECLS
