/* Lists of words that are never translated. */
#include "page/tokens.h"

TemplateValue tokens_join(const Edition *edition, const Tokens *tokens, Arena *arena)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < tokens->n; i++) {
        g_string_append(text, i > 0 ? edition->locale->list_separator : "");
        g_string_append(text, tokens->items[i]);
    }
    return arena_text(arena, text);
}
