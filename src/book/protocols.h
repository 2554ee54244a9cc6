/*
 * protocols.h: loading the protocols, with all that belongs to them. For the loading files of this
 * room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void protocols_load(Book *book, Diagnostics *diagnostics);

G_END_DECLS
