/*
 * text-width.h: about how wide a text is in a font without serifs.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How wide letters of each kind are, in parts of their size. */
typedef struct LetterWidths {
    double wide;    /* full-width ones */
    double capital; /* in upper case */
    double narrow;  /* i, l, marks */
    double small;   /* all others */
} LetterWidths;

/* The width of so many bytes of a text, in parts of the size of its letters. */
double text_width(const char *text, gsize size, const LetterWidths *widths);

G_END_DECLS
