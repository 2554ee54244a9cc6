/*
 * codes.h: loading the codes of a protocol. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Says of codes that their facts are those of another protocol, and takes them for files that
 * cannot be read, so that nothing else is said of them. The files are read, and no text has its
 * number. */
void codes_drop_foreign(BookStore *store, Diagnostics *diagnostics);

void codes_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
