#include "book/store.h"
#include "input/nearest.h"

#include <string.h>

static void book_file_free(gpointer data)
{
    BookFile *file = data;
    g_free(file->path);
    g_free(file->id);
    g_free(file->a);
    g_free(file->b);
    yaml_file_free(file->yaml);
    diagnostics_free(file->diagnostics);
    g_free(file);
}

static BookStore *store_create(guint jobs)
{
    BookStore *store = g_new0(BookStore, 1);
    store->jobs = jobs;
    store->patterns = fields_patterns_new();
    store->files = g_ptr_array_new_with_free_func(book_file_free);
    store->owned = g_ptr_array_new_with_free_func(g_free);
    store->flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
    store->text_by_node = g_hash_table_new(NULL, NULL);
    store->source_by_id = g_hash_table_new(g_str_hash, g_str_equal);
    store->source_files = g_ptr_array_new();
    return store;
}

static void store_free(BookStore *store)
{
    g_ptr_array_unref(store->source_files);
    g_hash_table_unref(store->source_by_id);
    g_hash_table_unref(store->text_by_node);
    g_ptr_array_unref(store->flows);
    g_ptr_array_unref(store->owned);
    g_ptr_array_unref(store->files);
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

void store_complain(Diagnostics *diagnostics, DiagnosticId id, const YamlNode *node,
                    const char *problem, const char *subject, const char *const *names, gsize n)
{
    DiagnosticPlace place = yaml_place(node);
    const char *nearest = n > 0 ? nearest_word(subject, names, n) : NULL;
    if (nearest)
        diagnostics_add(diagnostics, id, &place, "%s '%s' (did you mean '%s'?)", problem, subject,
                        nearest);
    else
        diagnostics_add(diagnostics, id, &place, "%s '%s'", problem, subject);
}

Book *book_load(const char *folder, Diagnostics *diagnostics)
{
    return book_load_with(folder, g_get_num_processors(), diagnostics);
}

Book *book_load_with(const char *folder, guint jobs, Diagnostics *diagnostics)
{
    g_autoptr(Book) book = g_new0(Book, 1);
    book->store = store_create(jobs);
    if (!settings_load(book, folder, diagnostics))
        return NULL;
    files_discover(book->store, folder, diagnostics);
    files_end(files_begin(book->store, FILES_OF_BOOK, file_read, (gpointer)folder), diagnostics);
    texts_collect(book, diagnostics);
    locales_load(book, diagnostics);
    TranslationFolder from = {book, folder};
    FilesWork *translations =
        files_begin(book->store, FILES_OF_TRANSLATIONS, translation_read, &from);
    protocols_load(book, diagnostics); /* while others read */
    files_end(translations, diagnostics);
    return !book->store->failed ? g_steal_pointer(&book) : NULL;
}

void book_free(Book *book)
{
    if (!book)
        return;
    store_free(book->store);
    g_free(book);
}

const YamlFile *book_source_file(const Book *book, guint source)
{
    return ((const BookFile *)g_ptr_array_index(book->store->source_files, source))->yaml;
}
