/* A translation's file brought to the state of its source. */
#include "l10n/sync.h"

#include "book/english.h"
#include "input/unseen.h"
#include "l10n/entry.h"
#include "l10n/outline.h"

#include <string.h>

typedef struct Syncing {
    Edit *edit;
    const Book *book;
    guint source;
    SyncCount count;
} Syncing;

static bool node_is_map(const EditNode *node)
{
    return node && edit_kind(node) == YAML_MAP;
}

static guint node_count_entries(const EditNode *node)
{
    if (!node_is_map(node))
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
    return node_is_map(node) && !keys[0];
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
    if (!node_is_map(node))
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
        if (below && below->text == TEXT_NONE && node_is_map(node)) {
            g_ptr_array_add(way, keys[i]);
            sync_move_unused(syncing, node, below, way);
            g_ptr_array_set_size(way, (int)way->len - 1);
            if (node_is_empty(node))
                edit_remove(map, keys[i]);
        }
        if (below || sync_drop(syncing, map, keys[i]))
            continue;
        guint entries = node_count_entries(node);
        syncing->count.unused += MAX(entries, 1);
        EditNode *to = edit_put_map(edit_root(syncing->edit), BOOK_UNUSED, NULL);
        for (guint j = 0; j < way->len; j++)
            to = edit_put_map(to, g_ptr_array_index(way, j), NULL);
        edit_move(map, keys[i], to, keys[i], NULL);
    }
}

/* Whether nobody has written anything in the entry of a text; true where there is none. */
static bool is_unwritten(const EditNode *entry, const char *today)
{
    if (!entry)
        return true;
    const char *en = edit_get_text(entry, "en"), *text = edit_get_text(entry, "text");
    return en && text && text_is_blank(text) && !edit_get(entry, "was") && !edit_get(entry, "ok") &&
           !english_is_foreign(en, today, false);
}

/* Puts an entry from under `unused` where one of a text stands in which nobody has written. */
static void sync_put_back(EditNode *from, const char *key, EditNode *map, const Outline *outline,
                          const Outline *below)
{
    if (edit_get(map, below->key))
        edit_remove(map, below->key);
    edit_move(from, key, map, below->key, outline->order);
}

/* Takes back from under `unused` a text that the source has again and the file has not. */
static void sync_restore(Syncing *syncing, EditNode *unused, EditNode *map, const Outline *outline)
{
    const BookText *texts = syncing->book->texts;
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        EditNode *old = edit_get(unused, below->key);
        if (below->own || !node_is_map(old))
            continue;
        if (below->text == TEXT_NONE) {
            sync_restore(syncing, old, edit_put_map(map, below->key, outline->order), below);
            if (node_is_empty(old))
                edit_remove(unused, below->key);
        } else if (entry_is(old) &&
                   is_unwritten(edit_get(map, below->key), texts[below->text].node->text)) {
            sync_put_back(unused, below->key, map, outline, below);
            syncing->count.restored++;
        }
    }
}

/* ---- What the source has by another name ---- */

/* A text without a translation, or a translation without a text. */
typedef struct Single {
    EditNode *map;                  /* of a translation: in which it stands */
    const Outline *outline, *below; /* of a text: that, and what is above it */
    char *way, *key;                /* to the map, and in it */
    char *english;                  /* folded: today's, or that of the translation */
    guint n_matches;                /* of the other kind */
    struct Single *match;           /* the last of them */
} Single;

static void single_free(gpointer data)
{
    Single *single = data;
    g_free(single->way);
    g_free(single->key);
    g_free(single->english);
    g_free(single);
}

static Single *single_add(GPtrArray *singles, GPtrArray *way, const char *key, const char *english)
{
    Single *single = g_new0(Single, 1);
    g_ptr_array_add(way, NULL);
    single->way = g_strjoinv("\n", (char **)way->pdata);
    g_ptr_array_set_size(way, (int)way->len - 1);
    single->key = g_strdup(key);
    single->english = english_fold(english);
    g_ptr_array_add(singles, single);
    return single;
}

/* Collects the translations in a map of which the source has none (NULL: none at all). */
static void sync_find_loose(EditNode *map, const Outline *outline, GPtrArray *way,
                            GPtrArray *singles)
{
    g_auto(GStrv) keys = edit_keys(map);
    for (guint i = 0; keys[i]; i++) {
        EditNode *node = edit_get(map, keys[i]);
        const Outline *below = outline ? outline_get(outline, keys[i]) : NULL;
        bool is_kept = outline && way->len == 0 && strcmp(keys[i], BOOK_UNUSED) == 0;
        if (!node_is_map(node) || is_kept || (below && (below->own || below->text != TEXT_NONE)))
            continue;
        const char *text = edit_get_text(node, "text"), *en = edit_get_text(node, "en");
        if (!below && text && en && !text_is_blank(text)) {
            single_add(singles, way, keys[i], en)->map = map;
        } else if (below || !entry_is(node)) {
            g_ptr_array_add(way, keys[i]);
            sync_find_loose(node, below, way, singles);
            g_ptr_array_set_size(way, (int)way->len - 1);
        }
    }
}

