/*
 * badge.h: how the badge of a code is laid out: its title and its gloss side by side, each cut to
 * what a badge has room for.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* One of the two texts. Lengths are pixels; text_width is how wide the text is to be set, whatever
 * the font of the reader. */
typedef struct BadgePart {
    TemplateValue text;
    guint text_width, width;
} BadgePart;

typedef struct Badge {
    BadgePart code, gloss;
    TemplateValue label;        /* title and gloss, as one text and whole */
    const Locale *gloss_locale; /* the language that the gloss turned out to be in */
} Badge;

/* The badge of the code that a page is about (Page.protocol, Page.a). */
Badge badge_new(const Edition *edition, const Page *page, Arena *arena);

guint badge_width(const Badge *badge);

G_END_DECLS
