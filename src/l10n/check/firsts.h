/*
 * firsts.h: at which place of a list a text stands first, for lists so long that nobody may go
 * through them for each of their texts: whoever translates may write 10,000 numbers into one.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Lists of so many are gone through. */
#define FIRSTS_FEW 64

/* char * to the place, counted from 1. Free with g_hash_table_unref. */
GHashTable *firsts_new(void);

/* Takes a text, which it owns from now on, at a place counted from 0. Places come in their order.
 */
void firsts_add(GHashTable *firsts, char *text, guint place);

/* Whether a text stands at one of the first n places. */
bool firsts_have(GHashTable *firsts, const char *text, guint n);

G_END_DECLS
