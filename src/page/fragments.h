/*
 * fragments.h: renders views that are no page of the plan: fragments of pages, and files.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* The values of a view, all of them zero. */
TemplateValue *fragment_values(const Edition *edition, ViewId view, Arena *arena);

/* Appends a view to `out`. */
void fragment_append(const Edition *edition, ViewId view, const TemplateValue *values,
                     GString *out);

/* Renders a view into `arena`, as HTML. */
TemplateValue fragment_render(const Edition *edition, ViewId view, const TemplateValue *values,
                              Arena *arena);

G_END_DECLS
