/* What a node of an edited file is. */
#include "l10n/edit/nodes.h"

bool edit_node_has_lines(const EditNode *node)
{
    return node->lines.first > 0;
}

bool edit_node_is_block(const EditNode *node)
{
    return node->kind == YAML_MAP && node->source && !node->changed &&
           node->source->kind == YAML_MAP && node->source->style == YAML_BLOCK;
}
