/* Tests of markdown from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "cost.h"
#include "input/markdown-plain.h"
#include "input/markdown.h"

typedef void (*Render)(const char *text, const char *line_join, GString *out);

static void assert_renders(Render render, const char *line_join, const char *text,
                           const char *expected)
{
    g_autoptr(GString) out = g_string_new("<");
    render(text, line_join, out);
    assert_string_equal(out->str + 1, expected);
}

static void assert_html(const char *text, const char *expected)
{
    assert_renders(markdown_prose_to_html, " ", text, expected);
}

static void assert_line(const char *text, const char *html, const char *plain)
{
    g_autoptr(GString) out = g_string_new(NULL);
    markdown_part_to_html(text, MARKDOWN_LINE, NULL, out);
    assert_string_equal(out->str, html);
    g_string_truncate(out, 0);
    markdown_line_to_plain(text, out);
    assert_string_equal(out->str, plain);
}

static void test_prose(void **state)
{
    (void)state;
    assert_html("", "");
    assert_html("One *two* **three** `<four>` & \"five\".",
                "<p>One <em>two</em> <strong>three</strong> <code>&lt;four&gt;</code> &amp; "
                "&quot;five&quot;.</p>\n");
    assert_html("a\n\nb", "<p>a</p>\n<p>b</p>\n");
    assert_html("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_html("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
    assert_html("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
    assert_html("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_html("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
    assert_html("```\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>\n");
    assert_html("a\\\nb", "<p>a<br>\nb</p>\n");
    assert_html("&lt;b&gt; &copy; \\*", "<p>&lt;b&gt; © *</p>\n");
}

static void test_line_join(void **state)
{
    (void)state;
    assert_renders(markdown_prose_to_html, " ", "one\ntwo", "<p>one two</p>\n");
    assert_renders(markdown_prose_to_html, "", "保留\nです", "<p>保留です</p>\n");
    assert_renders(markdown_prose_to_html, NULL, "one\ntwo", "<p>one two</p>\n");
}

static void test_links(void **state)
{
    (void)state;
    assert_html("[a](https://e.org/?x=1&y=2)",
                "<p><a href=\"https://e.org/?x=1&amp;y=2\" rel=\"noopener\">a</a></p>\n");
    assert_html("<HTTP://e.org>",
                "<p><a href=\"HTTP://e.org\" rel=\"noopener\">HTTP://e.org</a></p>\n");
    assert_html(
        "[*a*](<http://e.org/é \"'>)",
        "<p><a href=\"http://e.org/%C3%A9%20%22&#39;\" rel=\"noopener\"><em>a</em></a></p>\n");
    assert_html("[a](http://e.org/%C3%A9)",
                "<p><a href=\"http://e.org/%C3%A9\" rel=\"noopener\">a</a></p>\n");
}

static void test_what_is_not_safe_is_lost(void **state)
{
    (void)state;
    assert_html("[a](javascript:alert) [b](data:text/html,x) [c](//e.org) [d](x)",
                "<p>a b c d</p>\n");
    assert_html("<sip:a@b>", "<p>sip:a@b</p>\n");
    assert_html("x <script>y</script> <b onclick=z>", "<p>x y </p>\n");
    assert_html("<script>\nx\n</script>\n\ny", "<p>y</p>\n");
    assert_html("![alt](http://e.org/x.png)", "<p>alt</p>\n");
    assert_html("# h\n\n> q\n\n---", "<p>h</p>\n<p>q</p>\n");
    assert_html("`</code><script>`", "<p><code>&lt;/code&gt;&lt;script&gt;</code></p>\n");
}

static void first_to_html(const char *text, const char *line_join, GString *out)
{
    markdown_part_to_html(text, MARKDOWN_FIRST, line_join, out);
}

static void rest_to_html(const char *text, const char *line_join, GString *out)
{
    markdown_part_to_html(text, MARKDOWN_REST, line_join, out);
}

static void test_first_and_rest(void **state)
{
    (void)state;
    assert_renders(first_to_html, " ", "One *a*\ntwo.\n\nThree.", "One <em>a</em> two.");
    assert_renders(rest_to_html, " ", "One.\n\nTwo.\n\n- a",
                   "<p>Two.</p>\n<ul>\n<li>a</li>"
                   "\n</ul>\n");
    assert_renders(rest_to_html, " ", "One.", "");
    assert_renders(first_to_html, " ", "", "");
    assert_renders(rest_to_html, " ", "", "");
    assert_renders(first_to_html, " ", "- a\n\nb", "<ul>\n<li>a</li>\n</ul>\n");
}

static void test_plain(void **state)
{
    (void)state;
    assert_renders(markdown_to_plain, " ", "One *a* `<b>`\n[c](http://d)\n\n- e\n- f",
                   "One a <b> c e f");
    assert_renders(markdown_to_plain, "", "保留\nです。\n\n次", "保留です。次");
    assert_renders(markdown_to_plain, " ", "```\na\n```\n\nb", "a b");
}

static void test_lines(void **state)
{
    (void)state;
    assert_line("Send `INVITE` & <wait>", "Send <code>INVITE</code> &amp; &lt;wait&gt;",
                "Send INVITE & <wait>");
    assert_line("1. *a* [b](c)", "1. *a* [b](c)", "1. *a* [b](c)");
    assert_line("a `b", "a `b", "a `b");
    assert_line("`` x", "`` x", "`` x");
    assert_line("`<a>``b`", "<code>&lt;a&gt;</code><code>b</code>", "<a>b");
    assert_line("", "", "");
}

/* Checks a text that stands behind `opening`, indented by two. */
static Diagnostics *check_text(bool is_line, const char *opening, const char *text)
{
    Diagnostics *diagnostics = diagnostics_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *body = g_strjoinv("\n  ", lines);
    g_autofree char *whole = g_strconcat(opening, "\n  ", body, NULL);
    g_autoptr(YamlFile) file = yaml_file_parse("f", whole, strlen(whole), diagnostics);
    assert_non_null(file);
    const YamlNode *node = yaml_get(yaml_file_root(file), "a");
    (is_line ? markdown_check_line : markdown_check_prose)(node, diagnostics);
    return diagnostics;
}

