/* The pieces of the template of the pair, printed once for each map. */
#include "page/pieces.h"

#include <string.h>

/* One that is the same as an earlier one is kept once: the two sides of a page say much alike. */
static TemplateValue pieces_keep(const Edition *edition, const GString *html,
                                 const TemplateValue *pieces, guint n)
{
    for (guint i = 0; i < n; i++)
        if (pieces[i].size == html->len && memcmp(pieces[i].data, html->str, html->len) == 0)
            return pieces[i];
    return arena_text(edition->arena, html);
}

void pieces_make(const Edition *edition, const TemplateShape *shape, guint index,
                 TemplateValue *map)
{
    const Template *template = edition->templates[VIEW_PAIR];
    guint n = template_count_pieces(template, shape);
    TemplateValue *pieces = arena_values(edition->arena, n);
    g_autoptr(GString) html = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        g_string_truncate(html, 0);
        template_render_piece(template, shape, i, map, html);
        pieces[i] = pieces_keep(edition, html, pieces, i);
    }
    map[index] = (TemplateValue){pieces, n};
}
