/*
 * fields-shape.h: what a node looks like, beside what a field holds. For the files of fields only.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

/* Whether a text, a list or a map has nothing in it. */
bool shape_is_empty(const YamlNode *node);

/* The field of a name in a table (NULL: one without fields), or NULL. */
const Field *shape_find(const Field *table, const char *name);

/* The name of the field of a table whose name is like this one, or NULL. */
const char *shape_find_nearest(const char *name, const Field *table);

/* Whether a node is of the type of a field. */
bool shape_fits(const YamlNode *node, const Field *field);

G_END_DECLS
