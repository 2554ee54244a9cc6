/* Tests of yaml from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <glib/gstdio.h>

#include "cost.h"
#include "input/yaml.h"

/* The first line of what is said about a text. The line of the file and the caret are left out. */
static char *complain(const char *text, gsize length)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, length, diagnostics);
    char *out = diagnostics_format(diagnostics);
    if (strchr(out, '\n'))
        *strchr(out, '\n') = '\0';
    assert_true(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) <= 1);
    return out;
}

static void assert_error(const char *text, const char *expected)
{
    g_autofree char *out = complain(text, strlen(text));
    if (!g_str_has_prefix(out, expected))
        fail_msg("%s\n  gives    %s\n  expected %s", text, out, expected);
}

static YamlFile *parse(const char *text)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    YamlFile *file = yaml_file_parse("f", text, strlen(text), diagnostics);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "");
    assert_non_null(file);
    return file;
}

static void assert_node(const YamlNode *node, guint line, guint column, guint last_line)
{
    assert_non_null(node);
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
    assert_int_equal(node->last_line, last_line);
}

static void test_every_scalar_is_its_characters(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file =
        parse("a: yes\nb: 486\nc: 5.70\nd: nulls\ne:\nf: \"486\"\ng: 'it''s'\n");
    const YamlNode *root = yaml_file_root(file);
    assert_string_equal(yaml_get_text(root, "a"), "yes");
    assert_string_equal(yaml_get_text(root, "b"), "486");
    assert_string_equal(yaml_get_text(root, "c"), "5.70");
    assert_string_equal(yaml_get_text(root, "d"), "nulls");
    assert_string_equal(yaml_get_text(root, "e"), "");
    assert_string_equal(yaml_get_text(root, "f"), "486");
    assert_string_equal(yaml_get_text(root, "g"), "it's");
    assert_int_equal(yaml_get(root, "f")->style, YAML_QUOTED);
    assert_null(yaml_get(root, "h"));
    assert_null(yaml_get(NULL, "a"));
    assert_null(yaml_get(yaml_get(root, "a"), "a"));
    assert_null(yaml_get_text(root, "h"));
}

static void test_nothing_is_nothing(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file =
        parse("a: ~\nb: null\nc: [Null, x]\nd: \"~\"\ne: 'null'\nnull: |-\n  null\n");
    const YamlNode *root = yaml_file_root(file);
    assert_string_equal(yaml_get_text(root, "a"), "");
    assert_string_equal(yaml_get_text(root, "b"), "");
    assert_string_equal(yaml_get(root, "c")->items[0]->text, "");
    assert_string_equal(yaml_get(root, "c")->items[1]->text, "x");
    assert_string_equal(yaml_get_text(root, "d"), "~");
    assert_string_equal(yaml_get_text(root, "e"), "null");
    assert_string_equal(yaml_get_text(root, "null"), "null");
}

static void test_places(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("名: 保留 x\nm:\n  - one\n  - {k: v, l: [a, b]}\n\n\nn: z\n");
    const YamlNode *root = yaml_file_root(file);
    assert_node(root, 1, 1, 7);
    assert_node(root->pairs[0].value, 1, 4, 1);
    assert_int_equal(yaml_place(root->pairs[0].value).width, 4);
    const YamlNode *list = yaml_get(root, "m");
    assert_node(list, 3, 3, 4);
    assert_int_equal(list->n_items, 2);
    assert_false(list->in_flow);
    const YamlNode *map = list->items[1];
    assert_node(map, 4, 5, 4);
    assert_int_equal(map->style, YAML_FLOW);
    assert_true(yaml_get(map, "k")->in_flow);
    assert_node(yaml_get(map, "l")->items[1], 4, 19, 4);
    assert_false(yaml_get(root, "n")->in_flow);
}

static void test_last_line_without_blank_lines(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("a: |-\n  one\n\n  two\n\n  \n# comment\n\nb: |\n\n  x\n\n\n"
                                     "c: >-\nd: |-\n  end");
    const YamlNode *root = yaml_file_root(file);
    assert_node(yaml_get(root, "a"), 1, 4, 4);
    assert_string_equal(yaml_get_text(root, "a"), "one\n\ntwo");
    assert_node(yaml_get(root, "b"), 9, 4, 11);
    assert_node(yaml_get(root, "c"), 14, 4, 14);
    assert_node(yaml_get(root, "d"), 15, 4, 16);
    assert_node(root, 1, 1, 16);
    assert_int_equal(yaml_get(root, "a")->style, YAML_LITERAL);
    assert_int_equal(yaml_get(root, "c")->style, YAML_FOLDED);
}

