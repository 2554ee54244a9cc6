/* Drafts: an export would write over them, since the book does not know them. */
#include "l10n/po/drafts.h"

#include "text-hash.h"

struct Drafts {
    GHashTable *by_context; /* const char * to const PoEntry *, of the file */
};

Drafts *drafts_new(const PoFile *po)
{
    Drafts *drafts = g_new(Drafts, 1);
    drafts->by_context = g_hash_table_new(text_hash, g_str_equal);
    for (guint i = 0; po && i < po->entries->len; i++) {
        PoEntry *entry = g_ptr_array_index(po->entries, i);
        if (entry->context)
            g_hash_table_insert(drafts->by_context, entry->context, entry);
    }
    return drafts;
}

void drafts_free(Drafts *drafts)
{
    g_hash_table_unref(drafts->by_context);
    g_free(drafts);
}

/* Whether the book has the text that it had when the draft went out; a missing one is in nobody's
 * way. */
static bool is_current(const PoEntry *draft, const Book *book, const Translation *translation,
                       TextId id)
{
    g_autofree char *now = transfer_base(book, translation, id);
    return translation->state == TEXT_MISSING || g_strcmp0(transfer_entry_base(draft), now) == 0;
}

void drafts_keep(const Drafts *drafts, const Book *book, const Translation *translation, TextId id,
                 PoEntry *entry)
{
    const PoEntry *draft = g_hash_table_lookup(drafts->by_context, entry->context);
    g_autofree char *text = draft ? transfer_trim(draft->text) : NULL;
    if (!text || !*text || g_str_equal(text, entry->text) || transfer_is_untouched(draft, text) ||
        !is_current(draft, book, translation, id))
        return;
    const char *english = draft->fuzzy && draft->previous ? draft->previous : draft->id;
    g_free(entry->text);
    entry->text = g_steal_pointer(&text);
    entry->fuzzy = true;
    if (!entry->previous && !g_str_equal(english, entry->id))
        entry->previous = g_strdup(english);
}
