/* Tests of diagnostics from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "diagnostics.h"

static void add(Diagnostics *diagnostics, const char *path, const char *text, guint line,
                guint column, guint width, const char *message)
{
    DiagnosticPlace place = {.path = path,
                             .text = text,
                             .length = text ? strlen(text) : 0,
                             .line = line,
                             .column = column,
                             .width = width};
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, &place, "%s", message);
}

/* What one message about a text looks like. */
static void assert_cited(const char *text, guint line, guint column, guint width,
                         const char *expected)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    add(diagnostics, "f", text, line, column, width, "x");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(strchr(out, '\n') + 1, expected);
}

static void test_one_message(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    add(diagnostics, "codes/sip/486.yaml", "name: x\ndescripton: |-\n", 2, 1, 10,
        "unknown field 'descripton' (did you mean 'description'?)");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "codes/sip/486.yaml:2:1: error: unknown field 'descripton' (did you "
                             "mean 'description'?) [unknown-field]\n"
                             "    descripton: |-\n"
                             "    ^~~~~~~~~~\n");
}

static void test_nothing_is_empty(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "");
}

static void test_sorted_by_number_and_path(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    add(diagnostics, "b", NULL, 1, 1, 1, "last");
    add(diagnostics, "a", NULL, 10, 1, 1, "fourth");
    add(diagnostics, "a", NULL, 9, 10, 1, "third");
    add(diagnostics, "a", NULL, 9, 9, 1, "second");
    add(diagnostics, "a", NULL, 0, 7, 1, "first");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "a: error: first [unknown-field]\n"
                             "a:9:9: error: second [unknown-field]\n"
                             "a:9:10: error: third [unknown-field]\n"
                             "a:10:1: error: fourth [unknown-field]\n"
                             "b:1:1: error: last [unknown-field]\n");
}

static void test_doubles_are_dropped(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) into = diagnostics_new(), from = diagnostics_new();
    add(into, "a", NULL, 1, 1, 1, "same");
    add(into, "a", NULL, 1, 1, 1, "same");
    add(from, "a", NULL, 1, 1, 1, "same");
    add(from, "a", NULL, 1, 1, 1, "other");
    diagnostics_merge(into, from);
    assert_int_equal(diagnostics_count(into, DIAGNOSTIC_ERROR), 2);
    assert_int_equal(diagnostics_count(from, DIAGNOSTIC_ERROR), 0);
    g_autofree char *out = diagnostics_format(into);
    assert_string_equal(out, "a:1:1: error: other [unknown-field]\n"
                             "a:1:1: error: same [unknown-field]\n");
    g_autofree char *rest = diagnostics_format(from);
    assert_string_equal(rest, "");
}

static void test_counts_by_severity(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    DiagnosticPlace place = {.path = "a", .line = 1, .column = 1};
    diagnostics_add(diagnostics, DIAGNOSTIC_LITERAL_MARKUP, &place, "one %d", 1);
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_WARNING), 1);
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 0);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "a:1:1: warning: one 1 [literal-markup]\n");
}

static void test_caret_knows_widths(void **state)
{
    (void)state;
    assert_cited("保留 x", 1, 4, 1, "    保留 x\n         ^\n");
    assert_cited("x 保留 y", 1, 3, 2, "    x 保留 y\n      ^~~~\n");
    assert_cited("e\xCC\x81x", 1, 3, 1, "    e\xCC\x81x\n     ^\n"); /* e, combining acute */
    assert_cited("\tx: y", 1, 2, 1, "    \tx: y\n    \t^\n");
}

static void test_caret_at_and_behind_the_end(void **state)
{
    (void)state;
    assert_cited("ab", 1, 3, 1, "    ab\n      ^\n");
    assert_cited("ab", 1, 99, 9, "    ab\n      ^\n");
    assert_cited("ab\r\ncd", 1, 1, 99, "    ab\n    ^~\n");
    assert_cited("ab", 1, 0, 0, "    ab\n");
}

