/*
 * fuzz_po.c: PO files. What was read is written, and read again as the same; and it is brought into
 * a book, without writing.
 */
#include "fuzz-folder.h"
#include "fuzz-messages.h"

#include "l10n/po/po.h"
#include "l10n/po/transfer.h"

#include <string.h>

static const char *folder;
static Book *book;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    folder = fuzz_folder_new(TRUE);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    book = book_load_with(folder, 1, diagnostics);
    FUZZ_ASSERT(book && diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) == 0);
    return 0;
}

static void check_same(const PoEntry *a, const PoEntry *b)
{
    FUZZ_ASSERT(g_strcmp0(a->context, b->context) == 0);
    FUZZ_ASSERT(strcmp(a->id, b->id) == 0);
    FUZZ_ASSERT(strcmp(a->text, b->text) == 0);
    FUZZ_ASSERT(a->fuzzy == b->fuzzy);
    FUZZ_ASSERT(!a->previous || g_strcmp0(a->previous, b->previous) == 0);
}

static void check_written(const PoFile *file)
{
    g_autoptr(GString) out = g_string_new("msgid \"\"\nmsgstr \"Language: es\\n\"\n");
    for (guint i = 0; i < file->entries->len; i++)
        po_append_entry(g_ptr_array_index(file->entries, i), out);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(PoFile) again = po_file_parse("again.po", out->str, out->len, diagnostics);
    FUZZ_ASSERT(again && again->entries->len == file->entries->len);
    for (guint i = 0; i < file->entries->len; i++)
        check_same(g_ptr_array_index(file->entries, i), g_ptr_array_index(again->entries, i));
}

static void check_import(const PoFile *file, Diagnostics *diagnostics)
{
    const Locale *locale = transfer_find_locale(book, file, diagnostics);
    if (!locale)
        return;
    TransferReport report = {0};
    transfer_import(book, locale, file, folder, true, &report, diagnostics);
    FUZZ_ASSERT(report.failures->len == 0);
    transfer_report_clear(&report);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(PoFile) file = po_file_parse("f.po", (const char *)data, size, diagnostics);
    FUZZ_ASSERT(file || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
    if (file) {
        g_free(po_file_field(file, "Language"));
        check_written(file);
        check_import(file, diagnostics);
    }
    fuzz_check_messages(diagnostics);
    return 0;
}
