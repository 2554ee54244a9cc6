/* The table of all views. */
#include "page/views.h"

static const View *const views[VIEW_N] = {
    [VIEW_ROOT] = &view_root,
    [VIEW_HOME] = &view_home,
    [VIEW_PROTOCOL] = &view_protocol,
    [VIEW_MATRIX] = &view_matrix,
    [VIEW_CLASS] = &view_class,
    [VIEW_CODE] = &view_code,
    [VIEW_PAIR] = &view_pair,
    [VIEW_NOT_FOUND] = &view_not_found,
    [VIEW_API] = &view_api,
    [VIEW_PANEL] = &view_panel,
    [VIEW_CELL] = &view_cell,
    [VIEW_TRANSLATION] = &view_translation,
    [VIEW_OPENSEARCH] = &view_opensearch,
    [VIEW_MOVED] = &view_moved,
};

const View *view_of(ViewId id)
{
    return views[id];
}
