/* The table of all views. */
#include "page/views.h"

typedef struct ViewRow {
    const View *view;
    PageKind kind; /* at the same depth */
} ViewRow;

static const ViewRow rows[VIEW_N] = {
#define KIND(id, view, ...) [VIEW_##id] = {&view_##view, PAGE_##id},
#include "plan/kinds-list.h"
#undef KIND
    [VIEW_PANEL] = {&view_panel, PAGE_PAIR}, [VIEW_CELL] = {&view_cell, PAGE_PAIR},
    [VIEW_STEP] = {&view_step, PAGE_DECIDE}, [VIEW_OPENSEARCH] = {&view_opensearch, PAGE_NOT_FOUND},
    [VIEW_MOVED] = {&view_moved, PAGE_PAIR},
};

static const ViewId views_of_kinds[PAGE_N_KINDS] = {
#define KIND(id, view, ...) [PAGE_##id] = VIEW_##id,
#include "plan/kinds-list.h"
#undef KIND
};

const View *view_of(ViewId id)
{
    return rows[id].view;
}

ViewId view_of_kind(PageKind kind)
{
    return views_of_kinds[kind];
}

PageKind view_kind(ViewId id)
{
    return rows[id].kind;
}