static void test_place_inside_a_text(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file =
        parse("a:\n  b: |-\n    one\n\n      é two\nc: 'quoted'\nd: \"a\\tb\"\n"
              "e: plain\n");
    const YamlNode *root = yaml_file_root(file);
    const YamlNode *block = yaml_get(yaml_get(root, "a"), "b");
    DiagnosticPlace place = yaml_text_place(block, 0, 1);
    assert_int_equal(place.line, 3);
    assert_int_equal(place.column, 5);
    place = yaml_text_place(block, (gsize)(strstr(block->text, "two") - block->text), 3);
    assert_int_equal(place.line, 5);
    assert_int_equal(place.column, 9);
    assert_int_equal(place.width, 3);
    assert_int_equal(yaml_text_place(yaml_get(root, "c"), 2, 1).column, 7);
    assert_int_equal(yaml_text_place(yaml_get(root, "d"), 2, 1).column, 4); /* escapes: the start */
    assert_int_equal(yaml_text_place(yaml_get(root, "e"), 2, 1).column, 6);
}

static void test_line_ends_and_byte_order_mark(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("\xEF\xBB\xBF"
                                     "a: x\r\nb: |-\r\n  one\r\n  two\r\nc: z\r\n");
    const YamlNode *root = yaml_file_root(file);
    assert_string_equal(yaml_get_text(root, "a"), "x");
    assert_string_equal(yaml_get_text(root, "b"), "one\ntwo");
    assert_node(root->pairs[0].key, 1, 1, 1);
    assert_node(yaml_get(root, "c"), 5, 4, 5);
    assert_node(yaml_get(root, "b"), 2, 4, 4);
    gsize length;
    const char *line = yaml_file_line(file, 1, &length);
    assert_int_equal(length, 4);
    assert_memory_equal(line, "a: x", 4);
    assert_null(yaml_file_line(file, 0, &length));
    assert_null(yaml_file_line(file, 7, &length));
    assert_memory_equal(yaml_file_text(file, &length),
                        "\xEF\xBB\xBF"
                        "a",
                        4);
    assert_int_equal(length, 36);
    assert_int_equal(yaml_text_place(yaml_get(root, "b"), 4, 1).line, 4);
    assert_int_equal(yaml_text_place(yaml_get(root, "b"), 4, 1).column, 3);
}

static void test_empty_files(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n", "# only a comment", "---\n", "\xEF\xBB\xBF"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(YamlFile) file = parse(texts[i]);
        assert_int_equal(yaml_file_root(file)->kind, YAML_MAP);
        assert_int_equal(yaml_file_root(file)->n_pairs, 0);
        assert_node(yaml_file_root(file), 1, 1, 1);
    }
}

/* A list without items before any other node: the sanitizers look. */
static void test_nothing_first(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("[[], {}]\n");
    assert_int_equal(yaml_file_root(file)->n_items, 2);
    assert_int_equal(yaml_file_root(file)->items[0]->n_items, 0);
}

static void test_duplicate_keys(void **state)
{
    (void)state;
    static const char text[] = "a: first\nb: x\na: second\n";
    assert_error(text, "f:3:1: error: duplicate key 'a' (first on line 1)");
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    assert_string_equal(yaml_get_text(yaml_file_root(file), "a"), "first");
    assert_int_equal(yaml_file_root(file)->n_pairs, 2);
    g_autoptr(GString) large = g_string_new(NULL);
    for (guint i = 0; i < 100; i++)
        g_string_append_printf(large, "k%u: x\n", i);
    g_string_append(large, "k7: y\n");
    assert_error(large->str, "f:101:1: error: duplicate key 'k7' (first on line 8)");
    assert_error("a: {b: x, b: y}", "f:1:11: error: duplicate key 'b' (first on line 1)");
}

static void test_keys_that_are_no_names(void **state)
{
    (void)state;
    assert_error("{n}: x", "f:1:1: error: a list or map stands where the name of a field is meant");
    assert_error("[n]: x", "f:1:1: error: a list or map stands where the name of a field is meant");
    assert_error("a: x\n\"\": y", "f:2:1: error: the name of a field is missing before ':'");
}

