/* The page that explains the data for programs. */
#include "page/frame.h"
#include "page/head.h"

static const TemplateName api_protocol_names[] = {
    {"name", TEMPLATE_TEXT, false, NULL},
    {"folder", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape api_protocol_shape = {api_protocol_names, 2};

enum { API_PROTOCOLS = FRAME_N, API_ACROSS };
static const TemplateName api_names[] = {{"protocols", TEMPLATE_LIST, false, &api_protocol_shape},
                                         {"across", TEMPLATE_URL, false, NULL}};

static void api_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    (void)page;
    const Book *book = edition->book;
    TemplateValue *items = arena_values(arena, (gsize)book->n_protocols * 2);
    for (guint p = 0; p < book->n_protocols; p++) {
        items[p * 2] = arena_static(book->protocols[p].name);
        items[p * 2 + 1] = arena_static(book->protocols[p].id);
    }
    values[API_PROTOCOLS] = (TemplateValue){items, book->n_protocols};
    values[API_ACROSS] = arena_static(book->n_relations > 0 ? "api/v1/across.json" : NULL);
    values[FRAME_SUMMARY] =
        head_describe_list(edition, values[FRAME_TITLE], PATTERN_API_ABOUT, arena);
}

const View view_api = {"api", api_names, G_N_ELEMENTS(api_names), api_fill};
