/*
 * test_template_pieces.c: templates that are cut: what is a piece, and that the page stays the same
 * with the pieces of its maps and without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "template/template.h"

/* ---- A page ---- */

#define TEXT(string)                                                                               \
    {                                                                                              \
        (string), sizeof(string) - 1                                                               \
    }

static const TemplateName link_names[] = {
    {"href", TEMPLATE_URL, true, NULL},
    {"hot", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape link_shape = {link_names, G_N_ELEMENTS(link_names)};

static const TemplateShape side_shape;
static const TemplateName side_names[] = {
    {"id", TEMPLATE_TEXT, true, NULL},           {"good", TEMPLATE_BOOL, true, NULL},
    {"tags", TEMPLATE_LIST, true, NULL},         {"links", TEMPLATE_LIST, true, &link_shape},
    {"says", TEMPLATE_HTML, false, NULL},        {"first", TEMPLATE_MAP, true, &link_shape},
    {"below", TEMPLATE_LIST, true, &side_shape}, {"", TEMPLATE_PIECES, false, NULL},
};
static const TemplateShape side_shape = {side_names, G_N_ELEMENTS(side_names)};
enum { SIDE_SAYS = 4, SIDE_PIECES = 7, SIDE_N = 8 };

static const TemplateName page_names[] = {
    {"title", TEMPLATE_TEXT, false, NULL},
    {"left", TEMPLATE_MAP, false, &side_shape},
    {"rows", TEMPLATE_LIST, false, &side_shape},
    {"word", TEMPLATE_TEXT, true, NULL},
};
static const TemplateShape page_shape = {page_names, G_N_ELEMENTS(page_names)};
enum { PAGE_LEFT = 1, PAGE_ROWS, PAGE_WORD, PAGE_N };

static const TemplateValue tags[] = {TEXT("x"), TEXT("y")};
static const TemplateValue links[] = {TEXT("?a&b"), {NULL, 0}, TEXT("c"), {NULL, 1}};
static const TemplateValue leaf[SIDE_N] = {TEXT("leaf")};
static const TemplateValue a_side[SIDE_N] = {
    TEXT("<a>"), {NULL, 1}, {tags, 2}, {links, 2}, TEXT("Aye"), {links, 1}, {leaf, 1},
};
static const TemplateValue b_side[SIDE_N] = {
    TEXT("b"), {NULL, 0}, {NULL, 0}, {NULL, 0}, TEXT("No")};

/* ---- Helpers ---- */

static const char *load_node(const char *name, gsize *length, gpointer user_data)
{
    static const char node[] = "{{id}}({{#below}}{{>node}}{{/below}})";
    (void)user_data;
    *length = sizeof node - 1;
    return strcmp(name, "node") == 0 ? node : NULL;
}

static Template *cut(const char *source, const TemplateValue *page)
{
    g_autoptr(GPtrArray) errors = template_errors_new();
    TemplateLoader loader = {load_node, NULL};
    g_autoptr(Template) template =
        template_compile("page", source, -1, &loader, &page_shape, errors);
    assert_non_null(template);
    g_autoptr(Template) bound = template_bind(template, page);
    return template_cut(bound);
}

/* The pieces of a map, in memory of `chunk`; and, with a stroke behind each, in `shown`. */
static TemplateValue make_pieces(const Template *template, const TemplateValue *side,
                                 GStringChunk *chunk, GString *shown)
{
    guint n = template_count_pieces(template, &side_shape);
    TemplateValue *pieces = g_new0(TemplateValue, MAX(n, 1));
    for (guint i = 0; i < n; i++) {
        g_autoptr(GString) piece = g_string_new(NULL);
        template_render_piece(template, &side_shape, i, side, piece);
        pieces[i] = (TemplateValue){g_string_chunk_insert(chunk, piece->str), piece->len};
        g_string_append_printf(shown, "%s|", piece->str);
    }
    return (TemplateValue){pieces, n};
}

static void check_page(const Template *template, const TemplateValue *page, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    template_render(template, page, out);
    assert_string_equal(out->str, expected);
}

/* ---- Tests ---- */

typedef struct Case {
    const char *template, *expected;
    const char *pieces; /* of a_side, with a stroke behind each */
} Case;

static const Case cases[] = {
    /* A piece is as long as nothing else comes between. */
    {"{{#left}}<p>{{id}}</p>{{says}}<i>{{id}}</i>{{/left}}", "<p>&lt;a&gt;</p>Aye<i>&lt;a&gt;</i>",
     "<p>&lt;a&gt;</p>|<i>&lt;a&gt;</i>|"},
    {"{{#left}}{{id}},{{title}},{{id}}.{{/left}}", "&lt;a&gt;,T&amp;T,&lt;a&gt;.",
     "&lt;a&gt;,|,&lt;a&gt;.|"},
    /* What is said twice is one. */
    {"{{#left}}<p>{{id}}{{#good}}!{{/good}}{{says}}{{/left}}{{#left}}<p>{{id}}{{#good}}!{{/good}}"
     "{{/left}}{{#left}}<b>{{id}}{{#good}}!{{/good}}{{/left}}",
     "<p>&lt;a&gt;!Aye<p>&lt;a&gt;!<b>&lt;a&gt;!", "<p>&lt;a&gt;!|<b>&lt;a&gt;!|"},
    /* Words that are bound are text, and belong to it. */
    {"{{#left}}{{word}}{{id}}{{word}}{{/left}}", "W&lt;a&gt;W", "W&lt;a&gt;W|"},
    /* One operation is no piece, and what is outside of the section never is. */
    {"{{title}}.{{#left}}{{id}}{{/left}}.{{title}}", "T&amp;T.&lt;a&gt;.T&amp;T", ""},
    {"{{left.id}}!{{#left}}{{says}}!{{/left}}", "&lt;a&gt;!Aye!", ""},
    /* Sections are in a piece with all that is in them, or not at all. */
    {"{{#left}}{{#good}}good{{/good}}{{^good}}bad{{/good}}{{#says}}{{id}}!{{/says}}{{/left}}",
     "good&lt;a&gt;!", "good|&lt;a&gt;!|"},
    {"{{#left}}{{#good}}{{id}}{{id}}{{says}}{{/good}}{{/left}}", "&lt;a&gt;&lt;a&gt;Aye",
     "&lt;a&gt;&lt;a&gt;|"},
    {"{{#left}}{{#tags}}{{.}},{{/tags}}{{#links}}{{href}}.{{/links}}{{#first}}{{href}}{{/first}}"
     "{{first.href}}{{/left}}",
     "x,y,?a&amp;b.c.?a&amp;b?a&amp;b", "x,y,?a&amp;b.c.?a&amp;b?a&amp;b|"},
    /* A list of which something changes; what is about the map itself is still known there. */
    {"{{#left}}{{#links}}{{href}}{{#hot}}!{{/hot}}{{id}} {{/links}}{{/left}}",
     "?a&amp;b&lt;a&gt; c!&lt;a&gt; ", "&lt;a&gt; |"},
    {"{{#left}}{{#links}}{{href}}{{title}}{{/links}}{{/left}}", "?a&amp;bT&amp;TcT&amp;T", ""},
    /* Lists of maps with pieces: of one piece, and of more; one in the other. */
    {"({{#rows}}<{{id}}>{{/rows}})", "(<&lt;a&gt;><b>)", "<&lt;a&gt;>|"},
    {"({{#rows}}<{{id}}>{{title}}{{/rows}})", "(<&lt;a&gt;>T&amp;T<b>T&amp;T)", "<&lt;a&gt;>|"},
    {"{{#rows}}{{#left}}<{{id}}>{{/left}}{{/rows}}", "<&lt;a&gt;><&lt;a&gt;>", "<&lt;a&gt;>|"},
    {"{{#rows}}<{{id}}>{{says}};{{/rows}}", "<&lt;a&gt;>Aye;<b>No;", "<&lt;a&gt;>|"},
    {"{{#rows}}{{#below}}{{id}}{{says}}{{id}}-{{/below}}{{/rows}}", "leafleaf-", "&lt;a&gt;-|"},
    /* A partial that holds itself is no piece, but there may be some around it. */
    {"{{#left}}{{id}}:{{>node}}:{{id}}{{/left}}", "&lt;a&gt;:&lt;a&gt;(leaf()):&lt;a&gt;",
     "&lt;a&gt;:&lt;a&gt;(|):&lt;a&gt;|"},
};

static void check_case(const Case *one)
{
    TemplateValue left[SIDE_N], rows[2 * SIDE_N];
    memcpy(left, a_side, sizeof left);
    memcpy(rows, a_side, sizeof a_side);
    memcpy(rows + SIDE_N, b_side, sizeof b_side);
    TemplateValue page[PAGE_N] = {TEXT("T&T"), {left, 1}, {rows, 2}, TEXT("W")};
    g_autoptr(Template) template = cut(one->template, page);
    page[PAGE_WORD] = (TemplateValue){NULL, 0}; /* bound: it is read no more */
    check_page(template, page, one->expected);

    g_autoptr(GStringChunk) chunk = g_string_chunk_new(64);
    g_autoptr(GString) shown = g_string_new(NULL), other = g_string_new(NULL);
    TemplateValue of_a = make_pieces(template, a_side, chunk, shown);
    TemplateValue of_b = make_pieces(template, b_side, chunk, other);
    assert_string_equal(shown->str, one->pieces);
    left[SIDE_PIECES] = rows[SIDE_PIECES] = of_a;
    check_page(template, page, one->expected); /* the second row has none */
    rows[SIDE_N + SIDE_PIECES] = of_b;
    check_page(template, page, one->expected);
    g_free((gpointer)of_a.data);
    g_free((gpointer)of_b.data);
}

static void test_cases(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        check_case(&cases[i]);
}

/* Pieces are printed, and not made again: those of another map show. */
static void test_pieces_are_used(void **state)
{
    (void)state;
    TemplateValue left[SIDE_N];
    memcpy(left, a_side, sizeof left);
    TemplateValue page[PAGE_N] = {TEXT("T"), {left, 1}};
    g_autoptr(Template) template = cut("{{#left}}({{id}}){{says}}[{{id}}]{{/left}}", page);
    static const TemplateValue pieces[] = {TEXT("one"), TEXT("two")};
    left[SIDE_PIECES] = (TemplateValue){pieces, 2};
    check_page(template, page, "oneAyetwo");
    left[SIDE_PIECES] = (TemplateValue){pieces, 1}; /* what is not there is made */
    left[SIDE_SAYS] = (TemplateValue)TEXT("Nay");
    check_page(template, page, "oneNay[&lt;a&gt;]");
}

static void test_empty_lists(void **state)
{
    (void)state;
    TemplateValue page[PAGE_N] = {TEXT("T")};
    g_autoptr(Template) template = cut("({{#rows}}<{{id}}>{{/rows}}{{^rows}}no{{/rows}})", page);
    assert_int_equal(template_count_pieces(template, &side_shape), 1);
    check_page(template, page, "(no)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_pieces_are_used),
        cmocka_unit_test(test_empty_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
