/* The cost of bad input grows with its size and no faster: of messages above all, of which each
 * shows a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "cost.h"
#include "input/fields-style.h"
#include "input/markdown.h"
#include "input/yaml.h"
#include "template/template.h"

/* A text of `n` times a piece. Free with g_free. */
static char *repeat(const char *before, const char *piece, gsize n, const char *after)
{
    GString *text = g_string_new(before);
    for (gsize i = 0; i < n; i++)
        g_string_append(text, piece);
    g_string_append(text, after);
    return g_string_free(text, FALSE);
}

/* Looks for what is cut behind an item, and complains of it. */
static void complain_of_item(const YamlNode *item, gsize number, Diagnostics *diagnostics)
{
    style_check_cut(item, diagnostics);
    if (!diagnostics_wants(diagnostics, DIAGNOSTIC_WRONG_VALUE, "f"))
        return;
    DiagnosticPlace place = yaml_text_place(item, 1, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "%" G_GSIZE_FORMAT, number);
}

/* How many items a list has, so that a list of lists has as many as are wanted. */
#define ITEMS 500

/* Complains of each of `n` items, which stand in lists in one list. */
static void complain_of_items(gsize n, gpointer data)
{
    g_autofree char *list = repeat("[", data, ITEMS, "], ");
    g_autofree char *text = repeat("a: [", list, n / ITEMS, "x]\n");
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    assert_non_null(file);
    const YamlNode *lists = yaml_get(yaml_file_root(file), "a");
    assert_int_equal(lists->n_items, n / ITEMS + 1);
    for (gsize i = 0; i < n; i++)
        complain_of_item(lists->items[i / ITEMS]->items[i % ITEMS], i, diagnostics);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_true(strlen(out) < 1000000);
}

static void test_messages_in_one_line(void **state)
{
    (void)state;
    cost_assert_linear("items in one line", complain_of_items, 60000, (gpointer) "xy, ");
    cost_assert_linear("items of two bytes in one line", complain_of_items, 60000,
                       (gpointer) "é字, ");
    cost_assert_linear("items on lines", complain_of_items, 60000, (gpointer) "xy,\n  ");
}

static void complain_of_tags(gsize n, gpointer data)
{
    const char *piece = data;
    g_autofree char *text = repeat("", piece, n, "");
    g_autoptr(GPtrArray) errors = template_errors_new();
    static const TemplateShape nothing = {NULL, 0};
    assert_null(template_compile("t", text, -1, NULL, &nothing, errors));
    assert_true(errors->len > 0 && errors->len <= 2000);
}

static void test_errors_of_a_template(void **state)
{
    (void)state;
    cost_assert_linear("unknown names in one line", complain_of_tags, 80000, (gpointer) "{{x}}");
    cost_assert_linear("tags that close nothing", complain_of_tags, 80000, (gpointer) "{{/x}}");
    cost_assert_linear("tags on lines", complain_of_tags, 80000, (gpointer) "{{/x}}\n");
}

static void check_text(gsize n, gpointer data)
{
    const char *piece = data;
    g_autofree char *text = repeat("a: |-\n  ", piece, n, "\n");
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    assert_non_null(file);
    markdown_check_prose(yaml_get(yaml_file_root(file), "a"), diagnostics);
}

static void test_prose(void **state)
{
    (void)state;
    cost_assert_linear("quotes in quotes", check_text, 30000, (gpointer) ">");
    cost_assert_linear("lines of headings", check_text, 8000, (gpointer) "# x\n  ");
    cost_assert_linear("elements", check_text, 8000, (gpointer) "<b>\n  ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages_in_one_line),
        cmocka_unit_test(test_errors_of_a_template),
        cmocka_unit_test(test_prose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
