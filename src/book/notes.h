/*
 * notes.h: the notes on pairs of codes. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void notes_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