static void test_texts_that_start_wrong(void **state)
{
    (void)state;
    assert_error("a: `INVITE` is sent", "f:1:4: error: a text cannot start with '`'; put the text "
                                        "in quotes, or behind '|-'");
    assert_error("a: @x", "f:1:4: error: a text cannot start with '@'");
    assert_error("a: %x", "f:1:4: error: a text cannot start with '%'");
    assert_error("a: {n} of {total}", "f:1:4: error: a text cannot start with '{'");
    assert_error("a: [x] y", "f:1:4: error: a text cannot start with '['");
    assert_error("a: **bold**", "f:1:4: error: a text cannot start with '*'");
    assert_error("a: *word* x", "f:1:4: error: a text cannot start with '*'");
    assert_error("a: & b", "f:1:4: error: a text cannot start with '&'");
    assert_error("a: ,b", "f:1:4: error: a text cannot start with ','");
    assert_error("l:\n  - `x`", "f:2:5: error: a text cannot start with '`'");
    assert_error("a: \"x\" y", "f:1:4: error: the text goes on behind the closing quote");
    assert_error("a: \"x\nb:\n  c: \"y\"\n",
                 "f:1:4: error: this quote is not closed before the one on line 3");
    assert_error("a: \"x\n  y\"\nb: \"z\" w\n",
                 "f:3:4: error: the text goes on behind the closing quote");
    assert_error("a: 'x\nb: 'y'\n",
                 "f:1:4: error: this quote is not closed before the one on line 2");
    assert_error("a: \"x\nb: [\"y\", \"z\"]\n",
                 "f:1:4: error: this quote is not closed before the one on line 2");
    assert_error("a: [b]]\nc: d\n", "f:1:7: error: what begins with '[' is closed already; delete "
                                    "this ']'");
    assert_error("a: {b: [c]}}\nd: e\n", "f:1:12: error: what begins with '{' is closed already");
    assert_error("a: {b: c]}\n", "f:1:4: error: this '{' is not closed as it should be");
    assert_error("a:\n  - b: c\n  -\n  d: e\n",
                 "f:4:3: error: this does not fit what stands above");
    assert_error("a: - b", "f:1:4: error: a list starts on a line of its own");
    assert_error("a: > 5", "f:1:4: error: behind '|-' the text starts on the next line");
    assert_error("a: note: x", "f:1:8: error: a ': ' inside a text; put the text in quotes");
}

static void test_broken_structure(void **state)
{
    (void)state;
    assert_error("a: \"x\nb: y\n", "f:1:4: error: this quote is never closed");
    assert_error("a: \"|-\n  x\nb: y\n", "f:1:4: error: this quote stands before '|' and is not "
                                         "closed; delete it");
    assert_error("a:\n  t: '|-\n    x\nb:\n  t: ''\n",
                 "f:2:6: error: this quote stands before '|'");
    /* A quote that is closed is not the cause of what stands below it. */
    assert_error("a: \"|-\n  x\"\nb: `y`\n", "f:3:4: error: a text cannot start with '`'");
    assert_error("a: [x\nb: y\n", "f:1:4: error: this '[' is not closed");
    assert_error("a: {x: y\nb: z\n", "f:1:4: error: this '{' is not closed");
    assert_error("a: {x: \"y\"", "f:1:4: error: this '{' is never closed");
    assert_error("a: {x: \"ééé\"", "f:1:4: error: this '{' is never closed");
    assert_error("a: [\"ééé\" # ü", "f:1:4: error: this '[' is never closed");
    assert_error("a: \"\\d\"", "f:1:5: error: a '\\' in double quotes starts an escape");
    assert_error("a: \"x\\0y\"",
                 "f:1:4: error: the text names U+0000, which is an invisible control");
    assert_error("- \"a\": \"\\009\"",
                 "f:1:8: error: the text names U+0000, which is an invisible control");
    assert_error("a: x\nhello\nb: y\n", "f:2:1: error: this line is no field");
    assert_error("a:\n  b: x\n\u00a0 c: y\n", "f:3:1: error: U+00A0 is no space to YAML; indent");
    assert_error("a:\n  b: |-\n<<<<<<< HEAD\n    x\n=======\n    y\n>>>>>>> other\n",
                 "f:3:1: error: git left a conflict");
    assert_error("a:\n  b: x\n<<<<<<< HEAD\nc: x\n=======\nd: y\n>>>>>>> other\n",
                 "f:3:1: error: git left a conflict");
    assert_error("a:\n<<<<<<< HEAD\n  b: \"x\n=======\n  b: \"y\"\n>>>>>>> other\n",
                 "f:2:1: error: git left a conflict");
    assert_error("a: |-\n    x\n   y\n", "f:3:4: error: this does not fit what stands above");
    assert_error("  a: x\nb: y\n", "f:2:1: error: this line does not belong");
    assert_error("- a\nb: y\n", "f:2:1: error: the list above ends here");
}

