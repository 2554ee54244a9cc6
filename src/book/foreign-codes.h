/*
 * foreign-codes.h: codes in the folder of another protocol. For the loading files of this room
 * only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Says of codes that their facts are those of another protocol, and takes them for files that
 * cannot be read, so that nothing else is said of them. The files are read, and no text has its
 * number. */
void foreign_codes_drop(BookStore *store, Diagnostics *diagnostics);

G_END_DECLS
