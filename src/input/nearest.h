/*
 * nearest.h: finds the known word that is nearest to a misspelt one, for messages to propose.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one of `candidates` (n of them) that is nearest to `word`, or NULL where none is near enough
 * to be meant. */
const char *nearest_word(const char *word, const char *const *candidates, gsize n);

G_END_DECLS