static void test_no_line_to_cite(void **state)
{
    (void)state;
    assert_cited("ab", 2, 1, 1, "");
    assert_cited("ab\n", 2, 1, 1, "");
    assert_cited("", 1, 1, 1, "");
    assert_cited(NULL, 1, 1, 1, "");
}

static void test_byte_order_mark_is_no_character(void **state)
{
    (void)state;
    assert_cited("\xEF\xBB\xBFname: x", 1, 7, 1, "    name: x\n          ^\n");
}

static void test_bad_bytes_and_controls_are_replaced(void **state)
{
    (void)state;
    assert_cited("a\xFF\x1B[31mb", 1, 2, 1, "    a\xEF\xBF\xBD\xEF\xBF\xBD[31mb\n     ^\n");
    assert_cited("a\xE2\x80\xAE"
                 "bc",
                 1, 3, 1,
                 "    a\xEF\xBF\xBD"
                 "bc\n      ^\n"); /* U+202E */
}

static void test_long_line_is_a_window(void **state)
{
    (void)state;
    g_autofree char *line = g_strnfill(100000, 'a');
    line[50000] = 'X';
    g_autofree char *before = g_strnfill(40, 'a'), *behind = g_strnfill(79, 'a');
    g_autofree char *spaces = g_strnfill(45, ' ');
    g_autofree char *expected = g_strdup_printf("    …%sX%s…\n%s^\n", before, behind, spaces);
    assert_cited(line, 1, 50001, 1, expected);
}

static void test_message_stays_on_one_short_line(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autofree char *key = g_strnfill(1000000, 'k');
    memcpy(key, "a\nb\x1B", 4);
    strcpy(key + 1000000 - 5, ": why");
    add(diagnostics, "f", NULL, 1, 1, 1, key);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_true(g_str_has_prefix(out, "f:1:1: error: a b\xEF\xBF\xBDkkk"));
    assert_true(g_str_has_suffix(out, "kkk: why [unknown-field]\n"));
    assert_non_null(strstr(out, "kkk…kkk"));
    assert_true(strlen(out) < 500);
}

static void test_a_file_of_errors_is_bounded(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    for (guint line = 1; line <= 5000; line++)
        add(diagnostics, "f", NULL, line, 1, 1, "x");
    add(diagnostics, "g", NULL, 1, 1, 1, "still told");
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 1002);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_true(g_str_has_prefix(out, "f: error: too many errors: only the first 1000 are shown "
                                      "[too-many]\nf:1:1: error: x"));
    assert_true(g_str_has_suffix(out, "f:1000:1: error: x [unknown-field]\n"
                                      "g:1:1: error: still told [unknown-field]\n"));
}

static void test_all_files_are_bounded(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    for (guint n = 0; n < 12000; n++) {
        g_autofree char *path = g_strdup_printf("f%02u", n / 500);
        add(diagnostics, path, NULL, n + 1, 1, 1, "x");
    }
    assert_false(diagnostics_wants(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, "g"));
    assert_true(diagnostics_wants(diagnostics, DIAGNOSTIC_LITERAL_MARKUP, "g"));
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 10001);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_true(g_str_has_suffix(out, "f20: error: too many errors in all files: only the first "
                                      "10000 are shown [too-many]\n"));
}

static void test_the_end_of_a_file_is_not_that_of_all(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    for (guint n = 0; n < 10001;
         n++) { /* the tenth file ends with the message that it is too many */
        g_autofree char *path = g_strdup_printf("f%u", MIN(n / 1000, 9));
        add(diagnostics, path, NULL, n + 1, 1, 1, "x");
    }
    add(diagnostics, "g", NULL, 1, 1, 1, "left out");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_non_null(strstr(out, "too many errors in all files"));
    assert_null(strstr(out, "left out"));
}

