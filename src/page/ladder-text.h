/*
 * ladder-text.h: how wide a label is, about, and how it is broken into lines.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The size of text in a ladder, in its units (pixels where it is not scaled). */
#define LADDER_FONT 11.5

/* An estimate, on the wide side of what common fonts take. */
double ladder_text_width(const char *text);

/* The width of the widest part that cannot be broken. */
double ladder_text_longest(const char *text);

/* Breaks a text at spaces, and between characters of scripts without them, into lines no wider than
 * `width` where that is possible, and of about the same length. A list of strings; free with
 * g_ptr_array_unref. */
GPtrArray *ladder_text_break(const char *text, double width);

G_END_DECLS
