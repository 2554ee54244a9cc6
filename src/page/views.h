/*
 * views.h: what each template may say: the names of its page and how their values come about.
 *
 * Every view starts with the names of the frame (frame.h); a view file adds those of its own page.
 */
#pragma once

#include "page/arena.h"
#include "plan/route.h"
#include "template/template.h"

G_BEGIN_DECLS

/* The first are the kinds of pages, in the order of PageKind; the others are fragments of pages, or
 * pages that stand in no plan. */
typedef enum ViewId {
    VIEW_ROOT,
    VIEW_HOME,
    VIEW_PROTOCOL,
    VIEW_MATRIX,
    VIEW_CLASS,
    VIEW_CODE,
    VIEW_PAIR,
    VIEW_NOT_FOUND,
    VIEW_API,
    VIEW_TRANSLATION,
    VIEW_PANEL,
    VIEW_CELL,
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

extern const View view_root, view_home, view_protocol, view_matrix, view_class, view_code,
    view_pair, view_panel, view_cell, view_not_found, view_api, view_translation, view_opensearch,
    view_moved;

const View *view_of(ViewId id);

G_END_DECLS
