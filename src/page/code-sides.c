/* Codes in a list, each as its own pages have it. */
#include "page/code-sides.h"

#include <string.h>

TemplateValue code_sides(const Edition *edition, guint protocol, const guint *codes, guint n,
                         Arena *arena)
{
    const PrerenderedCode *ready = edition->protocols[protocol].codes;
    TemplateValue *items = arena_values(arena, (gsize)n * SIDE_N);
    for (guint i = 0; i < n; i++)
        memcpy(items + (gsize)i * SIDE_N, ready[codes[i]].side, SIDE_N * sizeof *items);
    return (TemplateValue){items, n};
}
