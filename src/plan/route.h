/*
 * route.h: where pages live: from a page to its path and back. The table of kinds (kinds-list.h)
 * has the names of files, which stand in the folder of their level:
 *
 *   index.html                 the root
 *   es/index.html              a language
 *   es/sip/480-vs-486.html     a protocol
 *   es/across/http.404-vs-sip.404.html
 *   card/es/sip/486.html       a code on the pages of others
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

/* The folder of pages that belong to no one protocol; no protocol has this id. */
#define ROUTE_ACROSS "across"
/* The folder of what stands on the pages of others; no language has this id. */
#define ROUTE_CARD "card"

/* Appends the path of the file, from the root of the site: "es/sip/480-vs-486.html". */
void route_append_path(const Book *book, const Page *page, GString *out);

/* Appends the path without what the pages of its language have in front of it, as links have it:
 * "sip/480-vs-486.html", or "sip/480-vs-486" where URLs are clean. */
void route_append_local(const Book *book, const Page *page, GString *out);

/* The addresses by which other pages lead to a page, as segments in their order, which belong to
 * the book: that of route_append_local, and that for a page of the same folder, "480-vs-486.html";
 * of the protocol itself "index.html", or "./" where URLs are clean. */
#define ROUTE_SEGMENTS_MAX (KIND_SEGMENTS_MAX + 6) /* "card/es/sip/", the name, ".html" */
typedef struct Route {
    const char *segments[ROUTE_SEGMENTS_MAX];
    guint n;
} Route;
Route route_local(const Book *book, const Page *page);
Route route_sibling(const Book *book, const Page *page);

/* What its local path stands below: "es/", or "card/es/"; "" on the root. Free with g_free. */
char *route_base(const Book *book, const Page *page);

/* From a page of a level up to the root: "", "../", "../../" or "../../../". */
const char *route_up(PageLevel level);

/* The folder in which the pages of a level stand: "", "es/", "es/across/", "es/sip/" or
 * "card/es/sip/". Free with g_free. */
char *route_folder(const Book *book, PageLevel level, guint locale, guint protocol);

/* What the addresses of most pages end in: ".html", or "" where URLs are clean. */
const char *route_ending(const Book *book);

/* The path of a base URL: "/" or "/book/"; "/" where it is NULL. It is a part of the URL, or lives
 * for ever. */
const char *route_path_of(const char *base_url);

/* The path of the root on its host, which absolute addresses start with. It lives as long as the
 * book. */
const char *route_base_path(const Book *book);

/* Finds the page with this path (as route_append_path writes it). False where there is none. */
bool route_find(const Book *book, const char *path, Page *page);

G_END_DECLS
