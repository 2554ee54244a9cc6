/*
 * fuzz_book.c: the loader. The first byte says, as a letter, which file of a small book has the
 * rest as its text.
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

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    if (size == 0)
        return 0;
    const char *path = paths[data[0] % G_N_ELEMENTS(paths)];
    fuzz_folder_write(folder, path, data + 1, size - 1);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load_with(folder, 1, diagnostics);
    FUZZ_ASSERT(book || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
    fuzz_check_messages(diagnostics);
    fuzz_folder_restore(folder, path);
    return 0;
}
