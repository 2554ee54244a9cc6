/* What to paste into pages of others. */
#include "page/embed.h"

#include "page/addresses.h"
#include "page/badge.h"
#include "plan/route.h"

enum { EMBED_CARD, EMBED_BADGE, EMBED_PAGE, EMBED_LABEL, EMBED_WIDTH, EMBED_IMAGE, EMBED_N };
static const TemplateName embed_names[] = {
    {"card", TEMPLATE_TEXT, false, NULL},  {"badge", TEMPLATE_TEXT, false, NULL},
    {"page", TEMPLATE_TEXT, false, NULL},  {"label", TEMPLATE_TEXT, false, NULL},
    {"width", TEMPLATE_TEXT, false, NULL}, {"image", TEMPLATE_URL, false, NULL},
};
const TemplateShape embed_shape = {embed_names, EMBED_N};

/* The page of a kind about the same code, below this base. */
static TemplateValue embed_address(const Edition *edition, const char *base, PageKind kind,
                                   const Page *page, Arena *arena)
{
    Page own = *page;
    own.kind = kind;
    g_autofree char *folder = route_base(edition->book, &own);
    return arena_join(arena, base, folder, address_local(edition, &own, arena).data, NULL);
}

TemplateValue embed_of(const Edition *edition, const Page *page, Arena *arena)
{
    const char *base = edition->locale->base_url;
    if (!base || kind_count(PAGE_CARD, edition->book, page->protocol) == 0)
        return (TemplateValue){NULL, 0};
    static const PageKind kinds[] = {
        [EMBED_CARD] = PAGE_CARD, [EMBED_BADGE] = PAGE_BADGE, [EMBED_PAGE] = PAGE_CODE};
    Badge badge = badge_new(edition, page, arena);
    TemplateValue *values = arena_values(arena, EMBED_N);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        values[i] = arena_html(arena, embed_address(edition, base, kinds[i], page, arena));
    values[EMBED_LABEL] = arena_html(arena, badge.label);
    values[EMBED_WIDTH] = arena_number(arena, badge_width(&badge));
    values[EMBED_IMAGE] = embed_address(edition, route_up(LEVEL_PROTOCOL), PAGE_BADGE, page, arena);
    return (TemplateValue){values, 1};
}
