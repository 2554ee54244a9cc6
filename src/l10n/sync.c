/* A translation's file brought to the state of its source. */
#include "l10n/sync.h"

#include "book/english.h"
#include "input/unseen.h"
#include "l10n/entry.h"
#include "l10n/follow.h"
#include "l10n/outline.h"

#include <string.h>

typedef struct Syncing {
    Edit *edit;
    const Book *book;
    guint source;
    SyncCount count;
} Syncing;

static guint node_count_entries(const EditNode *node)
{
    if (!edit_is_map(node))
        return 0;
    if (entry_is(node))
        return 1;
    guint n = 0;
    g_auto(GStrv) keys = edit_keys(node);
    for (guint i = 0; keys[i]; i++)
        n += node_count_entries(edit_get(node, keys[i]));
    return n;
}

static bool node_is_empty(const EditNode *node)
{
    g_auto(GStrv) keys = edit_keys(node);
    return edit_is_map(node) && !keys[0];
}

/* ---- Unused ---- */

/* Whether nobody has written anything in an entry, as far as one can know without its source: its
 * English is that of another text of the file, or certainly English. */
static bool is_idle(const Syncing *syncing, const EditNode *entry)
{
    static const char *const parts[] = {"en", "text", NULL};
    const char *text = edit_get_text(entry, "text"), *en = edit_get_text(entry, "en");
    const BookSource *from = &syncing->book->sources[syncing->source];
    g_auto(GStrv) keys = edit_keys(entry);
    for (guint i = 0; keys[i]; i++)
        if (!g_strv_contains(parts, keys[i]))
            return false;
    if (!en || (text && !text_is_blank(text)) || (!text && edit_get(entry, "text")))
        return false;
    for (TextId t = from->first; t < from->first + from->n_texts; t++)
        if (english_is_same(en, syncing->book->texts[t].node->text))
            return true;
    return !english_is_foreign(en, "", false);
}

/* Removes the idle entries of a key that the source has not; true where nothing is left. */
static bool sync_drop(Syncing *syncing, EditNode *map, const char *key)
{
    EditNode *node = edit_get(map, key);
    if (!edit_is_map(node))
        return false;
    bool idle = entry_is(node) && is_idle(syncing, node);
    g_auto(GStrv) keys = edit_keys(node);
    for (guint i = 0; !entry_is(node) && keys[i]; i++)
        sync_drop(syncing, node, keys[i]);
    if (!idle && !node_is_empty(node))
        return false;
    edit_remove(map, key);
    syncing->count.dropped += idle;
    return true;
}

/* Moves a key of a map, which stands at a way, to the place of the same way under `unused`. */
static void sync_put_away(Syncing *syncing, EditNode *map, const char *key, const GPtrArray *way)
{
    guint entries = node_count_entries(edit_get(map, key));
    syncing->count.unused += MAX(entries, 1);
    EditNode *to = edit_put_map(edit_root(syncing->edit), BOOK_UNUSED, NULL);
    for (guint j = 0; j < way->len; j++)
        to = edit_put_map(to, g_ptr_array_index(way, j), NULL);
    edit_move(map, key, to, key, NULL);
}

/* Moves texts that stand where the source has a map of texts by now, and maps where it has a text,
 * so that they are in nobody's way and may follow. */
static void sync_clear(Syncing *syncing, EditNode *map, const Outline *outline, GPtrArray *way)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        EditNode *node = edit_get(map, below->key);
        bool is_text = below->text != TEXT_NONE;
        if (below->own || !edit_is_map(node) || node_is_empty(node))
            continue;
        if (entry_is(node) != is_text && node_count_entries(node) > 0) {
            sync_put_away(syncing, map, below->key, way);
        } else if (!is_text) {
            g_ptr_array_add(way, below->key);
            sync_clear(syncing, node, below, way);
            g_ptr_array_set_size(way, (int)way->len - 1);
        }
    }
}

