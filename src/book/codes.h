/*
 * codes.h: loading the codes of a protocol. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void codes_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
