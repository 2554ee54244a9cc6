/*
 * schema.h: JSON Schema for editors, from the same tables that the loader uses.
 *
 * Draft-07, which the YAML language server knows. Editors give scalars types, so `486`, `yes` and
 * `2026` are taken where a text is meant. What no schema can say (that prose stands behind `|-`,
 * that a code exists) is said by `statusbook check`.
 */
#pragma once

#include <glib.h>

#include "input/fields.h"

G_BEGIN_DECLS

/* The schema of a whole file: `field` is the field that the file is, `title` what it is called.
 * Ends in a line end. Free with g_free. */
char *schema_print(const Field *field, const char *title);

/* The same for a file of maps in any depth whose leaves are maps with the fields of `text`; what
 * stands under the key `unused` is not looked at. At its top may stand the field `own`, which is no
 * such map. */
char *schema_print_texts(const Field *text, const Field *own, const char *title);

G_END_DECLS
