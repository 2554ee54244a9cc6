/*
 * code.h: loading one code. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Loads a code from its file, all but what names other codes; `index` and what follows from the
 * order of codes are not known yet. */
void code_load(Book *book, const Protocol *protocol, Code *code, const BookFile *file,
               Diagnostics *diagnostics);

G_END_DECLS
