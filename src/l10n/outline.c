/* The maps of a source that hold texts, as a tree of their keys. */
#include "l10n/outline.h"

#include <string.h>

static void outline_free_item(gpointer outline)
{
    outline_free(outline);
}

void outline_free(Outline *outline)
{
    if (!outline)
        return;
    g_ptr_array_unref(outline->children);
    g_free(outline->order);
    g_free(outline->key);
    g_free(outline);
}

static Outline *outline_create(const char *key)
{
    Outline *outline = g_new0(Outline, 1);
    outline->key = g_strdup(key);
    outline->children = g_ptr_array_new_with_free_func(outline_free_item);
    return outline;
}

static Outline *outline_put(Outline *outline, const char *key)
{
    Outline *child = (Outline *)outline_get(outline, key);
    if (!child) {
        child = outline_create(key);
        g_ptr_array_add(outline->children, child);
    }
    return child;
}

/* Finds the way down a source's maps to a node, along a path; keys may hold full stops. */
static bool outline_follow(const YamlNode *map, const char *path, const YamlNode *node,
                           GPtrArray *keys)
{
    for (gsize i = 0; map->kind == YAML_MAP && i < map->n_pairs; i++) {
        const YamlNode *key = map->pairs[i].key, *value = map->pairs[i].value;
        if (!g_str_has_prefix(path, key->text))
            continue;
        const char *rest = path + key->length;
        g_ptr_array_add(keys, (gpointer)key->text);
        if (*rest == '\0' ? value == node
                          : *rest == '.' && outline_follow(value, rest + 1, node, keys))
            return true;
        g_ptr_array_set_size(keys, (int)keys->len - 1);
    }
    return false;
}

static void outline_finish(Outline *outline)
{
    outline->order = g_new0(const char *, outline->children->len + 1);
    for (guint i = 0; i < outline->children->len; i++) {
        Outline *child = g_ptr_array_index(outline->children, i);
        outline->order[i] = child->key;
        outline_finish(child);
    }
}

/* What each language has of its own stands where its table has it. */
static void outline_put_own(Outline *top, BookFileKind kind)
{
    const Field *field = book_table_own(kind);
    if (!field)
        return;
    Outline *own = outline_create(field->name);
    own->own = true;
    guint at = 0;
    while (at < top->children->len &&
           fields_below(book_table(kind), ((const Outline *)top->children->pdata[at])->key) < field)
        at++;
    g_ptr_array_insert(top->children, (gint)at, own);
}

Outline *outline_new(const Book *book, guint source)
{
    const BookSource *from = &book->sources[source];
    const YamlNode *root = yaml_file_root(book_source_file(book, source));
    Outline *top = outline_create(NULL);
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    for (TextId t = from->first; t < from->first + from->n_texts; t++) {
        g_ptr_array_set_size(keys, 0);
        if (!outline_follow(root, book->texts[t].path, book->texts[t].node, keys))
            continue;
        Outline *outline = top;
        for (guint i = 0; i < keys->len; i++)
            outline = outline_put(outline, g_ptr_array_index(keys, i));
        outline->text = t;
    }
    outline_put_own(top, from->kind);
    outline_finish(top);
    return top;
}

const Outline *outline_get(const Outline *outline, const char *key)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *child = g_ptr_array_index(outline->children, i);
        if (strcmp(child->key, key) == 0)
            return child;
    }
    return NULL;
}

static bool outline_seek(const Outline *outline, TextId text, GPtrArray *way)
{
    for (guint i = 0; i < outline->children->len; i++) {
        const Outline *child = g_ptr_array_index(outline->children, i);
        g_ptr_array_add(way, (gpointer)child);
        if (child->text == text || outline_seek(child, text, way))
            return true;
        g_ptr_array_set_size(way, (int)way->len - 1);
    }
    return false;
}

GPtrArray *outline_way(const Outline *outline, TextId text)
{
    GPtrArray *way = g_ptr_array_new();
    outline_seek(outline, text, way);
    return way;
}

void outline_put_unused_last(EditNode *root)
{
    g_auto(GStrv) keys = edit_keys(root);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; keys[i]; i++)
        if (strcmp(keys[i], BOOK_UNUSED) != 0)
            g_ptr_array_add(order, keys[i]);
    g_ptr_array_add(order, (gpointer)BOOK_UNUSED);
    g_ptr_array_add(order, NULL);
    edit_sort(root, (const char *const *)order->pdata);
}