/* Who takes a text for a string and who goes by its length see the same. */
static void test_nul_by_an_escape(void **state)
{
    (void)state;
    const char *text = "a: \"x\\0y\"";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    const YamlNode *node = yaml_get(yaml_file_root(file), "a");
    assert_string_equal(node->text, "x");
    assert_int_equal(node->length, 1);
}

static void test_tabs(void **state)
{
    (void)state;
    assert_error("a:\n\tb: c", "f:2:1: error: a tab where YAML allows only spaces");
    assert_error("\ta: c", "f:1:1: error: a tab where YAML allows only spaces");
    assert_error("a: |-\n  x\n\ty", "f:3:1: error: a tab where YAML allows only spaces");
    assert_error("a: x\n\tb: c", "f:2:1: error: a tab where YAML allows only spaces");
    g_autoptr(YamlFile) file = parse("a:\tx\nb: |-\n  one\ttwo\nc: x\t# comment\n");
    assert_string_equal(yaml_get_text(yaml_file_root(file), "b"), "one\ttwo");
}

static void test_features_that_are_not_used(void **state)
{
    (void)state;
    assert_error("a: &x y", "f:1:4: error: '&' starts a YAML anchor");
    assert_error("a: *x", "f:1:4: error: '*' starts a YAML alias");
    assert_error("a: *x y", "f:1:4: error: '*' starts a YAML alias");
    assert_error("a: !x y", "f:1:4: error: '!' starts a YAML tag");
    assert_error("a: !!map {}", "f:1:4: error: '!' starts a YAML tag");
    assert_error("a: x\n---\nb: y\n", "f:2:1: error: '---' begins a second document");
    assert_error("a: x\n...\n# c\nb: y\n", "f:4:1: error: this line does not belong");
    assert_error("%YAML 1.1\n---\na: x\n", "f:1:1: error: a line that starts with '%' is");
    g_autoptr(YamlFile) file = parse("---\na: x\n...\n# end\n");
    assert_string_equal(yaml_get_text(yaml_file_root(file), "a"), "x");
}

static void test_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    assert_error("a: x\nb: é\xE9!\n", "f:2:5: error: the byte 0xE9 is not UTF-8");
    assert_error("a: \xF0\x9F", "f:1:4: error: the byte 0xF0 is not UTF-8");
    assert_error("a: \xED\xA0\x80", "f:1:4: error: the byte 0xED is not UTF-8");
    assert_error("\xFF\xFE"
                 "a",
                 "f:1:1: error: the file is UTF-16; save it as UTF-8");
    g_autofree char *nul = complain("a: x\nb\0c", 8);
    assert_true(g_str_has_prefix(nul, "f:2:2: error: U+0000 is an invisible control character"));
    g_autofree char *both = complain("a\0b\xFF", 4);
    assert_true(g_str_has_prefix(both, "f:1:2: error: U+0000 is an invisible control character"));
}

static void test_invisible_characters(void **state)
{
    (void)state;
    assert_error("a: x\x07", "f:1:5: error: U+0007 is an invisible control character");
    assert_error("a: x\xC2\x85y", "f:1:5: error: U+0085 is an invisible line separator");
    assert_error("a: x\xE2\x80\xA8y", "f:1:5: error: U+2028 is an invisible line separator");
    assert_error("a: x\xEF\xBB\xBF", "f:1:5: error: U+FEFF is an invisible byte order mark");
    assert_error("a: x\xF3\xA0\x81\x81", "f:1:5: error: U+E0041 is an invisible tag character");
    assert_error("a: \"x\\U000E0041\"",
                 "f:1:4: error: the text names U+E0041, which is an invisible tag character");
    assert_error("a: x\rb: y", "f:1:5: error: U+000D is a carriage return without a line feed");
    g_autoptr(YamlFile) file = parse("a: \xC2\xA0\xE2\x80\xA6\xEF\xBC\x9A保\n"); /* NBSP, …, ： */
    assert_non_null(file);
}

