/* The addresses of pages, as values. */
#include "page/addresses.h"

#include "plan/route.h"

TemplateValue address_local(const Edition *edition, const Page *page, Arena *arena)
{
    Route route = route_local(edition->book, page);
    return arena_join_n(arena, route.segments, route.n);
}

TemplateValue address_sibling(const Edition *edition, const Protocol *protocol, PageKind kind,
                              guint a, guint b, Arena *arena)
{
    const Book *book = edition->book;
    Page page = {.kind = kind, .protocol = (guint)(protocol - book->protocols), .a = a, .b = b};
    if (kind == PAGE_PAIR && a > b) {
        page.a = b;
        page.b = a;
    }
    Route route = route_sibling(book, &page);
    return arena_join_n(arena, route.segments, route.n);
}

TemplateValue address_from_folder(const Edition *edition, const Page *page, Arena *arena)
{
    return arena_join(arena, "../", address_local(edition, page, arena).data, NULL);
}

TemplateValue address_base_path(const Edition *edition)
{
    return arena_static(route_base_path(edition->book));
}
