/* Links to the documents that define things. */
#include "page/citations.h"

#include "page/shapes.h"

#include <string.h>

/* Where an RFC can be read, section by section. */
#define RFC_ADDRESS "https://www.rfc-editor.org/rfc/rfc"

/* "RFC 3261 §21.4.24" → its address; NULL for any other document. */
static const char *source_address(const char *source, Arena *arena)
{
    if (!g_str_has_prefix(source, "RFC "))
        return NULL;
    const char *number = source + strlen("RFC ");
    g_autofree char *digits = g_strndup(number, strspn(number, "0123456789"));
    const char *section = strstr(source, "§");
    if (!section)
        return arena_join(arena, RFC_ADDRESS, digits, NULL).data;
    section += strlen("§");
    g_autofree char *name = g_strndup(section, strcspn(section, " ,;"));
    bool appendix = g_ascii_isalpha(name[0]);
    return arena_join(arena, RFC_ADDRESS, digits, appendix ? "#appendix-" : "#section-", name, NULL)
        .data;
}

TemplateValue citations_links(const Protocol *protocol, const Tokens *sources, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)sources->n * LINK_N);
    for (guint i = 0; i < sources->n; i++) {
        TemplateValue *item = items + (gsize)i * LINK_N;
        item[LINK_LABEL] = arena_escaped(arena, sources->items[i]);
        const char *address = protocol_document(protocol, sources->items[i]);
        item[LINK_HREF] =
            arena_static(address ? address : source_address(sources->items[i], arena));
    }
    return (TemplateValue){items, sources->n};
}
