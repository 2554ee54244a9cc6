/* The codes of other protocols that name a code among their tokens. */
#include "page/named-by.h"

#include "page/addresses.h"
#include "page/shapes.h"

#include <string.h>

/* Whether a protocol has a question whose tokens are codes of another one. */
static bool protocol_names(const Protocol *protocol, const Protocol *other)
{
    for (guint q = 0; q < protocol->n_questions; q++)
        if (g_strcmp0(protocol->questions[q].codes_of, other->id) == 0)
            return true;
    return false;
}

static bool code_names(const Protocol *protocol, const Code *code, const char *named_protocol,
                       const char *id)
{
    for (guint q = 0; q < protocol->n_questions; q++)
        if (g_strcmp0(protocol->questions[q].codes_of, named_protocol) == 0 &&
            tokens_contain(&code->facts[q].tokens, id))
            return true;
    return false;
}

TemplateValue named_by(const Edition *edition, const Protocol *protocol, const Code *code,
                       Arena *arena)
{
    const Book *book = edition->book;
    g_autoptr(GArray) links = g_array_new(FALSE, TRUE, LINK_N * sizeof(TemplateValue));
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *other = &book->protocols[p];
        if (!protocol_names(other, protocol) || protocol_names(protocol, other))
            continue;
        for (guint c = 0; c < other->n_codes; c++) {
            if (!code_names(other, &other->codes[c], protocol->id, code->id))
                continue;
            TemplateValue link[LINK_N] = {0};
            Page page = {.kind = PAGE_CODE, .protocol = p, .a = c};
            link[LINK_LABEL] = arena_element(arena, "bdi", other->codes[c].full);
            link[LINK_HREF] = address_from_folder(edition, &page, arena);
            link[LINK_HINT] = arena_static(other->name);
            g_array_append_val(links, link);
        }
    }
    TemplateValue *items = arena_values(arena, (gsize)links->len * LINK_N);
    if (links->len > 0)
        memcpy(items, links->data, (gsize)links->len * LINK_N * sizeof *items);
    return (TemplateValue){items, links->len};
}
