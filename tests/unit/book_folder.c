/* A book in a folder of its own, for one test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "book_folder.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

static const char site[] = "format: 1\n"
                           "base_url: https://codes.example.org/\n"
                           "languages: [en, es, pt]\n"
                           "protocols: [x]\n";

static const char questions[] = "  q:\n"
                                "    label: The label\n"
                                "    asks: Is it so?\n"
                                "    kind: one\n"
                                "    answers:\n"
                                "      yes: {short: so, says: It is so.}\n"
                                "      no: {short: not so, says: It is not so.}\n";

static void copy_words(const BookFolder *folder, const char *path)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("no '%s': run the tests from the root of the checkout", path);
    book_folder_write(folder, path, text);
}

BookFolder *book_folder_new(void)
{
    BookFolder *folder = g_new0(BookFolder, 1);
    folder->path = g_dir_make_tmp("statusbook-test-XXXXXX", NULL);
    assert_non_null(folder->path);
    book_folder_write(folder, "site.yaml", site);
    copy_words(folder, "locales/en/locale.yaml");
    copy_words(folder, "locales/en/site.yaml");
    book_folder_write(folder, "locales/es/locale.yaml", "tag: es\nname: Español\ndir: ltr\n");
    book_folder_write(folder, "locales/pt/locale.yaml",
                      "tag: pt-BR\nname: Português\ndir: ltr\nfallback: [es]\n");
    book_folder_write_questions(folder, questions);
    return folder;
}

void book_folder_remove_protocol(const BookFolder *folder)
{
    g_autofree char *file = g_build_filename(folder->path, "codes", "x", "protocol.yaml", NULL);
    g_autofree char *parent = g_path_get_dirname(file);
    assert_int_equal(g_remove(file), 0);
    assert_int_equal(g_rmdir(parent), 0);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void book_folder_free(BookFolder *folder)
{
    nftw(folder->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    book_free(folder->book);
    diagnostics_free(folder->diagnostics);
    g_free(folder->path);
    g_free(folder);
}

void book_folder_write(const BookFolder *folder, const char *path, const char *text)
{
    g_autofree char *full = g_build_filename(folder->path, path, NULL);
    g_autofree char *parent = g_path_get_dirname(full);
    assert_int_equal(g_mkdir_with_parents(parent, 0755), 0);
    assert_true(g_file_set_contents(full, text, -1, NULL));
}

void book_folder_write_code(const BookFolder *folder, const char *id, const char *facts)
{
    g_autofree char *path = g_strdup_printf("codes/x/%s.yaml", id);
    const char *class = g_ascii_isdigit(id[0]) && strlen(id) == 1 ? "low" : "high";
    g_autofree char *text = g_strdup_printf(
        "code: \"%s\"\nname: Name %s\nstatus: current\nsources: [RFC 1]\nchecked: 2026-11\n"
        "class: %s\ngloss: gloss of %s\n"
        "description: |-\n  Description of %s.\nwhen_seen: |-\n  Seen.\nwhen_to_use: |-\n  Used.\n"
        "how_to_fix: |-\n  Fixed.\nfacts:\n%s",
        id, id, class, id, id, facts);
    book_folder_write(folder, path, text);
}

void book_folder_write_questions(const BookFolder *folder, const char *text)
{
    g_autofree char *all = g_strconcat(
        "name: X\ntitle: The X protocol\nabout: |-\n  About X.\nsources: [RFC 1]\n"
        "classes:\n"
        "  low:\n    codes: 1-9\n    name: Low ones\n    about: |-\n      One digit.\n"
        "  high:\n    codes: 10-99\n    name: High ones\n    about: |-\n      Two digits.\n"
        "participants: {a: Ada, b: Bob}\nflow_notes: {waits: Waits}\nquestions:\n",
        text, NULL);
    book_folder_write(folder, "codes/x/protocol.yaml", all);
}

const Book *book_folder_load(BookFolder *folder)
{
    g_clear_pointer(&folder->book, book_free);
    g_clear_pointer(&folder->diagnostics, diagnostics_free);
    folder->diagnostics = diagnostics_new();
    folder->book = book_load(folder->path, folder->diagnostics);
    return folder->book;
}

const Book *book_folder_load_well(BookFolder *folder)
{
    const Book *book = book_folder_load(folder);
    g_autofree char *messages = diagnostics_format(folder->diagnostics);
    assert_string_equal(messages, "");
    assert_non_null(book);
    return book;
}

void book_folder_assert_says(const BookFolder *folder, const char *expected)
{
    g_autofree char *messages = diagnostics_format(folder->diagnostics);
    g_auto(GStrv) lines = g_strsplit(messages, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        if (g_str_has_prefix(lines[i], expected))
            return;
    fail_msg("expected  %s\namong\n%s", expected, messages);
}

void book_folder_assert_silent(const BookFolder *folder, const char *text)
{
    g_autofree char *messages = diagnostics_format(folder->diagnostics);
    if (strstr(messages, text))
        fail_msg("did not expect '%s' in\n%s", text, messages);
}