static guint count_all(const Diagnostics *diagnostics)
{
    return diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) +
           diagnostics_count(diagnostics, DIAGNOSTIC_WARNING);
}

/* What the check says; "" where it says nothing. */
static void assert_says(bool is_line, const char *text, const char *expected)
{
    g_autoptr(Diagnostics) diagnostics = check_text(is_line, "a: |-", text);
    g_autofree char *out = diagnostics_format(diagnostics);
    if (!g_str_has_prefix(out, expected) || count_all(diagnostics) != (*expected != '\0'))
        fail_msg("%s\n  gives    %s\n  expected %s", text, out, expected);
}

/* How much the check says about a prose, which may begin with blanks. */
static guint count_messages(const char *text)
{
    g_autoptr(Diagnostics) diagnostics = check_text(false, "a: |2-", text);
    return count_all(diagnostics);
}

/* Plain prose is not given to cmark. What is behind it here makes it less than plain and is nothing
 * to complain of, so the check must say the same of both. */
static void test_check_of_plain_prose(void **state)
{
    (void)state;
    static const char *const parts[] = {"a",    "b ", "`",   "`c`", " ", "   ", "    ", "-",
                                        "- ",   "--", "1. ", "2) ", "=", "+ ",  "\n",   "\n",
                                        "\n\n", "**", "> ",  "é",   "1", ".",   ":",    "!"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    guint n_clean = 0;
    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new("x");
        if (i % 2 == 0)
            g_string_truncate(text, 0);
        for (gint32 n = g_rand_int_range(random, 1, 10); n > 0; n--)
            g_string_append(text, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
        g_autofree char *more = g_strconcat(text->str, "\n\n&amp;", NULL);
        guint found = count_messages(text->str);
        if (found != count_messages(more))
            fail_msg("'%s' gives %u messages, alone and not", text->str, found);
        n_clean += found == 0;
    }
    assert_in_range(n_clean, 2000, 18000);
}

static void test_check_accepts(void **state)
{
    (void)state;
    assert_says(false,
                "One *two* **three** `**` ``a`b`` 5 * 3.\n\n- [a](https://e.org)\n  b\n\n"
                "1. x\n\n```\n<b> **\n```\n\n<http://e.org>",
                "");
    assert_says(false, "\\*\\* \\` \\_\\_ \\<b>", "");
    assert_says(false, "", "");
    assert_says(true, "One `two **` * _three_ <b> [x]", "");
}

static void test_check_refuses_blocks(void **state)
{
    (void)state;
    assert_says(false, "a\n\n## b", "f:4:3: error: a heading");
    assert_says(false, "a\nb\n---", "f:2:3: error: a heading");
    assert_says(false, "a\n\n> b", "f:4:3: error: a quote");
    assert_says(false, "a\n\n>>>>>>> b", "f:4:3: error: a quote");
    assert_says(false, "a\n\n---", "f:4:3: error: a rule");
    assert_says(false, "a\n\n<div>\nx", "f:4:3: error: HTML");
    assert_says(false, "a\n\n    b", "f:4:7: error: a text indented by four spaces");
    assert_says(false, "- a\n\n  # b", "f:4:5: error: a heading");
    assert_says(false, "a\n\n[b]: c",
                "f:4:3: error: a line that starts with '[…]:' is not printed");
}

static void test_check_refuses_inlines(void **state)
{
    (void)state;
    assert_says(false, "é ![b](http://c)", "f:2:5: error: an image");
    assert_says(false, "保留 <b>", "f:2:6: error: HTML");
    assert_says(false, "a\n   b <Contact>", "f:3:8: error: HTML");
    assert_says(false, "- a\n  b <c>", "f:3:7: error: HTML");
    assert_says(false, "a [b\nc](http://d) <e>", "f:3:16: error: HTML");
    assert_says(false, "a `b\nc` <d>", "f:3:6: error: HTML");
    assert_says(false, "a [b](mailto:c)", "f:2:5: error: the link to 'mailto:c' is neither http");
    assert_says(false, "a [b\nc](x)", "f:2:5: error: the link to 'x' is neither http");
    assert_says(false, "a <sip:b@c>", "f:2:5: error: '<sip:b@c>' would be a link");
    assert_says(false, "[](x)", "f:2:3: error: the link to 'x' is neither http");
}

static void test_check_warns_of_literal_markup(void **state)
{
    (void)state;
    assert_says(false, "x **「保留」**です", "f:2:5: warning: '**' would be printed as it is");
    assert_says(false, "（*a (b)*の）", "f:2:4: warning: '*' would be printed as it is");
    assert_says(false, "a *b c", "f:2:5: warning: '*' would be printed as it is");
    assert_says(false, "a * b, `*`, \\*c and *d*", "");
    assert_says(false, "a\n   b __c", "f:3:8: warning: '__' would be printed as it is");
    assert_says(false, "a `b\nc", "f:2:5: warning: this backtick would be printed");
    /* Of half a code that is all, at the code that ends beside a space, and an error remains one.
     */
    assert_says(false, "a `b c `d` e `f__g` h", "f:2:5: warning: this backtick would be printed");
    assert_says(false, "a b` c `d__e` f", "f:2:6: warning: this backtick");
    assert_says(false, "a `b `<c>` d", "f:2:5: error: this backtick would be printed");
    assert_says(false, "\\`a `b` __c", "f:2:11: warning: '__' would be printed as it is");
    assert_says(true, "a `b c `d__e` f", "f:2:5: warning: this backtick would be printed");
    assert_says(false, "&amp; \\** **a", "f:2:13: warning: '**' would be printed");
    assert_says(true, "保 `b", "f:2:5: warning: this backtick would be printed");
    assert_says(true, "a __b", "f:2:5: warning: a text of one line has no bold");
    assert_says(true, "a *b* c", "f:2:5: warning: a text of one line has no emphasis");
    assert_says(true, "a *b, 2 * 3", "");
    assert_says(true, "a [b](http://c)", "f:2:7: warning: a text of one line has no links");
}

static void test_places_in_other_styles(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    static const char text[] = "a: x `y\nb: \"x `y\"\n";
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    markdown_check_line(yaml_get(yaml_file_root(file), "a"), diagnostics);
    markdown_check_line(yaml_get(yaml_file_root(file), "b"), diagnostics);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_true(g_str_has_prefix(out, "f:1:6: warning: "));
    assert_non_null(strstr(out, "\nf:2:7: warning: "));
}

/* cmark 0.30 takes the square of the length for some texts: within the size that is allowed, that
 * is no time. */
static void convert_repeated(gsize size, gpointer data)
{
    const char *piece = data;
    g_autoptr(GString) yaml = g_string_new("a: |-\n  ");
    while (yaml->len + strlen(piece) < size)
        g_string_append(yaml, piece);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", yaml->str, yaml->len, diagnostics);
    const YamlNode *node = yaml_get(yaml_file_root(file), "a");
    g_autoptr(GString) out = g_string_new(NULL);
    markdown_check_prose(node, diagnostics);
    markdown_prose_to_html(node->text, " ", out);
}

/* Words alone are written without a parser. Signs behind them make a parser read all of the text,
 * and it gives the same. */
static void assert_as_parsed(const char *text)
{
    g_autofree char *signs = g_strconcat(text, "\n\n*z*", NULL);
    g_autoptr(GString) html = g_string_new(NULL);
    markdown_prose_to_html(text, "", html);
    g_string_append(html, "<p><em>z</em></p>\n");
    assert_renders(markdown_prose_to_html, "", signs, html->str);
}

static void test_words_are_written_as_a_parser_does(void **state)
{
    (void)state;
    static const char *const words[] = {
        "",        "\n",         "a",           "a\n",       "a\nb",          "a\n\n\nb\n",
        "\n\na",   "1 a",        "12\n13",      "a - b + c", "a > b = c # d", "`a`",
        "`a b` c", "a `b`\n`c`", "a \"b\" 'c'", "! (a) ~~",  "10:30 a",       "15\n2 )x"};
    static const char *const others[] = {"- a",   "1. a",   "1) a",   "+ a",        "# a",
                                         "> a",   "a\n---", "a\n===", "~~~\na",     " a",
                                         "a \nb", "a  \nb", "a ",     "a\\\nb",     "a*b",
                                         "a_b",   "[a](b)", "<b>",    "a &lt;",     "``a`` b",
                                         "`a",    "`a\nb`", "`a\rb`", "` a `",      "a\tb",
                                         "a\rb",  "a ``",   "a\n b",  "```\na\n```"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        assert_true(markdown_is_words(words[i]));
        assert_as_parsed(words[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(markdown_is_words(others[i]));
}

static void test_lists_are_written_as_a_parser_does(void **state)
{
    (void)state;
    static const char *const lists[] = {"- a",
                                        "- a\n",
                                        "- a\n- `b` \"c\"",
                                        "1. a",
                                        "1. a\n2. b\n3. `c` > d",
                                        "1. a\n1. b",
                                        "1. a\n7. b\n2. c",
                                        "- a - b\n- 1 c",
                                        "1. a\n123456789. b"};
    static const char *const others[] = {
        "",           "a",          "\n- a",    "2. a",          "0. a",
        "1) a",       "* a",        "+ a",      "1 a",           "-a",
        "1.a",        "-",          "- ",       "1. ",           "-  a",
        "- a\n\n- b", "- a\nb",     "- a\n  b", "- a\n1. b",     "1. a\n- b",
        "- - a",      "- 1. a",     "- # a",    "- a ",          "- a\n-\n- b",
        "- *a*",      "1. a\n2) b", "- a\n---", "- a\n- b\n\nc", "1. a\n1234567890. b"};
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        assert_true(markdown_is_list(lists[i]));
        assert_as_parsed(lists[i]);
        g_autofree char *signs = g_strconcat(lists[i], "\n\n*z*", NULL);
        g_autoptr(GString) plain = g_string_new(NULL), first = g_string_new(NULL);
        markdown_to_plain(lists[i], "|", plain);
        g_string_append(plain, "|z");
        assert_renders(markdown_to_plain, "|", signs, plain->str);
        first_to_html(lists[i], "", first);
        assert_renders(first_to_html, "", signs, first->str);
        assert_renders(rest_to_html, "", lists[i], "");
    }
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(markdown_is_list(others[i]));
}

static void test_pathological_texts_end_soon(void **state)
{
    (void)state;
    static const char *const pieces[] = {"[",    "![[]()", "*a **a ", "_a __a ", "`a``b",
                                         "<!--", "> ",     "- ",      "[a](",    "**x [a*b**c*](d",
                                         "&",    "a**b",   "<?",      "\\`"};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
        cost_assert_linear(pieces[i], convert_repeated, YAML_TEXT_MAX, (gpointer)pieces[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_line_join),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_what_is_not_safe_is_lost),
        cmocka_unit_test(test_first_and_rest),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_words_are_written_as_a_parser_does),
        cmocka_unit_test(test_lists_are_written_as_a_parser_does),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_check_accepts),
        cmocka_unit_test(test_check_of_plain_prose),
        cmocka_unit_test(test_check_refuses_blocks),
        cmocka_unit_test(test_check_refuses_inlines),
        cmocka_unit_test(test_check_warns_of_literal_markup),
        cmocka_unit_test(test_places_in_other_styles),
        cmocka_unit_test(test_pathological_texts_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
