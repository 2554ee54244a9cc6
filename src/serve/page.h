/*
 * page.h: a printed page as the preview hands it out: with the script that loads it anew.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Below this path of the preview is what no site has. */
#define PAGE_OWN_FOLDER "/.statusbook/"
#define PAGE_SCRIPT     PAGE_OWN_FOLDER "reload.js"
#define PAGE_NEWS       PAGE_OWN_FOLDER "news"

/* The script itself. It asks PAGE_NEWS, which answers as page_append_news writes. */
extern const char page_script[];

/* Puts the script, with the name of the book that the page is of, before </body>. Nothing else
 * changes: the pages' own policy allows what the script asks for. */
void page_add_script(GString *html, const char *book);

/* Appends a page that only says what is wrong: there is no book to show. */
void page_append_errors(const char *errors, GString *html);

/* Appends what the script reads: the count of loads, the name of the book, and on the next lines
 * the errors. */
void page_append_news(guint loads, const char *book, const char *errors, GString *out);

/* The Content-Type by the ending of a path. */
const char *page_type(const char *path);

G_END_DECLS
