/*
 * layout.h: what the pages of all languages share: the book, how much of it is translated, the
 * templates with what they may name, and where the assets are.
 *
 * The room `site` makes it, and owns what it points to. From then on it does not change, and any
 * number of threads may read it.
 */
#pragma once

#include "page/views.h"
#include "page/words.h"
#include "plan/coverage.h"

G_BEGIN_DECLS

typedef struct Layout {
    const Book *book;
    Coverages *coverages;
    Words *words;
    TemplateName *names[VIEW_N]; /* of the frame and of the view */
    TemplateShape shapes[VIEW_N];
    Template *templates[VIEW_N];
    const char *style, *script, *icon, *touch_icon, *image; /* the paths of assets, from the root */
    const char **find; /* the path of the find data of each language */
} Layout;

G_END_DECLS
