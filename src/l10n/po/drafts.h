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
 * out, with the translator's remarks. No text is put where there is none, or where the book's is
 * another one since; a text that is the book's and was marked as fuzzy keeps the mark. */
void drafts_keep(const Drafts *drafts, const Book *book, const Translation *translation, TextId id,
                 PoEntry *entry);

/* Appends, as obsolete entries, the drafts of texts that the book has not, as after a rename: a
 * tool proposes them where the English is alike, and the text may come back. */
void drafts_append_homeless(const Drafts *drafts, const Book *book, GString *out);

G_END_DECLS
