/*
 * skeleton.h: the file that a translator starts from: the maps of the source, with its English and empty texts.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Appends the skeleton of a source's translation as YAML, in canonical style. */
void skeleton_append(const Book *book, guint source, GString *out);

/* Appends a text as a literal block (|-), its lines `indent` spaces in; "" for an empty one. The line ends with it. */
void skeleton_append_block(const char *text, guint indent, GString *out);

/* Appends a key, quoted where YAML could take it for a number or another type. */
void skeleton_append_key(const char *key, GString *out);

G_END_DECLS