static void test_lines_are_counted_on(void **state)
{
    (void)state;
    const char *text = "one\ntwo\n\nfour";
    DiagnosticLines lines = {0};
    static const guint asked[] = {2, 2, 4, 1, 9, 3};
    static const char *const cited[] = {"    two\n", "    two\n", "    four\n",
                                        "    one\n", NULL,        NULL};
    for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
        DiagnosticPlace place =
            diagnostic_lines_place(&lines, "f", text, strlen(text), asked[i], 0);
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, &place, "x");
        g_autofree char *out = diagnostics_format(diagnostics);
        g_autofree char *expected = g_strdup_printf("f:%u: error: x [unknown-field]\n%s", asked[i],
                                                    cited[i] ? cited[i] : "");
        assert_string_equal(out, expected);
    }
}

static void test_table(void **state)
{
    (void)state;
    assert_string_equal(diagnostic_name(DIAGNOSTIC_CUT_TEXT), "cut-text");
    assert_int_equal(diagnostic_severity(DIAGNOSTIC_LITERAL_MARKUP), DIAGNOSTIC_WARNING);
    for (guint id = 0; id < DIAGNOSTIC_N_IDS; id++)
        assert_true(g_str_has_suffix(diagnostic_help(id), "."));
}

static bool is_of_file_b(const DiagnosticMessage *message, gpointer order)
{
    g_string_append_printf(order, "%s:%u ", message->path, message->line);
    return strcmp(message->path, "b") == 0;
}

static void test_a_filter_sees_all_in_order_and_drops(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) order = g_string_new(NULL);
    add(diagnostics, "b", NULL, 2, 1, 1, "second");
    add(diagnostics, "a", NULL, 1, 1, 1, "dropped");
    add(diagnostics, "b", NULL, 1, 1, 1, "first");
    diagnostics_filter(diagnostics, is_of_file_b, order);
    assert_string_equal(order->str, "a:1 b:1 b:2 ");
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 2);
    add(diagnostics, "a", NULL, 1, 1, 1, "dropped"); /* it is no double of what is gone */
    assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 3);
}

static void test_a_note_stands_below_the_cited_line(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    DiagnosticPlace place = {
        .path = "f", .text = "ab", .length = 2, .line = 1, .column = 2, .note = "English:\nc"};
    diagnostics_add(diagnostics, DIAGNOSTIC_NUMBER, &place, "x");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "f:1:2: warning: x [number]\n    ab\n     ^\n    English: c\n");
}

static void test_a_kind_is_found_by_its_name(void **state)
{
    (void)state;
    assert_int_equal(diagnostic_find("number"), DIAGNOSTIC_NUMBER);
    assert_int_equal(diagnostic_find("Number"), DIAGNOSTIC_N_IDS);
    assert_int_equal(diagnostic_find(""), DIAGNOSTIC_N_IDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_message),
        cmocka_unit_test(test_nothing_is_empty),
        cmocka_unit_test(test_sorted_by_number_and_path),
        cmocka_unit_test(test_doubles_are_dropped),
        cmocka_unit_test(test_counts_by_severity),
        cmocka_unit_test(test_caret_knows_widths),
        cmocka_unit_test(test_caret_at_and_behind_the_end),
        cmocka_unit_test(test_no_line_to_cite),
        cmocka_unit_test(test_byte_order_mark_is_no_character),
        cmocka_unit_test(test_bad_bytes_and_controls_are_replaced),
        cmocka_unit_test(test_long_line_is_a_window),
        cmocka_unit_test(test_message_stays_on_one_short_line),
        cmocka_unit_test(test_a_file_of_errors_is_bounded),
        cmocka_unit_test(test_all_files_are_bounded),
        cmocka_unit_test(test_the_end_of_a_file_is_not_that_of_all),
        cmocka_unit_test(test_lines_are_counted_on),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_a_filter_sees_all_in_order_and_drops),
        cmocka_unit_test(test_a_note_stands_below_the_cited_line),
        cmocka_unit_test(test_a_kind_is_found_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
