/*
 * skeleton.h: the file that a translator starts from: the maps of the source, with its English and
 * empty texts.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Appends the skeleton of a source's translation as YAML, in canonical style. */
void skeleton_append(const Book *book, guint source, GString *out);

/* Appends a text as a literal block (|-), its lines `indent` spaces in, which is two more than its
 * key; "" for an empty one. The line ends with it. Line ends at the text's end are lost. */
void skeleton_append_block(const char *text, guint indent, GString *out);

/* Appends a key, quoted where YAML could take it for a number or another type. */
void skeleton_append_key(const char *key, GString *out);

/* The web address where a translation is edited: of the file that is there, or of a new one; then
 * with its skeleton in it where `filled`: as many of its first texts as an address can hold. NULL
 * where the book has no repository. Of English it is the source itself. Free with g_free. */
char *skeleton_edit_link(const Book *book, const Locale *locale, guint source, bool filled);

G_END_DECLS
