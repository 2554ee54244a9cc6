/* The card of a code, for a frame on a page of others: what it means, and the way to its page. */
#include "book/homes.h"
#include "page/addresses.h"
#include "page/frame.h"
#include "page/phrases.h"
#include "page/shapes.h"
#include "plan/route.h"

enum { CARD_HEADING = FRAME_N, CARD_TINT, CARD_GLOSS, CARD_OPENING, CARD_HREF, CARD_END };
static const TemplateName card_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL}, {"tint", TEMPLATE_TEXT, false, NULL},
    {"gloss", TEMPLATE_HTML, false, NULL},   {"opening", TEMPLATE_HTML, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},
};
G_STATIC_ASSERT(G_N_ELEMENTS(card_names) == CARD_END - FRAME_N);

/* The page of the code, from the folder of the card. Where its language has left this host, the
 * card stays for those who show it, and leads there. */
static TemplateValue card_href(const Edition *edition, const Page *code, Arena *arena)
{
    TemplateValue local = address_local(edition, code, arena);
    if (!book_is_here(edition->book, edition->index))
        return arena_join(arena, edition->bases[edition->index].data, local.data, NULL);
    return arena_join(arena, route_up(LEVEL_CARD), edition->locale->id, "/", local.data, NULL);
}

static void card_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    const Code *code = &page_protocol(edition->book, page)->codes[page->a];
    const PrerenderedCode *ready = &edition->protocols[page->protocol].codes[page->a];
    Page about = {
        .kind = PAGE_CODE, .locale = page->locale, .protocol = page->protocol, .a = page->a};
    PageSources sources = page_sources(edition->book, &about);
    values[FRAME_CANONICAL] =
        frame_canonical(edition, &sources, address_local(edition, &about, arena), arena);
    values[CARD_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[CARD_TINT] = arena_static(shapes_tint(code->tone));
    values[CARD_GLOSS] = ready->side[SIDE_GLOSS];
    values[CARD_OPENING] = ready->opening;
    values[CARD_HREF] = card_href(edition, &about, arena);
}

const View view_card = {"card", card_names, G_N_ELEMENTS(card_names), card_fill};
