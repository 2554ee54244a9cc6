/*
 * text-order.h: the order of texts by their bytes, for sorting what points to them.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A GCompareFunc for g_ptr_array_sort() and qsort(), which hand over where the pointers stand. */
static inline int text_order(gconstpointer x, gconstpointer y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

G_END_DECLS
