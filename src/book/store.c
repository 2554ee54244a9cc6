/* What a loaded book lives in: its files, its memory, and how the loading files complain. */
#include "book/store.h"

#include "book/ids.h"
#include "input/fields-style.h"
#include "input/nearest.h"
#include "text-hash.h"

static void book_file_free(gpointer data)
{
    BookFile *file = data;
    g_free(file->path);
    g_free(file->id);
    g_free(file->a);
    g_free(file->b);
    g_free(file->meant);
    yaml_file_free(file->yaml);
    diagnostics_free(file->diagnostics);
    g_free(file);
}

BookStore *store_create(guint jobs)
{
    BookStore *store = g_new0(BookStore, 1);
    store->jobs = jobs;
    store->patterns = fields_patterns_new();
    store->files = g_ptr_array_new_with_free_func(book_file_free);
    store->broken = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    store->owned = g_ptr_array_new_with_free_func(g_free);
    store->memory = g_ptr_array_new_with_free_func((GDestroyNotify)yaml_memory_free);
    store->flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
    store->text_by_node = g_hash_table_new(NULL, NULL);
    store->source_by_id = g_hash_table_new(text_hash, g_str_equal);
    store->source_files = g_ptr_array_new();
    store->unread_protocols = g_ptr_array_new_with_free_func(g_free);
    store->lacking_protocols = g_ptr_array_new();
    store->unread_languages = g_ptr_array_new_with_free_func(g_free);
    return store;
}

void store_free(BookStore *store)
{
    g_ptr_array_unref(store->unread_languages);
    g_ptr_array_unref(store->lacking_protocols);
    g_ptr_array_unref(store->unread_protocols);
    g_ptr_array_unref(store->source_files);
    g_hash_table_unref(store->source_by_id);
    g_hash_table_unref(store->text_by_node);
    g_ptr_array_unref(store->flows);
    g_hash_table_unref(store->broken);
    g_ptr_array_unref(store->owned);
    g_ptr_array_unref(store->files);
    g_ptr_array_unref(store->memory);
    yaml_file_free(store->site);
    fields_patterns_free(store->patterns);
    g_strfreev(store->languages);
    g_strfreev(store->protocols);
    g_free(store);
}

gpointer store_alloc(BookStore *store, gsize n, gsize size)
{
    gpointer block = g_malloc0_n(MAX(n, 1), size);
    g_ptr_array_add(store->owned, block);
    return block;
}

Tokens store_tokens(BookStore *store, const YamlNode *node)
{
    Tokens tokens = {0};
    if (!node)
        return tokens;
    guint n = node->kind == YAML_LIST ? (guint)node->n_items : 1;
    tokens.items = store_new(store, const char *, n);
    for (guint i = 0; i < n; i++) {
        const YamlNode *item = node->kind == YAML_LIST ? node->items[i] : node;
        if (item->kind == YAML_TEXT)
            tokens.items[tokens.n++] = item->text;
    }
    return tokens;
}

const YamlNode *store_token_node(const YamlNode *node, guint index)
{
    if (node->kind != YAML_LIST)
        return node;
    guint at = 0;
    while (node->items[at]->kind != YAML_TEXT || index-- > 0)
        at++;
    return node->items[at];
}

static bool store_is_wrong(const Diagnostics *diagnostics, const YamlNode *node)
{
    DiagnosticPlace place = yaml_place(node);
    return diagnostics_is_wrong(diagnostics, &place);
}

bool store_has_wrong_part(const Diagnostics *diagnostics, const YamlNode *node)
{
    for (gsize i = 0; node && node->kind == YAML_MAP && i < node->n_pairs; i++)
        if (store_is_wrong(diagnostics, node->pairs[i].key))
            return true;
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        if (store_is_wrong(diagnostics, node->items[i]))
            return true;
    return node && store_is_wrong(diagnostics, node);
}

bool store_is_doubtful(const Diagnostics *diagnostics, const YamlNode *map, const char *key)
{
    for (gsize i = 0; map && map->kind == YAML_MAP && i < map->n_pairs; i++)
        if (yaml_is(map->pairs[i].key, key)) /* where it is told that a value is empty */
            return store_is_wrong(diagnostics, map->pairs[i].key) ||
                   store_has_wrong_part(diagnostics, map->pairs[i].value);
    return store_has_wrong_part(diagnostics, map);
}

void store_mark(Diagnostics *diagnostics, const YamlNode *map, const char *key)
{
    for (gsize i = 0; i < map->n_pairs; i++)
        if (yaml_is(map->pairs[i].key, key)) {
            DiagnosticPlace place = yaml_place(map->pairs[i].key);
            diagnostics_mark_wrong(diagnostics, &place);
        }
}

void store_complain(Diagnostics *diagnostics, DiagnosticId id, const YamlNode *node,
                    const char *problem, const char *subject, const char *const *names, gsize n)
{
    DiagnosticPlace place = yaml_place(node);
    if (!diagnostics_wants(diagnostics, id, place.path)) /* before any time is spent on names */
        return;
    const char *nearest = n > 0 ? nearest_word(subject, names, n) : NULL;
    if (nearest)
        diagnostics_add(diagnostics, id, &place, "%s '%s' (did you mean '%s'?)", problem, subject,
                        nearest);
    else if (subject == node->text && style_is_bare_list(node))
        diagnostics_add(diagnostics, id, &place, "%s '%s'; " STYLE_BRACKETS, problem, subject,
                        subject);
    else
        diagnostics_add(diagnostics, id, &place, "%s '%s'", problem, subject);
}

void store_check_device(Diagnostics *diagnostics, DiagnosticPlace place, const char *name)
{
    if (id_is_device(name))
        diagnostics_add(diagnostics, DIAGNOSTIC_DEVICE_NAME, &place,
                        "Windows keeps the name '%s' for a device, so nobody there can have a file "
                        "or folder of it",
                        name);
}
