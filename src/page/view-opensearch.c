/* The description by which browsers offer to search the site. */
#include "page/view-opensearch.h"

#include "page/addresses.h"
#include "page/fragments.h"
#include "page/frame.h"

const View view_opensearch = {"opensearch", NULL, 0, NULL};

void view_opensearch_render(const Edition *edition, GString *out)
{
    g_autoptr(Arena) arena = arena_new();
    TemplateValue *values = fragment_values(edition, VIEW_OPENSEARCH, arena);
    values[FRAME_CANONICAL] =
        arena_join(arena, edition->locale->base_url, edition->locale->id, "/", NULL);
    values[FRAME_LOCAL] = address_local(edition, &(Page){.kind = PAGE_HOME}, arena);
    fragment_append(edition, VIEW_OPENSEARCH, values, out);
}
