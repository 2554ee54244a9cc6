/* Drafts: an export would write over them, since the book does not know them. */
#include "l10n/po/drafts.h"

#include "text-hash.h"

struct Drafts {
    const PoFile *po;       /* or NULL */
    GHashTable *by_context; /* const char * to const PoEntry *, of the file */
};

static void drafts_add(Drafts *drafts, const GPtrArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        PoEntry *entry = g_ptr_array_index(entries, i);
        if (entry->context)
            g_hash_table_insert(drafts->by_context, entry->context, entry);
    }
}

Drafts *drafts_new(const PoFile *po)
{
    Drafts *drafts = g_new(Drafts, 1);
    drafts->po = po;
    drafts->by_context = g_hash_table_new(text_hash, g_str_equal);
    if (po) {
        drafts_add(drafts, po->obsolete);
        drafts_add(drafts, po->entries);
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

static void keep_remarks(const PoEntry *draft, PoEntry *entry)
{
    for (guint i = 0; i < draft->remarks->len; i++)
        if (!g_str_has_prefix(draft->remarks->pdata[i], TRANSFER_BASE))
            g_ptr_array_add(entry->remarks, g_strdup(draft->remarks->pdata[i]));
}

void drafts_keep(const Drafts *drafts, const Book *book, const Translation *translation, TextId id,
                 PoEntry *entry)
{
    const PoEntry *draft = g_hash_table_lookup(drafts->by_context, entry->context);
    if (!draft)
        return;
    keep_remarks(draft, entry);
    g_autofree char *text = transfer_trim(draft->text);
    bool same = g_str_equal(text, entry->text);
    if (!*text || !is_current(draft, book, translation, id) ||
        (same ? !draft->fuzzy || entry->fuzzy : transfer_is_untouched(draft, text)))
        return;
    const char *english = draft->fuzzy && draft->previous ? draft->previous : draft->id;
    g_free(entry->text);
    entry->text = g_steal_pointer(&text);
    entry->fuzzy = true;
    if (!entry->previous && !g_str_equal(english, entry->id))
        entry->previous = g_strdup(english);
}

static void append_homeless(const GPtrArray *entries, GHashTable *homes, GString *out)
{
    for (guint i = 0; i < entries->len; i++) {
        PoEntry *entry = g_ptr_array_index(entries, i);
        g_autofree char *text = transfer_trim(entry->text);
        if (!*text || transfer_is_untouched(entry, text) ||
            (entry->context && g_hash_table_contains(homes, entry->context)))
            continue;
        PoEntry kept = *entry;
        g_autoptr(GPtrArray) none = g_ptr_array_new();
        kept.notes = none;
        kept.obsolete = true;
        po_append_entry(&kept, out);
    }
}

void drafts_append_homeless(const Drafts *drafts, const Book *book, GString *out)
{
    if (!drafts->po)
        return;
    g_autoptr(GHashTable) homes = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (TextId id = 1; id < book->n_texts; id++)
        g_hash_table_add(homes, transfer_context(book, id));
    append_homeless(drafts->po->entries, homes, out);
    append_homeless(drafts->po->obsolete, homes, out);
}
