/*
 * route.h: where pages live: from a page to its path and back.
 *
 *   index.html                 the choice of language
 *   404.html                   where a wrong address leads; served at any depth
 *   es/index.html              home
 *   es/api.html                the data for programs, explained
 *   es/translation.html        what is translated, and what is wanted
 *   es/sip/index.html          a protocol
 *   es/sip/4xx.html            a class
 *   es/sip/486.html            a code
 *   es/sip/480-vs-486.html     a pair; the lower code stands first
 *   es/sip/matrix.html         every pair of a protocol at a glance
 */
#pragma once

#include "book/book.h"
#include "book/ids.h"

G_BEGIN_DECLS

typedef enum PageKind {
    PAGE_ROOT,
    PAGE_HOME,
    PAGE_PROTOCOL,
    PAGE_MATRIX,
    PAGE_CLASS,
    PAGE_CODE,
    PAGE_PAIR,
    PAGE_NOT_FOUND,
    PAGE_API,
    PAGE_TRANSLATION,
    PAGE_N_KINDS
} PageKind;

/* Which page it is. What a kind does not have is 0. */
typedef struct Page {
    PageKind kind;
    guint locale;   /* in Book.locales */
    guint protocol; /* in Book.protocols */
    guint a;        /* a class or a code, in its protocol; the lower code of a pair */
    guint b;        /* the higher code of a pair */
} Page;

/* Appends the path of the file, from the root of the site: "es/sip/480-vs-486.html". */
void route_append_path(const Book *book, const Page *page, GString *out);

/* Appends the path without the language, as links have it: "sip/480-vs-486.html", or
 * "sip/480-vs-486" where URLs are clean. */
void route_append_local(const Book *book, const Page *page, GString *out);

/* Appends the address by which another page of the same protocol links to it: "480-vs-486.html"; to
 * the protocol itself "index.html", or "./" where URLs are clean. */
void route_append_sibling(const Book *book, const Page *page, GString *out);

/* The same two in segments, which stand one behind the other; they belong to the book. */
#define ROUTE_SEGMENTS_MAX 8
typedef struct Route {
    const char *segments[ROUTE_SEGMENTS_MAX];
    guint n;
} Route;
Route route_local(const Book *book, const Page *page);
Route route_sibling(const Book *book, const Page *page);

/* Whether a page stands in the folder of its protocol. */
bool route_in_protocol(const Page *page);

/* From a page up to the root: "", "../" or "../../"; from 404.html nothing, since it is served
 * anywhere. */
const char *route_up(PageKind kind);

/* The path of the root on its host, which absolute addresses start with: "/" or "/book/". It lives
 * as long as the book. */
const char *route_base_path(const Book *book);

/* Finds the page with this path (as route_append_path writes it). False where there is none. */
bool route_find(const Book *book, const char *path, Page *page);

G_END_DECLS
