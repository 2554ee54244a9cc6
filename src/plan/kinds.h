/*
 * kinds.h: the kinds of pages: what each is, as rows of one table (kinds-list.h).
 *
 * Routes, the plan, the selection, titles, what is indexed and how much of a page is translated all
 * follow from the row of its kind.
 */
#pragma once

#include "book/book.h"
#include "book/patterns.h"

G_BEGIN_DECLS

typedef enum PageKind {
#define KIND(id, view, ...) PAGE_##id,
#include "plan/kinds-list.h"
#undef KIND
    PAGE_N_KINDS
} PageKind;

/* Which page it is. What a kind does not have is 0. */
typedef struct Page {
    PageKind kind;
    guint locale;   /* in Book.locales */
    guint protocol; /* in Book.protocols */
    guint a;        /* a class or a code, in its protocol; the lower code of a pair; a relation */
    guint b;        /* the higher code of a pair */
} Page;

/* The ending of the files of most kinds; addresses leave it out where URLs are clean. */
#define PAGE_ENDING ".html"

/* In which folder a page stands, and so what it belongs to. */
typedef enum PageLevel {
    LEVEL_ROOT,     /* of the site: it belongs to no language */
    LEVEL_LANGUAGE, /* es/ */
    LEVEL_ACROSS,   /* es/across/: of no one protocol */
    LEVEL_PROTOCOL, /* es/sip/ */
    LEVEL_CARD,     /* card/es/sip/: by itself, since hosts send other headers with it */
    LEVEL_N
} PageLevel;

/* A file name consists of at most so many segments: "480", "-vs-", "486". */
#define KIND_SEGMENTS_MAX 4

/* The things that have a page each, where a kind has many pages. A page comes with its kind and its
 * protocol. */
typedef struct PageItems {
    /* How many a protocol has; the book, where they belong to no one protocol. */
    guint (*count)(const Book *book, guint protocol);
    /* Fills in a and b of the page with this index, from 0 to the count. */
    void (*locate)(const Book *book, guint index, Page *page);
    /* The name of its file without ending, in segments that belong to the book. Returns how many.
     */
    guint (*name)(const Book *book, const Page *page, const char *segments[KIND_SEGMENTS_MAX]);
    /* Finds the page with this name, and fills in a and b; with `fold` in upper or lower case.
     * False where there is none. */
    bool (*find)(const Book *book, const char *name, bool fold, Page *page);
    /* What the pattern of its title takes, on pages of a protocol after its name; NULL where a text
     * names the page (see KindRow.named). */
    void (*title_values)(const Book *book, const Page *page, const char **values);
} PageItems;

/* The sources whose texts a page holds, in every language; its own first. */
typedef struct PageSources {
    guint indexes[3]; /* in Book.sources */
    guint n;
} PageSources;

/* Is told of a text. */
typedef void (*TextVisit)(TextId text, gpointer data);

typedef struct KindRow {
    PageLevel level;
    const char *file;       /* the name of the only page of the kind, without ending; else NULL: */
    const PageItems *items; /* it has a page for each of these */
    const char *ending;     /* of its files; NULL: .html */
    /* Where a protocol, or the book, has the page only sometimes: whether it has. NULL: always. */
    bool (*is_there)(const Book *book, guint protocol);
    PatternId title;
    /* Whether the page of its protocol has a link to it, and its label, which takes what the title
     * takes. */
    bool listed;
    PatternId link;
    /* Where it has another title and link for some protocols or books: for which, and those; else
     * NULL. */
    bool (*is_other)(const Book *book, guint protocol);
    PatternId other_title, other_link;
    /* A text of the book that names a page, for the title and the link: what they take after the
     * name of the protocol. NULL, or TEXT_NONE for this page: what the items say. */
    TextId (*named)(const Book *book, const Page *page);
    /* Adds the sources whose texts it holds. NULL: none. */
    void (*sources)(const Book *book, const Page *page, PageSources *sources);
    /* Visits the texts of codes, notes and the like that stand on it, one by one; the words of the
     * site and of the protocol are not among them. NULL: none. */
    void (*texts)(const Book *book, const Page *page, TextVisit visit, gpointer data);
    /* Whether search engines may index it at all. NULL: they may. Pages of the root never stand in
     * a sitemap. */
    bool (*may_index)(const Book *book, const Page *page);
    bool served_anywhere; /* at an address of any depth, so no address on it may be relative */
} KindRow;

const KindRow *kind_row(PageKind kind);

/* The pattern of the title of a page, and of the link to it. */
PatternId page_title(const Book *book, const Page *page);
PatternId page_link(const Book *book, const Page *page);

/* How many pages of a kind a protocol has; a language or the root, where `protocol` does not
 * matter. */
guint kind_count(PageKind kind, const Book *book, guint protocol);

/* The page of a kind with this index, from 0 to kind_count - 1, in the first language. */
Page kind_page(PageKind kind, const Book *book, guint protocol, guint index);

/* Whether a kind is the index of its folder. */
bool kind_is_index(PageKind kind);

/* The ending of the files of a kind: ".html", ".svg". */
const char *kind_ending(PageKind kind);

/* Whether a page stands in a folder of a protocol. */
bool page_in_protocol(const Page *page);

/* The protocol of a page; of a page of none the first. */
const Protocol *page_protocol(const Book *book, const Page *page);

/* The name of the file of a page without ending, in segments that belong to the book. Returns how
 * many. */
guint page_name(const Book *book, const Page *page, const char *segments[KIND_SEGMENTS_MAX]);

/* The same as one text: "480-vs-486". Free with g_free. */
char *page_full_name(const Book *book, const Page *page);

/* Finds the page of a level with this name and ending of a file; with `fold` in upper or lower
 * case. Fills in the kind, a and b; `page` has its protocol already. False where there is none. */
bool page_find(const Book *book, PageLevel level, const char *name, const char *ending, bool fold,
               Page *page);

/* The sources whose texts a page holds. */
PageSources page_sources(const Book *book, const Page *page);

G_END_DECLS
