/*
 * views.h: what each template may say: the names of its page and how their values come about.
 *
 * Every view starts with the names of the frame (frame.h); a view file adds those of its own page.
 */
#pragma once

#include "page/arena.h"
#include "plan/kinds.h"
#include "template/template.h"

G_BEGIN_DECLS

/* A view for each kind of page, and for fragments of pages and pages that stand in no plan. */
typedef enum ViewId {
#define KIND(id, view, ...) VIEW_##id,
#include "plan/kinds-list.h"
#undef KIND
    VIEW_PANEL,
    VIEW_CELL,
    VIEW_STEP,
    VIEW_OPENSEARCH,
    VIEW_MOVED,
    VIEW_N
} ViewId;

struct Edition;

typedef struct View {
    const char *template_name;
    const TemplateName *names; /* its own, after those of the frame */
    gsize n_names;
    /* Fills in the values of a page. NULL where the view has a function of its own. */
    void (*fill)(const struct Edition *edition, const Page *page, Arena *arena,
                 TemplateValue *values);
} View;

#define KIND(id, view, ...) extern const View view_##view;
#include "plan/kinds-list.h"
#undef KIND
extern const View view_panel, view_cell, view_step, view_opensearch, view_moved;

const View *view_of(ViewId id);

/* The view of a kind of page. */
ViewId view_of_kind(PageKind kind);

/* Where a view stands: a kind of page at the same depth, which is its own or one that it is a
 * fragment of. */
PageKind view_kind(ViewId id);

G_END_DECLS
