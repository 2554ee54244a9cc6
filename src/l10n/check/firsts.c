/* Where texts stand first. */
#include "l10n/check/firsts.h"

#include "text-hash.h"

GHashTable *firsts_new(void)
{
    return g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
}

void firsts_add(GHashTable *firsts, char *text, guint place)
{
    if (g_hash_table_contains(firsts, text))
        g_free(text);
    else
        g_hash_table_insert(firsts, text, GUINT_TO_POINTER(place + 1));
}

bool firsts_have(GHashTable *firsts, const char *text, guint n)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(firsts, text));
    return place > 0 && place <= n;
}
