/* The canonical style of a translation: the order of its keys, and how each is written. */
#include "l10n/format.h"

#include "l10n/entry.h"
#include "l10n/outline.h"

#include <string.h>

/* `outline` is NULL where the source has nothing of it. */
static void format_node(EditNode *node, const Outline *outline)
{
    if (edit_kind(node) == YAML_LIST)
        return;
    edit_restyle(node);
    if (edit_kind(node) != YAML_MAP)
        return;
    bool entry = entry_is(node);
    if (entry)
        edit_sort(node, entry_parts);
    else if (outline)
        edit_sort(node, outline->order);
    g_auto(GStrv) keys = edit_keys(node);
    for (guint i = 0; keys[i]; i++) {
        const Outline *below = outline ? outline_get(outline, keys[i]) : NULL;
        bool is_short = (below && below->own) || (entry && strcmp(keys[i], "ok") == 0);
        if (!is_short) /* what is short stays as it is */
            format_node(edit_get(node, keys[i]), below);
    }
}

void format_edit(Edit *edit, const Book *book, guint source)
{
    g_autoptr(Outline) outline = outline_new(book, source);
    format_node(edit_root(edit), outline);
    outline_put_unused_last(edit_root(edit));
}
