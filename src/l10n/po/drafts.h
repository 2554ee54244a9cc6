/*
 * drafts.h: what translators have begun in an older PO file, and the book has not taken.
 */
#pragma once

#include "l10n/po/transfer.h"

G_BEGIN_DECLS

typedef struct Drafts Drafts;

/* Those of a PO file, which must live as long; none where it is NULL. Free with drafts_free. */
Drafts *drafts_new(const PoFile *po);
void drafts_free(Drafts *drafts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drafts, drafts_free)

/* Puts the draft of a text, which a language has as `translation`, into the entry that is to go
 * out. Nothing is done where there is none, or where the book's text is another one since. */
void drafts_keep(const Drafts *drafts, const Book *book, const Translation *translation, TextId id,
                 PoEntry *entry);

G_END_DECLS
