/* What stands where a page was: it leads on to the page of today. */
#include "page/view-moved.h"

#include "book/homes.h"
#include "page/addresses.h"
#include "page/fragments.h"
#include "page/frame.h"
#include "page/phrases.h"

enum { MOVED_TO = FRAME_N, MOVED_HEADING };
static const TemplateName moved_names[] = {
    {"to", TEMPLATE_URL, false, NULL},
    {"heading", TEMPLATE_HTML, false, NULL},
};

const View view_moved = {"moved", moved_names, G_N_ELEMENTS(moved_names), NULL};

/* From the folder of the protocol in which the old page stood. */
static TemplateValue moved_address(const Edition *edition, const Moved *moved, Arena *arena)
{
    const Book *book = edition->book;
    const Page *to = &moved->to;
    if (to->protocol == moved->protocol)
        return address_sibling(edition, &book->protocols[to->protocol], to->kind, to->a, to->b,
                               arena);
    return address_from_folder(edition, to, arena);
}

/* A page of the edition's language, from another host. */
static TemplateValue moved_whole_address(const Edition *edition, const Page *to, Arena *arena)
{
    TemplateValue address[] = {edition->bases[edition->index], address_local(edition, to, arena)};
    return arena_concat(arena, address, G_N_ELEMENTS(address));
}

/* `moved` is what leads there; NULL where the page stands on another host. */
static void moved_render(const Edition *edition, Page to, const Moved *moved, GString *out)
{
    g_autoptr(Arena) arena = arena_new();
    TemplateValue *values = fragment_values(edition, VIEW_MOVED, arena);
    to.locale = edition->index;
    PageSources sources = page_sources(edition->book, &to);
    values[FRAME_CANONICAL] =
        frame_canonical(edition, &sources, address_local(edition, &to, arena), arena);
    values[MOVED_TO] =
        moved ? moved_address(edition, moved, arena) : moved_whole_address(edition, &to, arena);
    values[MOVED_HEADING] = phrase_heading(edition, &to, phrase_title(edition, &to, arena), arena);
    fragment_append(edition, VIEW_MOVED, values, out);
}

void view_moved_render(const Edition *edition, const Moved *moved, GString *out)
{
    bool is_here = book_is_here(edition->book, edition->index);
    moved_render(edition, moved->to, is_here ? moved : NULL, out);
}

void view_left_render(const Edition *edition, const Page *page, GString *out)
{
    moved_render(edition, *page, NULL, out);
}
