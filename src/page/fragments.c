/* Views that are no page of the plan. */
#include "page/fragments.h"

TemplateValue *fragment_values(const Edition *edition, ViewId view, Arena *arena)
{
    return arena_values(arena, edition->layout->shapes[view].n_names);
}

void fragment_append(const Edition *edition, ViewId view, const TemplateValue *values, GString *out)
{
    template_render(edition->templates[view], values, out);
}

TemplateValue fragment_render(const Edition *edition, ViewId view, const TemplateValue *values,
                              Arena *arena)
{
    g_autoptr(GString) html = g_string_new(NULL);
    fragment_append(edition, view, values, html);
    return arena_text(arena, html);
}
