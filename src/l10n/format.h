/*
 * format.h: a translation's file in canonical style: the order of its source, two spaces a level,
 * texts behind |-.
 */
#pragma once

#include "book/book.h"
#include "l10n/edit/edit.h"

G_BEGIN_DECLS

/* Has a whole file written so; `source` is the place of its source in Book.sources. */
void format_edit(Edit *edit, const Book *book, guint source);

G_END_DECLS
