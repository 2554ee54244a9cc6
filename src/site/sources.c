/* Links to the documents that define things. */
#include "site/view.h"

#include <string.h>

/* Where an RFC can be read, section by section. */
#define RFC_ADDRESS "https://www.rfc-editor.org/rfc/rfc"

/* "RFC 3261 §21.4.24" → its address; NULL for any other document. */
static const char *source_address(const char *source, Scratch *scratch)
{
    if (!g_str_has_prefix(source, "RFC "))
        return NULL;
    const char *number = source + strlen("RFC ");
    g_autofree char *digits = g_strndup(number, strspn(number, "0123456789"));
    const char *section = strstr(source, "§");
    if (!section)
        return scratch_join(scratch, RFC_ADDRESS, digits, NULL).data;
    section += strlen("§");
    g_autofree char *name = g_strndup(section, strcspn(section, " ,;"));
    bool appendix = g_ascii_isalpha(name[0]);
    return scratch_join(scratch, RFC_ADDRESS, digits, appendix ? "#appendix-" : "#section-", name,
                        NULL)
        .data;
}

TemplateValue sources_links(const Tokens *sources, Scratch *scratch)
{
    TemplateValue *items = scratch_values(scratch, (gsize)sources->n * LINK_N);
    for (guint i = 0; i < sources->n; i++) {
        TemplateValue *item = items + (gsize)i * LINK_N;
        item[LINK_LABEL] = scratch_escaped(scratch, sources->items[i]);
        item[LINK_HREF] = scratch_static(source_address(sources->items[i], scratch));
    }
    return (TemplateValue){items, sources->n};
}