static GString *repeat(const char *before, const char *piece, gsize n)
{
    GString *text = g_string_new(before);
    while (n-- > 0)
        g_string_append(text, piece);
    return text;
}

/* A text that repeats a piece, and how its message begins. */
typedef struct Repeated {
    const char *before, *piece, *expected;
} Repeated;

static void complain_of_repeated(gsize size, gpointer data)
{
    const Repeated *repeated = data;
    g_autoptr(GString) text = repeat(repeated->before, repeated->piece, size);
    g_autofree char *out = complain(text->str, text->len);
    if (!g_str_has_prefix(out, repeated->expected))
        fail_msg("%s\n  expected %s", out, repeated->expected);
}

static void assert_linear_error(const char *before, const char *piece, gsize n,
                                const char *expected)
{
    Repeated repeated = {before, piece, expected};
    cost_assert_linear(piece, complain_of_repeated, n, &repeated);
}

static void test_pathological_inputs_end_soon(void **state)
{
    (void)state;
    assert_linear_error("", "[", 200000, "f:1:17: error: more than 16 maps and lists");
    assert_linear_error("", "{", 200000, "f:1:17: error: more than 16 maps and lists");
    assert_linear_error("", "[\n", 200000, "f:17:1: error: more than 16 maps and lists");
    assert_linear_error("", "{a: ", 200000, "f:1:65: error: more than 16 maps and lists");
    assert_linear_error("", "- ", 200000, "f:1:33: error: more than 16 maps and lists");
    assert_linear_error("", "? ", 200000, "f:1:33: error: more than 16 maps and lists");
    assert_linear_error("a: ", "\"x\" ", 200000, "f:1:4: error: the text goes on");
    assert_linear_error("a: x\n", "%TAG !a! b\n", 100000, "f:2:1: error: ");
    assert_linear_error("", "%TAG !a! b\n", 100000, "f:1:1: error: ");
    assert_linear_error("a: x\n...\n", "%TAG !a! b\n", 100000, "f:3:1: error: ");
    assert_linear_error("a: |-\n", "\n", 1000000, "");
    assert_linear_error("a: |-\n  x\nb: |-\n", "  \n", 100000, "");
    assert_linear_error("a: ", "&", 1000000, "f:1:4: error: a text cannot start with '&'");
    assert_linear_error("a: '", "x\n\n", 100000, "f:1:4: error: this quote is never closed");
}

static void complain_of_keys(gsize size, gpointer data)
{
    (void)data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (gsize i = 0; i < size; i++)
        g_string_append_printf(text, "k%" G_GSIZE_FORMAT ": x\n", i);
    g_string_append(text, "k0: y\n");
    g_autofree char *out = complain(text->str, text->len);
    g_autofree char *expected = g_strdup_printf(
        "f:%" G_GSIZE_FORMAT ":1: error: duplicate key 'k0' (first on line 1)", size + 1);
    assert_true(g_str_has_prefix(out, expected));
}

static void test_many_keys_end_soon(void **state)
{
    (void)state;
    cost_assert_linear("many keys", complain_of_keys, 9000, NULL);
}

static void test_depth_that_is_allowed(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]");
    const YamlNode *node = yaml_file_root(file);
    guint depth = 0;
    for (; node->kind == YAML_LIST; node = node->items[0])
        depth++;
    assert_int_equal(depth, YAML_DEPTH_MAX);
    assert_string_equal(node->text, "x");
    assert_error("[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]", "f:1:17: error: more than 16");
}

/* The text, `n` times, between two others. */
static char *numbered(const char *before, const char *piece, guint n, const char *after)
{
    GString *text = g_string_new(before);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, piece, i);
    g_string_append(text, after);
    return g_string_free(text, FALSE);
}

static void test_entries_that_are_allowed(void **state)
{
    (void)state;
    g_autofree char *list = numbered("a: [", "x%u,", YAML_ENTRIES_MAX, "]");
    g_autofree char *map = numbered("a:\n", "  k%u: [[x], y]\n", YAML_ENTRIES_MAX, "");
    g_autofree char *root = numbered("", "k%u: x\n", YAML_ROOT_MAX, "");
    yaml_file_free(parse(list));
    yaml_file_free(parse(map));
    yaml_file_free(parse(root));
    g_autofree char *long_list = numbered("a:\n", "- x%u\n", YAML_ENTRIES_MAX + 1, "b: x\n");
    g_autofree char *long_map = numbered("a: {", "k%u: x,", YAML_ENTRIES_MAX + 1, "}");
    g_autofree char *lists = numbered("a: [", "[],", YAML_ENTRIES_MAX + 1, "]");
    assert_error(long_list, "f:1003:1: error: more than 1000 entries in one list or map [too-la");
    assert_error(long_map, "f:1:7904: error: more than 1000 entries in one list or map [too-large");
    assert_error(lists, "f:1:3008: error: more than 1000 entries in one list or map [too-large]");
}

