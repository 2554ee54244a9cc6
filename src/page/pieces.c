/* The pieces of the template of the pair, printed once for each map. */
#include "page/pieces.h"

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
        pieces[i] = arena_text(edition->arena, html);
    }
    map[index] = (TemplateValue){pieces, n};
}
