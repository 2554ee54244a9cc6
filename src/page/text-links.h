/*
 * text-links.h: links in the text of HTML that was made of a text of the book.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a piece of text that becomes a link, in bytes. */
typedef struct TextLink {
    gsize at, length;
    const char *href;
} TextLink;

/* Finds such parts of a piece of text: an array of TextLink, sorted and apart, which is then
 * unreferenced; NULL where there is none. */
typedef GArray *(*TextLinkFunc)(const char *text, gpointer data);

/* Appends HTML, whose text is escaped as template_escape does, with the links that a function
 * finds, in the order of the text. It sees the text between two tags; neither code nor links, nor
 * what stands in another language, nor the name of a reader. */
void text_links_append(const char *html, TextLinkFunc find, gpointer data, GString *out);

G_END_DECLS