/* Moves what the outline has not from a map to the place of the same way under `unused`. */
static void sync_move_unused(Syncing *syncing, EditNode *map, const Outline *outline,
                             GPtrArray *way)
{
    g_auto(GStrv) keys = edit_keys(map);
    for (guint i = 0; keys[i]; i++) {
        EditNode *node = edit_get(map, keys[i]);
        const Outline *below = outline_get(outline, keys[i]);
        if (way->len == 0 && strcmp(keys[i], BOOK_UNUSED) == 0)
            continue;
        if (below && below->text == TEXT_NONE && edit_is_map(node)) {
            g_ptr_array_add(way, keys[i]);
            sync_move_unused(syncing, node, below, way);
            g_ptr_array_set_size(way, (int)way->len - 1);
            if (node_is_empty(node))
                edit_remove(map, keys[i]);
        }
        if (below || sync_drop(syncing, map, keys[i]))
            continue;
        sync_put_away(syncing, map, keys[i], way);
    }
}

/* Takes back from under `unused` a text that the source has again and the file has not. */
static void sync_restore(Syncing *syncing, EditNode *unused, EditNode *map, const Outline *outline)
{
    const BookText *texts = syncing->book->texts;
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        EditNode *old = edit_get(unused, below->key);
        if (below->own || !edit_is_map(old))
            continue;
        if (below->text == TEXT_NONE) {
            sync_restore(syncing, old, edit_put_map(map, below->key, outline->order), below);
            if (node_is_empty(old))
                edit_remove(unused, below->key);
        } else if (entry_is(old) &&
                   entry_is_unwritten(edit_get(map, below->key), texts[below->text].node->text)) {
            entry_take(unused, below->key, map, below->key, outline->order);
            syncing->count.restored++;
        }
    }
}

/* ---- All of it ---- */

static void sync_unused(Syncing *syncing, const Outline *outline)
{
    EditNode *root = edit_root(syncing->edit);
    g_autoptr(GPtrArray) way = g_ptr_array_new();
    sync_clear(syncing, root, outline, way);
    FollowCount follows = follow_names(syncing->edit, syncing->book, outline);
    syncing->count.followed += follows.followed;
    syncing->count.restored += follows.restored;
    sync_move_unused(syncing, root, outline, way);
    EditNode *unused = edit_get(root, BOOK_UNUSED);
    if (!edit_is_map(unused) || node_is_empty(unused))
        return;
    sync_restore(syncing, unused, root, outline);
    sync_drop(syncing, root, BOOK_UNUSED);
}

/* ---- Today's English ---- */

static void sync_entry(Syncing *syncing, EditNode *entry, const char *today)
{
    bool touched = edit_is_touched(entry);
    entry_fill_silences(entry);
    bool filled = !touched && edit_is_touched(entry);
    syncing->count.filled += filled;
    syncing->count.kept += entry_has_foreign_english(entry, today);
    entry_refresh(entry, today);
    if (!edit_get(entry, "text"))
        edit_set_text(entry, "text", "", entry_parts);
    syncing->count.refreshed += !touched && !filled && edit_is_touched(entry);
}

static void sync_add(Syncing *syncing, EditNode *map, const Outline *outline, const char *today,
                     const char *const *order)
{
    EditNode *entry = edit_put_map(map, outline->key, order);
    edit_set_text(entry, "en", today, entry_parts);
    edit_set_text(entry, "text", "", entry_parts);
    syncing->count.added++;
}

static void sync_texts(Syncing *syncing, EditNode *map, const Outline *outline)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        EditNode *node = edit_get(map, below->key);
        if (below->own)
            continue;
        if (below->text == TEXT_NONE) {
            sync_texts(syncing, edit_put_map(map, below->key, outline->order), below);
            continue;
        }
        const char *today = syncing->book->texts[below->text].node->text;
        if (edit_is_map(node))
            sync_entry(syncing, node, today);
        else
            sync_add(syncing, map, below, today, outline->order);
    }
}

SyncCount sync_edit(Edit *edit, const Book *book, guint source)
{
    g_autoptr(Outline) outline = outline_new(book, source);
    Syncing syncing = {.edit = edit, .book = book, .source = source};
    sync_unused(&syncing, outline);
    sync_texts(&syncing, edit_root(edit), outline);
    syncing.count.keeps = edit_is_map(edit_get(edit_root(edit), BOOK_UNUSED));
    if (syncing.count.keeps)
        outline_put_unused_last(edit_root(edit));
    return syncing.count;
}
