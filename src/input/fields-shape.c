/* What a node looks like, beside what a field holds. */
#include "input/fields-shape.h"

#include <string.h>

#include "input/nearest.h"
#include "input/unseen.h"

bool shape_is_empty(const YamlNode *node)
{
    switch (node->kind) {
    case YAML_TEXT:
        return text_is_blank(node->text);
    case YAML_LIST:
        return node->n_items == 0;
    default:
        return node->n_pairs == 0;
    }
}

const Field *shape_find(const Field *table, const char *name)
{
    for (; table && table->name; table++)
        if (table->name[0] == name[0] && strcmp(table->name, name) == 0)
            return table;
    return NULL;
}

const Field *fields_below(const Field *field, const char *name)
{
    const Field *fixed = field->type == FIELD_MAP ? shape_find(field->fields, name) : NULL;
    bool free =
        field->type == FIELD_MAP || field->type == FIELD_MAP_OF || field->type == FIELD_PROSE;
    return fixed ? fixed : free ? field->element : NULL;
}

bool shape_fits(const YamlNode *node, const Field *field)
{
    switch (field->type) {
    case FIELD_MAP:
    case FIELD_MAP_OF:
        return node->kind == YAML_MAP;
    case FIELD_LIST:
        return node->kind == YAML_LIST || (node->kind == YAML_MAP && field->alone);
    case FIELD_TOKENS:
        return node->kind != YAML_MAP;
    case FIELD_PROSE:
        return node->kind == YAML_TEXT || (node->kind == YAML_MAP && field->element);
    default:
        return node->kind == YAML_TEXT;
    }
}

bool fields_resemble(const YamlNode *node, const Field *field)
{
    if (!shape_fits(node, field))
        return field->type == FIELD_ANY;
    bool resembles = field->type != FIELD_MAP || node->n_pairs == 0;
    for (gsize i = 0; !resembles && i < node->n_pairs; i++)
        resembles = fields_below(field, node->pairs[i].key->text) != NULL;
    return resembles;
}

const char *shape_find_nearest(const char *name, const Field *table)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (; table && table->name; table++)
        g_ptr_array_add(names, (gpointer)table->name);
    return nearest_word(name, (const char *const *)names->pdata, names->len);
}
