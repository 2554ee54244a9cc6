/*
 * codes.h: loading the codes of a protocol. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void codes_load(Book *book, guint protocol, Diagnostics *diagnostics);

/* When all protocols are loaded: whether the equivalents of one that are in the book are there. */
void codes_check_equivalents(const Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
