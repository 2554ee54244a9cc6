/*
 * fuzz_book.c: the loader. The first byte says, as a letter, which file of a small book has the
 * rest as its text. What a language that is only counted has is what loading it whole says.
 */
#include "fuzz-folder.h"
#include "fuzz-messages.h"

#include "book/book.h"

static const char *const paths[] = {
    "site.yaml",
    "codes/http/protocol.yaml",
    "codes/http/404.yaml",
    "codes/http/404-vs-410.yaml",
    "codes/http/decide.yaml",
    "codes/http/programs.yaml",
    "codes/questions.yaml",
    "locales/en/glossary.yaml",
    "locales/es/locale.yaml",
    "locales/es/site.yaml",
    "locales/es/glossary.yaml",
    "locales/es/http/404.yaml",
    "locales/es/http/protocol.yaml",
    "codes/http/glossary.yaml",
};
static const char *folder;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    folder = fuzz_folder_new(TRUE);
    return 0;
}

/* A book with an error is not printed, and so not counted. */
static void check_counted(const Book *whole)
{
    static const char *const english_alone[] = {"en", NULL};
    BookPart part = {english_alone, true};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) counted = book_load_part(folder, 1, &part, diagnostics);
    FUZZ_ASSERT(counted && counted->n_locales == whole->n_locales);
    for (guint l = 0; l < whole->n_locales; l++) {
        const Translation *all = whole->locales[l].translations;
        for (TextId t = 1; all && t < whole->n_texts; t++) {
            const Translation *one = &counted->locales[l].translations[t];
            FUZZ_ASSERT(one->state == all[t].state && one->misfit == all[t].misfit);
        }
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    if (size == 0)
        return 0;
    const char *path = paths[data[0] % G_N_ELEMENTS(paths)];
    fuzz_folder_write(folder, path, data + 1, size - 1);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load_with(folder, 1, diagnostics);
    guint n_errors = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR);
    FUZZ_ASSERT(book || n_errors > 0);
    if (n_errors == 0)
        check_counted(book);
    fuzz_check_messages(diagnostics);
    fuzz_folder_restore(folder, path);
    return 0;
}
