/* Tests of po from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "l10n/po/po.h"

static PoFile *parse(const char *text)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    PoFile *file = po_file_parse("x.po", text, strlen(text), diagnostics);
    g_autofree char *messages = diagnostics_format(diagnostics);
    assert_string_equal(messages, "");
    assert_non_null(file);
    return file;
}

static const PoEntry *entry_of(const PoFile *file, guint i)
{
    assert_true(i < file->entries->len);
    return g_ptr_array_index(file->entries, i);
}

static void test_an_entry_is_written(void **state)
{
    (void)state;
    g_autoptr(PoEntry) entry = po_entry_new();
    g_autoptr(GString) out = g_string_new(NULL);
    g_ptr_array_add(entry->notes, g_strdup("a note"));
    entry->reference = g_strdup("codes/a.yaml:3");
    entry->fuzzy = entry->has_places = true;
    entry->previous = g_strdup("one\ntwo");
    entry->context = g_strdup("a/b");
    entry->id = g_strdup("a \"quote\", a \\ and a\ttab");
    entry->text = g_strdup("first\n\nthird");
    po_append_entry(entry, out);
    assert_string_equal(out->str, "#. a note\n"
                                  "#: codes/a.yaml:3\n"
                                  "#, fuzzy, python-brace-format\n"
                                  "#| msgid \"\"\n"
                                  "#| \"one\\n\"\n"
                                  "#| \"two\"\n"
                                  "msgctxt \"a/b\"\n"
                                  "msgid \"a \\\"quote\\\", a \\\\ and a\\ttab\"\n"
                                  "msgstr \"\"\n"
                                  "\"first\\n\"\n"
                                  "\"\\n\"\n"
                                  "\"third\"\n");
    g_autoptr(PoFile) file = parse(out->str);
    const PoEntry *read = entry_of(file, 0);
    assert_string_equal(read->context, entry->context);
    assert_string_equal(read->id, entry->id);
    assert_string_equal(read->text, entry->text);
    assert_string_equal(read->previous, entry->previous);
    assert_string_equal(g_ptr_array_index(read->notes, 0), "a note");
    assert_true(read->fuzzy);
    assert_int_equal(read->line, 8);
}

static void test_entries_need_no_empty_line_between_them(void **state)
{
    (void)state;
    g_autoptr(PoFile) file =
        parse("msgid \"a\"\nmsgstr \"A\"\n#, fuzzy\nmsgid \"b\"\nmsgstr \"B\"\n"
              "msgctxt \"c\"\nmsgid \"c\"\nmsgstr \"C\"");
    assert_int_equal(file->entries->len, 3);
    assert_false(entry_of(file, 0)->fuzzy);
    assert_true(entry_of(file, 1)->fuzzy);
    assert_null(entry_of(file, 1)->context);
    assert_string_equal(entry_of(file, 2)->context, "c");
    assert_string_equal(entry_of(file, 2)->text, "C");
}

static void test_obsolete_entries_are_read_over(void **state)
{
    (void)state;
    g_autoptr(PoFile) file =
        parse("#, fuzzy\n#~| msgid \"older\"\n#~ msgid \"old\"\n#~ msgstr \"\"\n#~ \"alt\"\n"
              "#~ msgid \"old2\"\n#~ msgstr \"alt\"\nmsgid \"a\"\nmsgstr \"A\"\n");
    assert_int_equal(file->entries->len, 1);
    assert_string_equal(entry_of(file, 0)->id, "a");
    assert_string_equal(entry_of(file, 0)->text, "A");
    assert_false(entry_of(file, 0)->fuzzy);
}

static void test_the_header_is_no_entry(void **state)
{
    (void)state;
    g_autoptr(PoFile) file =
        parse("# Somebody\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\"X: y\\n\"\n");
    g_autofree char *language = po_file_field(file, "language");
    assert_int_equal(file->entries->len, 0);
    assert_string_equal(language, "es");
    assert_null(po_file_field(file, "Lang"));
}

static void test_escapes(void **state)
{
    (void)state;
    g_autoptr(PoFile) file = parse("msgid \"a\"\nmsgstr \"\\x41\\102\\a\\r\\n\\t\\\\\\\"\\'\"\n");
    assert_string_equal(entry_of(file, 0)->text, "AB\a\r\n\t\\\"'");
}

static void test_plurals_have_no_place(void **state)
{
    (void)state;
    static const char text[] =
        "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"A\"\nmsgstr[1] \"B\"\n";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    assert_null(po_file_parse("x.po", text, strlen(text), diagnostics));
    g_autofree char *messages = diagnostics_format(diagnostics);
    assert_true(g_str_has_prefix(messages,
                                 "x.po:1:1: error: a book has no plurals, but an entry has "
                                 "'msgid_plural' [po-syntax]\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_entry_is_written),
        cmocka_unit_test(test_entries_need_no_empty_line_between_them),
        cmocka_unit_test(test_obsolete_entries_are_read_over),
        cmocka_unit_test(test_the_header_is_no_entry),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_plurals_have_no_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
