/*
 * ladder-text.h: how wide a label is, about, and how it is broken into lines.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The size of text in a ladder, in its units (pixels where it is not scaled). */
#define LADDER_FONT 11.5

/* The width of the widest part that cannot be broken: an estimate, on the wide side of what common
 * fonts take. */
double ladder_text_longest(const char *text);

/* A line of a text, which it is a part of. */
typedef struct LadderLine {
    const char *text;
    gsize length;
} LadderLine;

/* Breaks a text at spaces, and between characters of scripts without them, into lines no wider than
 * `width` where that is possible, and of about the same length. They take the place of what
 * `lines`, an array of LadderLine, holds. */
void ladder_text_break(const char *text, double width, GArray *lines);

G_END_DECLS
