/* Links to the documents that define things. */
#include "page/citations.h"

#include "page/shapes.h"

#include <string.h>

/* Where an RFC can be read, section by section. */
#define RFC_ADDRESS "https://www.rfc-editor.org/rfc/rfc"

#define SECTION "§"

/* "RFC 3261 §21.4.24" → its address; nothing for any other document. */
static TemplateValue source_address(const char *source, Arena *arena)
{
    if (!g_str_has_prefix(source, SOURCE_RFC))
        return (TemplateValue){NULL, 0};
    const char *number = source + strlen(SOURCE_RFC), *section = strstr(source, SECTION);
    TemplateValue texts[] = {
        arena_static(RFC_ADDRESS), {number, strspn(number, "0123456789")}, {NULL, 0}, {NULL, 0}};
    if (section) {
        section += strlen(SECTION);
        texts[2] = arena_static(g_ascii_isalpha(*section) ? "#appendix-" : "#section-");
        texts[3] = (TemplateValue){section, strcspn(section, " ,;")};
    }
    return arena_concat(arena, texts, G_N_ELEMENTS(texts));
}

TemplateValue citations_links(const Protocol *protocol, const Tokens *sources, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)sources->n * LINK_N);
    for (guint i = 0; i < sources->n; i++) {
        TemplateValue *item = items + (gsize)i * LINK_N;
        item[LINK_LABEL] = arena_escaped(arena, sources->items[i]);
        const char *address = protocol_document(protocol, sources->items[i]);
        item[LINK_HREF] =
            address ? arena_static(address) : source_address(sources->items[i], arena);
    }
    return (TemplateValue){items, sources->n};
}
