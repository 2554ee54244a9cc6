/* What the source has by another name. */
#include "l10n/follow.h"

#include "book/english.h"
#include "input/unseen.h"
#include "l10n/entry.h"

#include <string.h>

/* A text without a translation, or a translation without a text. */
typedef struct Single {
    guint source;                   /* of the file; set where there are several */
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
static void follow_find_loose(EditNode *map, const Outline *outline, GPtrArray *way,
                              GPtrArray *singles)
{
    g_auto(GStrv) keys = edit_keys(map);
    for (guint i = 0; keys[i]; i++) {
        EditNode *node = edit_get(map, keys[i]);
        const Outline *below = outline ? outline_get(outline, keys[i]) : NULL;
        bool is_kept = outline && way->len == 0 && strcmp(keys[i], BOOK_UNUSED) == 0;
        if (!edit_is_map(node) || is_kept || (below && (below->own || below->text != TEXT_NONE)))
            continue;
        const char *text = edit_get_text(node, "text"), *en = edit_get_text(node, "en");
        if (!below && text && en && !text_is_blank(text)) {
            single_add(singles, way, keys[i], en)->map = map;
        } else if (below || !entry_is(node)) {
            g_ptr_array_add(way, keys[i]);
            follow_find_loose(node, below, way, singles);
            g_ptr_array_set_size(way, (int)way->len - 1);
        }
    }
}

/* Collects the texts in whose entries nobody has written. */
static void follow_find_missing(const Book *book, const EditNode *map, const Outline *outline,
                                GPtrArray *way, GPtrArray *singles)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *below = g_ptr_array_index(outline->children, i);
        const EditNode *node = edit_get(map, below->key);
        if (below->own)
            continue;
        if (below->text == TEXT_NONE) {
            g_ptr_array_add(way, below->key);
            follow_find_missing(book, node, below, way, singles);
            g_ptr_array_set_size(way, (int)way->len - 1);
            continue;
        }
        const char *today = book->texts[below->text].node->text;
        if (entry_is_unwritten(node, today)) {
            Single *single = single_add(singles, way, below->key, today);
            single->outline = outline;
            single->below = below;
        }
    }
}

/* English of so many bytes is the same by no chance. */
#define FOLLOW_LONG 40

/* Whether a text may be what a translation was made of, by another name: the same English in a
 * field that is called the same, or in the same map, or wherever it stands where it is long, as
 * that of `how_to_fix` that is `how_to_fix.client` by now. */
static bool single_fits(const Single *text, const Single *translation)
{
    return strcmp(text->english, translation->english) == 0 &&
           (strcmp(text->key, translation->key) == 0 || strcmp(text->way, translation->way) == 0 ||
            strlen(text->english) >= FOLLOW_LONG);
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
        if (beside->map != translation->map) /* one under `unused` may have the same way */
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
static EditNode *follow_put_way(Edit *edit, const Outline *outline, const char *way)
{
    EditNode *map = edit_root(edit);
    g_auto(GStrv) keys = g_strsplit(way, "\n", -1);
    for (guint i = 0; keys[i]; i++) {
        map = edit_put_map(map, keys[i], outline->order);
        outline = outline_get(outline, keys[i]);
    }
    return map;
}

FollowCount follow_names(Edit *edit, const Book *book, const Outline *outline)
{
    FollowCount count = {0};
    EditNode *root = edit_root(edit), *unused = edit_get(root, BOOK_UNUSED);
    g_autoptr(GPtrArray) translations = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) way = g_ptr_array_new();
    follow_find_loose(root, outline, way, translations);
    if (edit_is_map(unused))
        follow_find_loose(unused, NULL, way, translations);
    if (translations->len == 0)
        return count;
    follow_find_missing(book, root, outline, way, texts);
    singles_match(texts, translations);
    for (guint i = 0; i < texts->len; i++) {
        const Single *text = texts->pdata[i], *translation = text->match;
        if (text->n_matches != 1 || translation->n_matches != 1 ||
            (strcmp(text->way, translation->way) != 0 &&
             singles_differ(texts, text, translations, translation)))
            continue;
        bool same =
            strcmp(text->way, translation->way) == 0 && strcmp(text->key, translation->key) == 0;
        count.followed += !same;
        count.restored += same;
        entry_take(translation->map, translation->key, follow_put_way(edit, outline, text->way),
                   text->below->key, text->outline->order);
    }
    return count;
}

/* ---- From file to file ---- */

static void move_free(gpointer data)
{
    FollowMove *move = data;
    g_free(move->way);
    g_free(move->key);
    g_free(move);
}

static void singles_set_source(const GPtrArray *singles, guint first, guint source)
{
    for (guint i = first; i < singles->len; i++)
        ((Single *)singles->pdata[i])->source = source;
}

/* The name of the map in which a text stands: the last key of the way to it. */
static const char *single_map_name(const Single *single)
{
    const char *last = strrchr(single->way, '\n');
    return last ? last + 1 : single->way;
}

/* Whether a text and the one translation that fits it are one. In another file a short
 * one is by chance the same more often. */
static bool single_has_moved(const Single *text, const Single *translation)
{
    bool same = strcmp(text->key, translation->key) == 0 &&
                strcmp(single_map_name(text), single_map_name(translation)) == 0;
    return translation->n_matches == 1 && text->source != translation->source &&
           (same || strlen(text->english) >= FOLLOW_LONG);
}

static FollowMove *move_new(const Single *text, const Single *translation)
{
    FollowMove *move = g_new0(FollowMove, 1);
    move->from = translation->source;
    move->to = text->source;
    move->way = g_strdup(translation->way);
    move->key = g_strdup(translation->key);
    move->entry = edit_get(translation->map, translation->key);
    move->text = text->below->text;
    return move;
}

GPtrArray *follow_find_moves(const Book *book, const GPtrArray *files)
{
    GPtrArray *moves = g_ptr_array_new_with_free_func(move_free);
    g_autoptr(GPtrArray) translations = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(single_free);
    g_autoptr(GPtrArray) outlines = g_ptr_array_new_with_free_func((GDestroyNotify)outline_free);
    g_autoptr(GPtrArray) way = g_ptr_array_new();
    for (guint s = 0; s < files->len; s++) {
        guint n_translations = translations->len, n_texts = texts->len;
        if (!files->pdata[s])
            continue;
        EditNode *root = edit_root(files->pdata[s]), *unused = edit_get(root, BOOK_UNUSED);
        Outline *outline = outline_new(book, s);
        g_ptr_array_add(outlines, outline);
        if (edit_is_map(unused))
            follow_find_loose(unused, NULL, way, translations);
        follow_find_missing(book, root, outline, way, texts);
        singles_set_source(translations, n_translations, s);
        singles_set_source(texts, n_texts, s);
    }
    singles_match(texts, translations);
    for (guint i = 0; i < texts->len; i++) {
        const Single *text = texts->pdata[i];
        if (text->n_matches == 1 && single_has_moved(text, text->match))
            g_ptr_array_add(moves, move_new(text, text->match));
    }
    return moves;
}

void follow_remove(Edit *file, const FollowMove *move)
{
    EditNode *map = edit_get(edit_root(file), BOOK_UNUSED);
    g_auto(GStrv) keys = g_strsplit(move->way, "\n", -1);
    for (guint i = 0; keys[i]; i++)
        map = edit_get(map, keys[i]);
    edit_remove(map, move->key);
}
