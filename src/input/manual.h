/*
 * manual.h: the manual's lists, from the same tables that the loader uses.
 *
 * What is appended is mdoc, to stand in a page of section 5 or 7 (see man/). It is UTF-8, each
 * sentence begins a line, and nothing of a table can be taken for a macro or an escape.
 */
#pragma once

#include <glib.h>

#include "input/fields.h"

G_BEGIN_DECLS

/* Appends what a whole file of a kind holds: `field` is the field that the file is. Of a map its
 * fields follow, all the way down, each with its type, whether it is required, its choices or form,
 * and its help. */
void manual_append_file(const Field *field, GString *out);

/* Appends every message that there is, with its severity and help, in the order of their list. */
void manual_append_messages(GString *out);

G_END_DECLS