/* Collects the texts in whose entries nobody has written. */
static void sync_find_missing(const Syncing *syncing, const EditNode *map, const Outline *outline,
                              GPtrArray *way, GPtrArray *singles)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        const EditNode *node = edit_get(map, below->key);
        if (below->own)
            continue;
        if (below->text == TEXT_NONE) {
            g_ptr_array_add(way, below->key);
            sync_find_missing(syncing, node, below, way, singles);
            g_ptr_array_set_size(way, (int)way->len - 1);
            continue;
        }
        const char *today = syncing->book->texts[below->text].node->text;
        if (is_unwritten(node, today)) {
            Single *single = single_add(singles, way, below->key, today);
            single->outline = outline;
            single->below = below;
        }
    }
}

/* Whether a text may be what a translation was made of, by another name: the same English in a
 * field that is called the same, or in the same map. */
static bool single_fits(const Single *text, const Single *translation)
{
    return strcmp(text->english, translation->english) == 0 &&
           (strcmp(text->key, translation->key) == 0 || strcmp(text->way, translation->way) == 0);
}

static void singles_match(GPtrArray *texts, GPtrArray *translations)
{
    for (guint i = 0; i < translations->len; i++)
        for (guint j = 0; j < texts->len; j++) {
            Single *translation = translations->pdata[i], *text = texts->pdata[j];
            if (!single_fits(text, translation))
                continue;
            text->n_matches++;
            translation->n_matches++;
            text->match = translation;
        }
}

/* Whether two maps, one of a text and one of a translation, have another English under the same
 * name. Then the one is not the other by another name, and a word that both have, such as an answer
 * to two questions, may need another translation. */
static bool singles_differ(const GPtrArray *texts, const Single *text,
                           const GPtrArray *translations, const Single *translation)
{
    for (guint i = 0; i < translations->len; i++) {
        const Single *beside = translations->pdata[i];
        if (strcmp(beside->way, translation->way) != 0)
            continue;
        for (guint j = 0; j < texts->len; j++) {
            const Single *other = texts->pdata[j];
            if (strcmp(other->key, beside->key) == 0 && strcmp(other->way, text->way) == 0 &&
                strcmp(other->english, beside->english) != 0)
                return true;
        }
    }
    return false;
}

/* The map of a text, whose way is that of its outline; it is made where there is none. */
static EditNode *sync_put_way(Syncing *syncing, const Outline *outline, const char *way)
{
    EditNode *map = edit_root(syncing->edit);
    g_auto(GStrv) keys = g_strsplit(way, "\n", -1);
    for (guint i = 0; keys[i]; i++) {
        map = edit_put_map(map, keys[i], outline->order);
        outline = outline_get(outline, keys[i]);
    }
    return map;
}

/* Where the source has a text by another name, its translation follows, if only that one can be
 * meant. */
static void sync_follow(Syncing *syncing, const Outline *outline)
{
    EditNode *root = edit_root(syncing->edit), *unused = edit_get(root, BOOK_UNUSED);
    g_autoptr(GPtrArray) translations = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) way = g_ptr_array_new();
    sync_find_loose(root, outline, way, translations);
    if (node_is_map(unused))
        sync_find_loose(unused, NULL, way, translations);
    if (translations->len == 0)
        return;
    sync_find_missing(syncing, root, outline, way, texts);
    singles_match(texts, translations);
    for (guint i = 0; i < texts->len; i++) {
        const Single *text = texts->pdata[i], *translation = text->match;
        if (text->n_matches != 1 || translation->n_matches != 1 ||
            (strcmp(text->way, translation->way) != 0 &&
             singles_differ(texts, text, translations, translation)))
            continue;
        bool same =
            strcmp(text->way, translation->way) == 0 && strcmp(text->key, translation->key) == 0;
        syncing->count.followed += !same;
        syncing->count.restored += same;
        sync_put_back(translation->map, translation->key, sync_put_way(syncing, outline, text->way),
                      text->outline, text->below);
    }
}

static void sync_unused(Syncing *syncing, const Outline *outline)
{
    EditNode *root = edit_root(syncing->edit);
    g_autoptr(GPtrArray) way = g_ptr_array_new();
    sync_follow(syncing, outline);
    sync_move_unused(syncing, root, outline, way);
    EditNode *unused = edit_get(root, BOOK_UNUSED);
    if (!node_is_map(unused) || node_is_empty(unused))
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
        if (node_is_map(node))
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
    if (node_is_map(edit_get(edit_root(edit), BOOK_UNUSED)))
        outline_put_unused_last(edit_root(edit));
    return syncing.count;
}
