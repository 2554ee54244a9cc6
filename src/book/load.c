/* Loading a book: what is done after what. */
#include "book/codes.h"
#include "book/files.h"
#include "book/foreign-codes.h"
#include "book/locales.h"
#include "book/protocols.h"
#include "book/repeats.h"
#include "book/strays.h"

Book *book_load(const char *folder, Diagnostics *diagnostics)
{
    return book_load_with(folder, g_get_num_processors(), diagnostics);
}

Book *book_load_with(const char *folder, guint jobs, Diagnostics *diagnostics)
{
    return book_load_part(folder, jobs, NULL, diagnostics);
}

Book *book_load_part(const char *folder, guint jobs, const BookPart *part, Diagnostics *diagnostics)
{
    g_autoptr(Book) book = g_new0(Book, 1);
    book->store = store_create(jobs);
    if (!settings_load(book, folder, diagnostics))
        return NULL;
    files_discover(book->store, folder, diagnostics);
    files_end(files_begin(book->store, folder, FILES_OF_BOOK, file_read, NULL), diagnostics);
    files_tell_lacking(book->store, diagnostics);
    foreign_codes_drop(book->store, diagnostics);
    texts_collect(book, diagnostics);
    locales_load(book, diagnostics);
    if (part)
        locales_choose(book, part);
    FilesWork *translations =
        files_begin(book->store, folder, FILES_OF_TRANSLATIONS, translation_read, book);
    protocols_load(book, diagnostics); /* while others read */
    files_end(translations, diagnostics);
    strays_judge(book, diagnostics);
    locales_drop_doubtful(book, diagnostics);
    repeats_join(diagnostics);
    return !book->store->failed ? g_steal_pointer(&book) : NULL;
}

void book_forget_bytes(Book *book)
{
    const BookStore *store = book->store;
    for (guint i = 0; i < store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(store->files, i);
        if (file->yaml)
            yaml_file_forget_bytes(file->yaml);
    }
    for (guint i = 0; i < store->memory->len; i++) {
        YamlMemory *memory = g_ptr_array_index(store->memory, i);
        g_clear_pointer(&memory->bytes, memory_free);
    }
}

void book_free(Book *book)
{
    if (!book)
        return;
    store_free(book->store);
    g_free(book);
}