static void test_text_that_is_allowed(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(YAML_TEXT_MAX + 1, 'a');
    assert_error(text, "f:1:1: error: more than 32 KiB in one text [too-large]");
    text[YAML_TEXT_MAX] = '\0';
    yaml_file_free(parse(text));
}

static void assert_load_error(const char *folder, const char *path, const char *expected)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    assert_null(yaml_file_load(folder, path, diagnostics));
    g_autofree char *out = diagnostics_format(diagnostics);
    if (!g_str_has_prefix(out, expected))
        fail_msg("%s\n  expected %s", out, expected);
}

static void test_load(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("statusbook-XXXXXX", NULL);
    g_autofree char *small = g_build_filename(folder, "a.yaml", NULL);
    g_autofree char *large = g_build_filename(folder, "large.yaml", NULL);
    g_autofree char *spaces = g_strnfill(YAML_SIZE_MAX + 1, '\n');
    assert_true(g_file_set_contents(small, "a: x\n", -1, NULL));
    assert_true(g_file_set_contents(large, spaces, -1, NULL));
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_load(folder, "a.yaml", diagnostics);
    assert_non_null(file);
    assert_string_equal(yaml_file_path(file), "a.yaml");
    assert_string_equal(yaml_get_text(yaml_file_root(file), "a"), "x");
    g_autoptr(YamlFile) again = yaml_file_load(NULL, small, diagnostics);
    assert_non_null(again);
    assert_load_error(folder, "none.yaml", "none.yaml: error: cannot read 'none.yaml': ");
    assert_load_error(folder, ".", ".: error: cannot read '.': it is a folder [unreadable]");
    assert_load_error(NULL, "/dev/zero", "/dev/zero: error: cannot read '/dev/zero': it is not a");
    assert_load_error(folder, "large.yaml", "large.yaml: error: the file is larger than 4 MiB");
    g_unlink(small);
    g_unlink(large);
    g_rmdir(folder);
}

/* The tree stays, and a place in it: but no line is cited. */
static void test_forgotten_bytes(void **state)
{
    (void)state;
    g_autoptr(YamlFile) file = parse("a: one\nb: |\n  two\n  three\n");
    yaml_file_forget_bytes(file);
    const YamlNode *b = yaml_get(yaml_file_root(file), "b");
    assert_string_equal(b->text, "two\nthree\n");
    gsize length;
    assert_null(yaml_file_line(file, 1, &length));
    DiagnosticPlace place = yaml_text_place(b, 4, 5);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 4);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "'three' is wrong");
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "f:2:4: error: 'three' is wrong [wrong-value]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_scalar_is_its_characters),
        cmocka_unit_test(test_nothing_is_nothing),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_last_line_without_blank_lines),
        cmocka_unit_test(test_place_inside_a_text),
        cmocka_unit_test(test_line_ends_and_byte_order_mark),
        cmocka_unit_test(test_empty_files),
        cmocka_unit_test(test_nothing_first),
        cmocka_unit_test(test_duplicate_keys),
        cmocka_unit_test(test_keys_that_are_no_names),
        cmocka_unit_test(test_texts_that_start_wrong),
        cmocka_unit_test(test_broken_structure),
        cmocka_unit_test(test_nul_by_an_escape),
        cmocka_unit_test(test_tabs),
        cmocka_unit_test(test_features_that_are_not_used),
        cmocka_unit_test(test_bytes_that_are_not_utf8),
        cmocka_unit_test(test_invisible_characters),
        cmocka_unit_test(test_pathological_inputs_end_soon),
        cmocka_unit_test(test_many_keys_end_soon),
        cmocka_unit_test(test_depth_that_is_allowed),
        cmocka_unit_test(test_entries_that_are_allowed),
        cmocka_unit_test(test_text_that_is_allowed),
        cmocka_unit_test(test_load),
        cmocka_unit_test(test_forgotten_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
