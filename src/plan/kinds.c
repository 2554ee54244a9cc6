/* The table of the kinds of pages, and what follows from it for one page. */
#include "plan/kinds.h"

#include "plan/contents.h"
#include "plan/items.h"

#include <string.h>

static const KindRow rows[PAGE_N_KINDS] = {
#define KIND(id, view, ...) [PAGE_##id] = {__VA_ARGS__},
#include "plan/kinds-list.h"
#undef KIND
};

const KindRow *kind_row(PageKind kind)
{
    return &rows[kind];
}

static bool page_is_other(const Book *book, const Page *page)
{
    const KindRow *row = &rows[page->kind];
    return row->is_other && row->is_other(book, page->protocol);
}

PatternId page_title(const Book *book, const Page *page)
{
    const KindRow *row = &rows[page->kind];
    return page_is_other(book, page) ? row->other_title : row->title;
}

PatternId page_link(const Book *book, const Page *page)
{
    const KindRow *row = &rows[page->kind];
    return page_is_other(book, page) ? row->other_link : row->link;
}

guint kind_count(PageKind kind, const Book *book, guint protocol)
{
    const KindRow *row = &rows[kind];
    if (row->items)
        return row->items->count(book, protocol);
    return !row->is_there || row->is_there(book, protocol) ? 1 : 0;
}

Page kind_page(PageKind kind, const Book *book, guint protocol, guint index)
{
    Page page = {.kind = kind, .protocol = protocol};
    if (rows[kind].items)
        rows[kind].items->locate(book, index, &page);
    return page;
}

bool kind_is_index(PageKind kind)
{
    return g_strcmp0(rows[kind].file, "index") == 0;
}

const char *kind_ending(PageKind kind)
{
    return rows[kind].ending ? rows[kind].ending : PAGE_ENDING;
}

bool page_in_protocol(const Page *page)
{
    PageLevel level = rows[page->kind].level;
    return level == LEVEL_PROTOCOL || level == LEVEL_CARD;
}

const Protocol *page_protocol(const Book *book, const Page *page)
{
    return &book->protocols[page->protocol];
}

guint page_name(const Book *book, const Page *page, const char *segments[KIND_SEGMENTS_MAX])
{
    const KindRow *row = &rows[page->kind];
    if (row->items)
        return row->items->name(book, page, segments);
    segments[0] = row->file;
    return 1;
}

char *page_full_name(const Book *book, const Page *page)
{
    const char *segments[KIND_SEGMENTS_MAX + 1] = {NULL};
    page_name(book, page, segments);
    return g_strjoinv(NULL, (char **)segments);
}

/* Whether a kind has a page of this name; fills in a and b. */
static bool kind_find(PageKind kind, const Book *book, const char *name, bool fold, Page *page)
{
    const KindRow *row = &rows[kind];
    if (row->items)
        return row->items->find(book, name, fold, page);
    int order = fold ? g_ascii_strcasecmp(row->file, name) : strcmp(row->file, name);
    return order == 0 && kind_count(kind, book, page->protocol) > 0;
}

bool page_find(const Book *book, PageLevel level, const char *name, const char *ending, bool fold,
               Page *page)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        if (rows[k].level == level && strcmp(kind_ending((PageKind)k), ending) == 0 &&
            kind_find((PageKind)k, book, name, fold, page)) {
            page->kind = (PageKind)k;
            return true;
        }
    return false;
}

PageSources page_sources(const Book *book, const Page *page)
{
    PageSources sources = {.n = 0};
    if (rows[page->kind].sources)
        rows[page->kind].sources(book, page, &sources);
    return sources;
}
