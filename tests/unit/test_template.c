/*
 * test_template.c: strict templates: errors, types, binding, bounds, threads.
 *
 * What Mustache itself means is in tests/spec, see test_template_spec.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cost.h"
#include "template/program.h" /* to count what binding leaves */
#include "template/template.h"

/* ---- A page ---- */

#define TEXT(string)                                                                               \
    {                                                                                              \
        (string), sizeof(string) - 1                                                               \
    }
#define LIST(array)                                                                                \
    {                                                                                              \
        (array), G_N_ELEMENTS(array)                                                               \
    }

static const TemplateName deep_names[] = {{"end", TEMPLATE_TEXT, false, NULL}};
static const TemplateShape deep_shape = {deep_names, G_N_ELEMENTS(deep_names)};

static const TemplateName code_names[] = {
    {"name", TEMPLATE_TEXT, false, NULL},
    {"why", TEMPLATE_HTML, false, NULL},
    {"more", TEMPLATE_MAP, false, &deep_shape},
};
static const TemplateShape code_shape = {code_names, G_N_ELEMENTS(code_names)};

static const TemplateShape tree_shape;
static const TemplateName tree_names[] = {
    {"label", TEMPLATE_TEXT, false, NULL},
    {"children", TEMPLATE_LIST, false, &tree_shape},
    {"open", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape tree_shape = {tree_names, G_N_ELEMENTS(tree_names)};

static const TemplateName month_names[] = {
    {"month", TEMPLATE_TEXT, false, NULL},
    {"days", TEMPLATE_LIST, false, NULL},
};
static const TemplateShape month_shape = {month_names, G_N_ELEMENTS(month_names)};

static const TemplateName words_names[] = {
    {"yes", TEMPLATE_TEXT, false, NULL},        {"empty", TEMPLATE_TEXT, false, NULL},
    {"rich", TEMPLATE_HTML, false, NULL},       {"months", TEMPLATE_LIST, false, &month_shape},
    {"menu", TEMPLATE_MAP, false, &tree_shape},
};
static const TemplateShape words_shape = {words_names, G_N_ELEMENTS(words_names)};

static const TemplateName page_names[] = {
    {"title", TEMPLATE_TEXT, false, NULL},        {"body", TEMPLATE_HTML, false, NULL},
    {"link", TEMPLATE_URL, false, NULL},          {"on", TEMPLATE_BOOL, false, NULL},
    {"off", TEMPLATE_BOOL, false, NULL},          {"tags", TEMPLATE_LIST, false, NULL},
    {"codes", TEMPLATE_LIST, false, &code_shape}, {"next", TEMPLATE_MAP, false, &code_shape},
    {"none", TEMPLATE_MAP, false, &code_shape},   {"tree", TEMPLATE_MAP, false, &tree_shape},
    {"t", TEMPLATE_MAP, true, &words_shape},      {"site", TEMPLATE_TEXT, true, NULL},
    {"debug", TEMPLATE_BOOL, true, NULL},
};
static const TemplateShape page_shape = {page_names, G_N_ELEMENTS(page_names)};

static const TemplateValue deep_values[] = {TEXT("deep")};
static const TemplateValue tag_values[] = {TEXT("a&b"), TEXT("c")};
static const TemplateValue code_values[] = {
    TEXT("486 <Busy>"), TEXT("<b>x</b>"), {deep_values, 1}, TEXT("480"), TEXT(""), {NULL, 0},
};
static const TemplateValue leaf_values[] = {
    TEXT("leaf"), {NULL, 0}, {NULL, 0}, TEXT("leaf 2"), {NULL, 0}, {NULL, 1},
};
static const TemplateValue branch_values[] = {TEXT("branch"), {leaf_values, 2}, {NULL, 1}};
static const TemplateValue tree_values[] = {TEXT("root"), {branch_values, 1}, {NULL, 0}};
static const TemplateValue day_values[] = {TEXT("1"), TEXT("2")};
static const TemplateValue month_values[] = {
    TEXT("<May>"),
    LIST(day_values),
    TEXT("June"),
    {NULL, 0},
};
static const TemplateValue words_values[] = {
    TEXT("yes & no"), {NULL, 0}, TEXT("<i>"), {month_values, 2}, {tree_values, 1},
};
static const TemplateValue page_values[] = {
    TEXT("A \"title\""), TEXT("<p>body</p>"), TEXT("a?b=c&d"),  {NULL, 1}, {NULL, 0},
    LIST(tag_values),    {code_values, 2},    {code_values, 1}, {NULL, 0}, {tree_values, 1},
    {words_values, 1},   TEXT("<site>"),      {NULL, 0},
};

/* ---- Helpers ---- */

/* Partials of a test: name, text, name, text, NULL. */
static const char *load_pair(const char *name, gsize *length, gpointer user_data)
{
    for (const char *const *pair = user_data; pair[0]; pair += 2) {
        if (strcmp(pair[0], name) == 0) {
            *length = strlen(pair[1]);
            return pair[1];
        }
    }
    return NULL;
}

#define PARTIALS_MAX 9

typedef struct Strict {
    const char *template;
    const char *expected; /* the page, or the errors */
    const char *partials[PARTIALS_MAX];
} Strict;

static char *list_errors(const GPtrArray *errors)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < errors->len; i++) {
        const TemplateError *error = g_ptr_array_index(errors, i);
        g_string_append_printf(text, "%s%s:%u:%u: %s", i > 0 ? "\n" : "", error->template_name,
                               error->line, error->column, error->text);
    }
    return g_string_free(text, FALSE);
}

static Template *compile_with(const Strict *one, const TemplateShape *shape, GPtrArray *errors)
{
    TemplateLoader loader = {load_pair, (gpointer)one->partials};
    return template_compile("page", one->template, -1, &loader, shape, errors);
}

static Template *compile_page(const Strict *one)
{
    g_autoptr(GPtrArray) errors = template_errors_new();
    Template *template = compile_with(one, &page_shape, errors);
    g_autofree char *text = list_errors(errors);
    assert_string_equal(text, "");
    assert_non_null(template);
    return template;
}

static void check_page(const Template *template, const char *expected)
{
    g_autoptr(GString) out = g_string_new("<");
    template_render(template, page_values, out);
    assert_int_equal(out->str[0], '<');
    assert_string_equal(out->str + 1, expected);
    assert_int_equal(out->len, strlen(expected) + 1);
}

static void check_errors(const Strict *one, const TemplateShape *shape)
{
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template = compile_with(one, shape, errors);
    g_autofree char *text = list_errors(errors);
    assert_string_equal(text, one->expected);
    assert_null(template);
}

/* ---- Errors ---- */

static const TemplateName syntax_names[] = {{"a", TEMPLATE_TEXT, false, NULL},
                                            {"b", TEMPLATE_TEXT, false, NULL},
                                            {"x", TEMPLATE_TEXT, false, NULL}};
static const TemplateShape syntax_shape = {syntax_names, G_N_ELEMENTS(syntax_names)};

static const Strict syntax_errors[] = {
    {"a {{#x}} b", "page:1:3: unclosed section 'x'", {0}},
    {"é{{^x}}", "page:1:2: unclosed section 'x'", {0}},
    {"日本\n 語{{$b}}", "page:2:3: unclosed block 'b'", {0}},
    {"{{<p}}", "page:1:1: unclosed parent 'p'", {"p", ""}},
    {"a\n{{/x}}", "page:2:1: unopened section 'x'", {0}},
    {"{{#a}}{{/b}}", "page:1:1: unclosed section 'a'\npage:1:7: unopened section 'b'", {0}},
    {"{{#a}}{{#b}}\n{{/a}}", "page:1:7: unclosed section 'b'", {0}},
    {"{{#a}}{{#b}}{{/a}}{{/b}}",
     "page:1:7: unclosed section 'b'\npage:1:19: unopened section 'b'",
     {0}},
    {"x {{name", "page:1:3: unclosed tag 'name'", {0}},
    {"x {{{name}}", "page:1:3: unclosed tag '{name}}'", {0}},
    {"{{! remark\n", "page:1:1: unclosed tag '! remark'", {0}},
    {"{{a {{b}}\n{{c", "page:1:1: unclosed tag 'a {{b}}'\npage:2:1: unclosed tag 'c'", {0}},
    {"{{}}", "page:1:1: missing name in tag", {0}},
    {"{{# }}", "page:1:1: missing name in tag", {0}},
    {"{{a b}}", "page:1:1: white space in name 'a b'", {0}},
    {"{{> a b}}", "page:1:1: white space in name 'a b'", {0}},
    {"{{a..b}}", "page:1:1: invalid name 'a..b'", {0}},
    {"{{.a}} {{a.}}", "page:1:1: invalid name '.a'\npage:1:8: invalid name 'a.'", {0}},
    {"{{=| =}}", "page:1:1: invalid delimiters '|'", {0}},
    {"{{=a b c=}}", "page:1:1: invalid delimiters 'a b c'", {0}},
    {"{{==}}", "page:1:1: invalid delimiters ''", {0}},
    {"{{=<% %>", "page:1:1: unclosed tag '=<% %>'", {0}},
    {"{{=<% %>=}}\n <%#a%>", "page:2:2: unclosed section 'a'", {0}},
    {"{{>p}}", "p:2:2: unclosed section 'x'", {"p", "\n {{#x}}"}},
    /* Once for each place, however often the partial is used; this template's own first. */
    {"{{>p}}{{>a}}\n{{>p}}{{#x}}",
     "page:2:7: unclosed section 'x'\na:1:1: missing name in tag\np:1:1: unopened section 'y'",
     {"p", "{{/y}}", "a", "{{}}"}},
};

static void test_syntax_errors(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(syntax_errors); i++)
        check_errors(&syntax_errors[i], &syntax_shape);
}

static const Strict name_errors[] = {
    /* What is printed would be a product: 40 of them would never end. */
    {"{{#codes}}{{#tags}}{{#codes}}{{#tags}}{{/tags}}{{/codes}}{{/tags}}{{/codes}}",
     "page:1:30: 'tags' is inside of 3 lists whose items it is not reached from",
     {0}},
    {"{{#tags}}{{#codes}}{{#codes}}{{#t}}{{#months}}{{/months}}{{/t}}{{/codes}}{{/codes}}{{/tags}}",
     "page:1:36: 't.months' is inside of 3 lists whose items it is not reached from",
     {0}},
    {"{{titel}}", "page:1:1: unknown name 'titel'; the nearest is 'title'", {0}},
    {"a\n  {{ttle}}", "page:2:3: unknown name 'ttle'; the nearest is 'title'", {0}},
    {"{{nothing_like_it}}", "page:1:1: unknown name 'nothing_like_it'", {0}},
    {"{{#x}}{{y}}{{/x}}", "page:1:1: unknown name 'x'", {0}},
    {"{{next.nam}}", "page:1:1: unknown name 'nam' in 'next'; the nearest is 'name'", {0}},
    {"{{next.more.end.x}}",
     "page:1:1: unknown name 'x' in 'next.more.end', which is of type text",
     {0}},
    {"{{codes.name}}", "page:1:1: unknown name 'name' in 'codes', which is of type list", {0}},
    {"{{#codes}}{{nmae}}{{/codes}}", "page:1:11: unknown name 'nmae'; the nearest is 'name'", {0}},
    {"{{name}}{{#codes}}{{name}}{{/codes}}{{name}}",
     "page:1:1: unknown name 'name'\npage:1:37: unknown name 'name'",
     {0}},
    {"{{a}}{{b}}\n{{c}}",
     "page:1:1: unknown name 'a'\npage:1:6: unknown name 'b'\npage:2:1: unknown name 'c'",
     {0}},
    {"{{a1}}{{#on}}", "page:1:1: unknown name 'a1'\npage:1:7: unclosed section 'on'", {0}},
    {"{{>p}}", "p:1:3: unknown name 'x1'", {"p", "éé{{x1}}"}},
    {"{{on}}", "page:1:1: cannot print 'on' of type bool", {0}},
    {"{{codes}}", "page:1:1: cannot print 'codes' of type list", {0}},
    {"{{{next}}}", "page:1:1: cannot print 'next' of type map", {0}},
    {"{{next.more}}", "page:1:1: cannot print 'next.more' of type map", {0}},
    {"{{.}}", "page:1:1: cannot print '.' of type map", {0}},
    {"{{#on}}{{.}}{{/on}}", "page:1:8: cannot print '.' of type bool", {0}},
    {"{{#next}}{{.}}{{/next}}", "page:1:10: cannot print '.' of type map", {0}},
    {"{{{title}}}", "page:1:1: cannot print unescaped 'title' of type text", {0}},
    {"{{&link}}", "page:1:1: cannot print unescaped 'link' of type url", {0}},
    {"{{#tags}}{{{.}}}{{/tags}}", "page:1:10: cannot print unescaped '.' of type text", {0}},
    {"a {{>gone}}", "page:1:3: missing partial 'gone'", {0}},
    {"{{<gone}}{{$b}}{{/b}}{{/gone}}", "page:1:1: missing parent 'gone'", {0}},
    {"{{>p}}", "p:1:2: missing partial 'q'", {"p", " {{>q}}"}},
    {"{{<p}}{{$a}}x{{/a}}{{$b}}y{{/b}}{{/p}}",
     "page:1:20: unused block 'b': parent 'p' does not ask for it",
     {"p", "{{$a}}{{/a}}"}},
    {"{{<p}}{{$a}}x{{/a}}{{$a}}y{{/a}}{{/p}}",
     "page:1:20: repeated block 'a'",
     {"p", "{{$a}}{{/a}}"}},
    {"{{<p}} ignored {{title}}{{#on}}x{{/on}}{{/p}}",
     "page:1:16: lost tag 'title': parent 'p' takes only blocks\n"
     "page:1:25: lost tag 'on': parent 'p' takes only blocks",
     {"p", "x"}},
    /* Names are judged where a block is shown. */
    {"{{<p}}{{$a}}{{name}}{{/a}}{{/p}}", "page:1:13: unknown name 'name'", {"p", "{{$a}}{{/a}}"}},
    {"{{>p}}", "p:1:1: endless recursion of 'p'", {"p", "{{>p}}"}},
    {"{{>p}}", "p:1:8: endless recursion of 'p'", {"p", "{{#on}}{{>p}}{{/on}}"}},
    {"{{>p}}", "p:1:12: endless recursion of 'p'", {"p", "{{#codes}} {{>p}}{{/codes}}"}},
    {"{{#tree}}{{>p}}{{/tree}}",
     "p:1:17: endless recursion of 'p'",
     {"p", "{{#open}}{{^on}}{{>p}}{{/on}}{{/open}}"}},
    {"{{>p}}", "q:1:1: endless recursion of 'p'", {"p", "{{>q}}", "q", "{{>p}}"}},
    {"{{<p}}{{/p}}", "p:1:1: endless recursion of 'p'", {"p", "{{<p}}{{/p}}"}},
};

static void test_name_errors(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(name_errors); i++)
        check_errors(&name_errors[i], &page_shape);
}

/* Whoever does not know the names of a map has been told why. */
static void test_names_that_nobody_knows(void **state)
{
    (void)state;
    static const char *const uses[] = {"{{t.yes}}", "{{#t}}x{{/t}}", "{{#t}}{{yes}}{{/t}}",
                                       "{{#t}}{{#yes}}{{.}}{{/yes}}{{/t}}"};
    const TemplateName names[] = {{"t", TEMPLATE_MAP, true, NULL}};
    const TemplateShape shape = {names, G_N_ELEMENTS(names)};
    for (gsize i = 0; i < G_N_ELEMENTS(uses); i++) {
        Strict one = {uses[i], "", {NULL}};
        check_errors(&one, &shape);
    }
}

static void test_errors_are_appended(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) errors = template_errors_new();
    assert_null(template_compile("z", "{{x1}}", -1, NULL, &page_shape, errors));
    assert_null(template_compile("a", "{{x2}}", -1, NULL, &page_shape, errors));
    g_autofree char *text = list_errors(errors);
    assert_string_equal(text, "z:1:1: unknown name 'x1'\na:1:1: unknown name 'x2'");
    /* Earlier errors are not this template's. */
    g_autoptr(Template) template = template_compile("b", "{{title}}", 5, NULL, &page_shape, errors);
    assert_null(template); /* five bytes of it: {{tit */
    assert_int_equal(errors->len, 3);
    g_autoptr(Template) fine = template_compile("b", "{{title}}", -1, NULL, &page_shape, errors);
    assert_non_null(fine);
}

/* ---- Pages ---- */

static const Strict pages[] = {
    {"{{#t}}{{#months}}{{#tags}}{{#days}}{{.}}{{/days}}{{/tags}}{{/months}}{{/t}}", "1212", {0}},
    {"", "", {0}},
    {"{{title}}|{{body}}|{{{body}}}|{{&body}}|{{link}}",
     "A &quot;title&quot;|<p>body</p>|<p>body</p>|<p>body</p>|a?b=c&amp;d",
     {0}},
    {"{{#title}}{{.}} {{title}}{{/title}}{{^title}}no{{/title}}",
     "A &quot;title&quot; A &quot;title&quot;",
     {0}},
    {"{{#body}}{{.}}{{{.}}}{{/body}}", "<p>body</p><p>body</p>", {0}},
    {"{{#on}}on{{/on}}{{^on}}off{{/on}}{{#off}}on{{/off}}{{^off}}off{{/off}}", "onoff", {0}},
    {"{{#tags}}({{.}}){{#on}}{{#title}}!{{/title}}{{/on}}{{/tags}}", "(a&amp;b)!(c)!", {0}},
    {"{{#tags}}{{#.}}[{{.}}]{{/.}}{{^.}}no{{/.}}{{/tags}}", "[a&amp;b][c]", {0}},
    {"{{#codes}}{{name}}:{{why}}:{{more.end}}:{{#more}}{{end}}{{name}}{{/more}}"
     "{{^more}}none{{/more}};{{/codes}}",
     "486 &lt;Busy&gt;:<b>x</b>:deep:deep486 &lt;Busy&gt;;480:::none;",
     {0}},
    {"{{#next.more}}{{end}}{{/next.more}}{{none.more.end}}{{#none.more}}x{{/none.more}}"
     "{{^none.name}}y{{/none.name}}{{#none}}z{{/none}}",
     "deepy",
     {0}},
    {"{{#next}}{{#.}}{{name}}{{/.}}{{^.}}{{name}}{{/.}}{{/next}}", "486 &lt;Busy&gt;", {0}},
    {"{{#codes}}{{#tags}}{{.}}{{name}} {{/tags}}{{/codes}}",
     "a&amp;b486 &lt;Busy&gt; c486 &lt;Busy&gt; a&amp;b480 c480 ",
     {0}},
    {"{{#codes}}{{#codes}}{{name}},{{/codes}};{{/codes}}",
     "486 &lt;Busy&gt;,480,;486 &lt;Busy&gt;,480,;",
     {0}},
    /* Constants. */
    {"{{site}}{{t.yes}}{{t.rich}}{{{t.rich}}}", "&lt;site&gt;yes &amp; no<i><i>", {0}},
    {"{{#t}}{{yes}}{{title}}{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}{{/t}}",
     "yes &amp; noA &quot;title&quot;y",
     {0}},
    {"{{#debug}}{{title}}{{/debug}}{{^debug}}{{title}}{{/debug}}", "A &quot;title&quot;", {0}},
    {"{{#t.months}}{{month}} {{title}} {{#days}}{{.}}{{site}}{{link}};{{/days}}"
     "{{^days}}none{{/days}}\n{{/t.months}}",
     "&lt;May&gt; A &quot;title&quot; 1&lt;site&gt;a?b=c&amp;d;2&lt;site&gt;a?b=c&amp;d;\n"
     "June A &quot;title&quot; none\n",
     {0}},
    {"{{#codes}}{{#t.months}}{{name}}{{month}}{{#codes}}{{name}}{{/codes}} {{/t.months}}{{/codes}}",
     "486 &lt;Busy&gt;&lt;May&gt;486 &lt;Busy&gt;480 486 &lt;Busy&gt;June486 &lt;Busy&gt;480 "
     "480&lt;May&gt;486 &lt;Busy&gt;480 480June486 &lt;Busy&gt;480 ",
     {0}},
    {"{{#on}}{{#t.empty}}x{{/t.empty}}{{/on}}{{#codes}}{{#debug}}x{{/debug}}{{/codes}}", "", {0}},
    {"{{#t.months}}{{#off}}{{month}}{{/off}}{{/t.months}}a{{#t.months}}{{/t.months}}b", "ab", {0}},
    /* Partials that hold themselves, over data, constants, and both. */
    {"{{#tree}}{{>node}}{{/tree}}|{{#t.menu}}{{>node}}{{/t.menu}}",
     "root<branch<leaf<leaf 2<|root<branch<leaf<leaf 2<",
     {"node", "{{label}}<{{>kids}}", "kids", "{{#children}}{{>node}}{{/children}}"}},
    {"{{#tree}}{{>node}}{{/tree}}{{#t.menu}}{{>node}}{{/t.menu}}",
     "root:&lt;site&gt;A &quot;title&quot;branch:&lt;site&gt;A &quot;title&quot;"
     "leaf:&lt;site&gt;A &quot;title&quot;leaf 2:&lt;site&gt;A &quot;title&quot;"
     "root:&lt;site&gt;A &quot;title&quot;branch:&lt;site&gt;A &quot;title&quot;"
     "leaf:&lt;site&gt;A &quot;title&quot;leaf 2:&lt;site&gt;A &quot;title&quot;",
     {"node", "{{label}}:{{site}}{{title}}{{#children}}{{>node}}{{/children}}"}},
    {"<\n  {{#tree}}\n  {{>node}}\n  {{/tree}}\n{{#t.menu}}{{>node}}{{/t.menu}}>\n",
     "<\n  root\n    branch\n      leaf\n      leaf 2\nroot\n  branch\n    leaf\n    leaf 2\n>\n",
     {"node", "{{label}}\n{{#children}}\n  {{>node}}\n{{/children}}\n"}},
    {"{{#t.menu}}{{#codes}}{{>node}}{{/codes}}{{/t.menu}}",
     "486 &lt;Busy&gt;root(486 &lt;Busy&gt;branch(486 &lt;Busy&gt;leaf)(486 &lt;Busy&gt;leaf 2))"
     "480root(480branch(480leaf)(480leaf 2))",
     {"node", "{{name}}{{label}}{{#children}}({{>node}}){{/children}}"}},
    /* The text on top of the context is handed on. */
    {"{{#tags}}{{#tree}}{{#label}}{{>p}}{{/label}}{{/tree}}{{/tags}}",
     "root/branch/leaf/leaf 2/root/branch/leaf/leaf 2/",
     {"p", "{{.}}/{{#children}}{{#label}}{{>p}}{{/label}}{{/children}}"}},
    /* Parents. */
    {"{{<layout}}{{$title}}{{title}}{{/title}}{{$main}}\n  <p>{{t.yes}}</p>\n  {{#codes}}\n"
     "  <p>{{name}}</p>\n  {{/codes}}\n{{/main}}{{/layout}}\n",
     "<title>A &quot;title&quot; | &lt;site&gt;</title>\n<main>\n    <p>yes &amp; no</p>\n"
     "    <p>486 &lt;Busy&gt;</p>\n    <p>480</p>\n</main>\n",
     {"layout", "<title>{{$title}}{{/title}} | {{site}}</title>\n<main>\n    {{$main}}\n"
                "    {{/main}}\n</main>\n"}},
    {"{{#tree}}{{<node}}{{$item}}<{{label}}>{{/item}}{{/node}}{{/tree}}",
     "<root>(<branch>(<leaf>)(<leaf 2>))",
     {"node", "{{$item}}{{label}}{{/item}}{{#children}}({{>node}}){{/children}}"}},
};

static void test_pages(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(Template) template = compile_page(&pages[i]);
        check_page(template, pages[i].expected);
        g_autoptr(Template) bound = template_bind(template, page_values);
        check_page(bound, pages[i].expected);
        g_clear_pointer(&template, template_free); /* the bound one lives on */
        check_page(bound, pages[i].expected);
        g_autoptr(Template) again = template_bind(bound, page_values);
        check_page(again, pages[i].expected);
        g_autoptr(Template) cut = template_cut(again);
        g_clear_pointer(&again, template_free);
        check_page(cut, pages[i].expected);
    }
}

/* After binding, constants are no longer read. */
static void test_bind_reads_no_constants(void **state)
{
    (void)state;
    TemplateValue page[G_N_ELEMENTS(page_values)];
    memcpy(page, page_values, sizeof page);
    Strict one = {"{{site}}{{t.yes}}{{title}}{{#t.months}}{{month}}{{title}}{{/t.months}}"
                  "{{#t.menu}}{{>node}}{{/t.menu}}",
                  NULL,
                  {"node", "{{label}}{{title}}{{#children}}{{>node}}{{/children}}"}};
    g_autoptr(Template) template = compile_page(&one);
    g_autoptr(GString) before = g_string_new(NULL);
    template_render(template, page, before);
    g_autoptr(Template) bound = template_bind(template, page);
    page[10] = (TemplateValue){(const void *)1, 77}; /* t: reading it would crash */
    page[11] = (TemplateValue){(const void *)1, 77}; /* site */
    g_autoptr(GString) after = g_string_new(NULL);
    template_render(bound, page, after);
    assert_string_equal(after->str, before->str);
    page[0] = (TemplateValue)TEXT("new");
    g_string_truncate(after, 0);
    template_render(bound, page, after);
    assert_true(g_str_has_prefix(after->str, "&lt;site&gt;yes &amp; nonew&lt;May&gt;new"));
}

/* What is constant leaves one text, and what is not is not touched. */
static void test_bind_leaves_little(void **state)
{
    (void)state;
    static const struct {
        const char *template;
        guint n_ops; /* with the end */
    } cases[] = {
        {"a{{site}}b{{#t.months}}{{month}}{{#days}}{{.}}{{/days}}{{/t.months}}"
         "{{#debug}}{{title}}{{/debug}}{{^debug}}c{{/debug}}d",
         2},
        {"{{title}}{{site}}{{site}}{{title}}", 4},
        {"{{#t.months}}{{month}}{{title}}{{/t.months}}", 5},
        {"{{#on}}{{#debug}}x{{/debug}}{{/on}}{{#codes}}{{t.empty}}{{/codes}}", 1},
        /* What stands in a section and what stands after it are not joined. */
        {"{{#on}}{{site}}{{/on}}{{site}}", 4},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Strict one = {cases[i].template, NULL, {0}};
        g_autoptr(Template) template = compile_page(&one);
        g_autoptr(Template) bound = template_bind(template, page_values);
        assert_int_equal(bound->ops->len, cases[i].n_ops);
    }
}

static void add_name(const char *dotted_name, gpointer user_data)
{
    g_string_append_printf(user_data, "%s ", dotted_name);
}

static void test_each_name(void **state)
{
    (void)state;
    Strict one = {"{{title}}{{#codes}}{{name}}{{more.end}}{{^on}}{{title}}{{/on}}{{/codes}}"
                  "{{#tags}}{{.}}{{/tags}}{{#t}}{{yes}}{{/t}}{{t.yes}}{{>p}}",
                  NULL,
                  {"p", "{{#next}}{{#more}}{{end}}{{/more}}{{/next}}"}};
    g_autoptr(Template) template = compile_page(&one);
    g_autoptr(GString) names = g_string_new(NULL);
    template_each_name(template, add_name, names);
    const char *expected = "title codes codes.name codes.more.end on title tags tags t t.yes t.yes "
                           "next next.more next.more.end ";
    assert_string_equal(names->str, expected);
    g_autoptr(Template) bound = template_bind(template, page_values);
    g_string_truncate(names, 0);
    template_each_name(bound, add_name, names);
    assert_string_equal(names->str, expected);
}

static void test_escape(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new("x");
    template_escape("<a href=\"b\">&amp; 'é'</a>", -1, out);
    template_escape("<<<", 2, out);
    template_escape("", -1, out);
    assert_string_equal(out->str, "x&lt;a href=&quot;b&quot;&gt;&amp;amp; 'é'&lt;/a&gt;&lt;&lt;");
    assert_int_equal(out->len, strlen(out->str));
}

/* Every byte at every place of a text that is longer than a few words of the machine. */
static void test_plain_length(void **state)
{
    (void)state;
    for (guint byte = 0; byte < 256; byte++) {
        bool escaped = byte == '&' || byte == '<' || byte == '>' || byte == '"';
        for (gsize at = 0; at < 20; at++) {
            char text[20];
            memset(text, 'x', sizeof text);
            text[at] = (char)byte;
            assert_int_equal(template_plain_length(text, sizeof text), escaped ? at : sizeof text);
            assert_int_equal(template_plain_length(text, at), at);
        }
    }
}

/* ---- Bounds ---- */

static char *repeat(const char *text, guint count)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        g_string_append(all, text);
    return g_string_free(all, FALSE);
}

static char *nest(const char *open, const char *inside, const char *close, guint depth)
{
    g_autofree char *before = repeat(open, depth);
    g_autofree char *after = repeat(close, depth);
    return g_strconcat(before, inside, after, NULL);
}

static void test_nesting(void **state)
{
    (void)state;
    g_autofree char *fits = nest("{{#next}}", "{{title}}", "{{/next}}", TEMPLATE_DEPTH_MAX);
    Strict one = {fits, NULL, {0}};
    g_autoptr(Template) template = compile_page(&one);
    check_page(template, "A &quot;title&quot;");
    g_autofree char *deeper = nest("{{#next}}", "x", "{{/next}}", TEMPLATE_DEPTH_MAX + 1);
    check_errors(&(Strict){deeper, "page:1:577: nesting deeper than 64", {0}}, &page_shape);
    /* The partial is one level, and what it holds is 64. */
    check_errors(&(Strict){"{{>p}}", "p:1:568: nesting deeper than 64", {"p", fits}}, &page_shape);
}

#define TREE_DEPTH 200

static void test_deep_data(void **state)
{
    (void)state;
    g_autofree TemplateValue *values = g_new0(TemplateValue, TREE_DEPTH * 3);
    for (guint i = 0; i < TREE_DEPTH; i++) {
        values[i * 3] = (TemplateValue)TEXT("x");
        if (i + 1 < TREE_DEPTH)
            values[i * 3 + 1] = (TemplateValue){&values[(i + 1) * 3], 1};
    }
    TemplateValue page[G_N_ELEMENTS(page_values)];
    memcpy(page, page_values, sizeof page);
    page[9] = (TemplateValue){values, 1};
    Strict one = {
        "{{#tree}}{{>p}}{{/tree}}", NULL, {"p", "{{label}}{{#children}}{{>p}}{{/children}}"}};
    g_autoptr(Template) template = compile_page(&one);
    g_autoptr(GString) out = g_string_new(NULL);
    template_render(template, page, out);
    /* The first is put in place, 64 are calls. */
    assert_int_equal(out->len, TEMPLATE_DEPTH_MAX + 1);
}

/* How often each unit stands in a pathological text. */
#ifdef __SANITIZE_ADDRESS__
#define UNITS_MANY 8000 /* a tenth of the speed */
#else
#define UNITS_MANY 40000
#endif

/* A text that repeats a unit and may end in another. */
typedef struct Repeated {
    const char *unit, *ending;
} Repeated;

static void compile_repeated(gsize size, gpointer data)
{
    static const char *const partial[] = {"a", "{{$b}}{{/b}}", NULL};
    const Repeated *repeated = data;
    TemplateLoader loader = {load_pair, (gpointer)partial};
    g_autofree char *many = repeat(repeated->unit, (guint)size);
    g_autofree char *text = g_strconcat(many, repeated->ending, NULL);
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template = template_compile("page", text, -1, &loader, &page_shape, errors);
}

/* Each of these would need a stack or a time without bounds if it were taken as it comes. */
static void test_pathological(void **state)
{
    (void)state;
    static const char *const units[] = {
        "{{#a}}",    "{{<a}}",
        "{{$a}}",    "{{a}}",
        "{{/a}}",    "{{",
        "{{{",       "{{a",
        "{{=",       "{{=| |=}}",
        "{{!",       "{{{a}}",
        "{{{a}} {",  "{{#a}}\n",
        "  {{a}}",   "\n",
        " ",         "{{>a}}",
        "{{=a}}",    "{{}}",
        "\t{{! }}",  "{{<a}}{{$b}}{{/b}}{{/a}}",
        "{{=a a=}}", "{{#a}}{{/a}}",
    };
    static const char *const endings[] = {"", "}}", "}}}"};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(endings); k++) {
            Repeated repeated = {units[i], endings[k]};
            cost_assert_linear(units[i], compile_repeated, UNITS_MANY, &repeated);
        }
}

/* What the partials begin with, and the texts that were handed out. */
typedef struct Doubling {
    const char *text;
    GPtrArray *sources;
} Doubling;

/* Partial number n holds number n + 1 twice; the sixtieth is empty. */
static const char *load_doubling(const char *name, gsize *length, gpointer user_data)
{
    Doubling *doubling = user_data;
    int number = (int)g_ascii_strtoull(name, NULL, 10);
    char *source =
        number == 60 ? g_strdup("")
                     : g_strdup_printf("%s{{>%d}}{{>%d}}", doubling->text, number + 1, number + 1);
    g_ptr_array_add(doubling->sources, source);
    *length = strlen(source);
    return source;
}

static void test_doubling_partials(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "some text of which there would be much"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
        Doubling doubling = {texts[i], sources};
        TemplateLoader loader = {load_doubling, &doubling};
        g_autoptr(GPtrArray) errors = template_errors_new();
        assert_null(template_compile("page", "{{>1}}", -1, &loader, &page_shape, errors));
        assert_int_equal(errors->len, 1);
        const TemplateError *error = g_ptr_array_index(errors, 0);
        assert_true(g_str_has_prefix(error->text, "too large with its partials"));
    }
}

/* ---- Threads ---- */

#define RENDERS 2000

static gpointer render_often(gpointer data)
{
    const Template *template = data;
    g_autoptr(GString) first = g_string_new(NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    template_render(template, page_values, first);
    for (guint i = 0; i < RENDERS; i++) {
        g_string_truncate(out, 0);
        template_render(template, page_values, out);
        if (!g_string_equal(out, first))
            return NULL;
    }
    return g_string_free(g_steal_pointer(&first), FALSE);
}

static void test_threads(void **state)
{
    (void)state;
    Strict one = {"{{#codes}}{{name}}{{#tree}}\n  {{>node}}\n{{/tree}}{{/codes}}",
                  NULL,
                  {"node", "{{label}}\n{{#children}}\n  {{>node}}\n{{/children}}\n"}};
    g_autoptr(Template) template = compile_page(&one);
    GThread *left = g_thread_new("left", render_often, template);
    GThread *right = g_thread_new("right", render_often, template);
    g_autofree char *a = g_thread_join(left);
    g_autofree char *b = g_thread_join(right);
    assert_non_null(a);
    assert_string_equal(a, b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_syntax_errors),
        cmocka_unit_test(test_name_errors),
        cmocka_unit_test(test_names_that_nobody_knows),
        cmocka_unit_test(test_errors_are_appended),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_bind_reads_no_constants),
        cmocka_unit_test(test_bind_leaves_little),
        cmocka_unit_test(test_each_name),
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_plain_length),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_deep_data),
        cmocka_unit_test(test_pathological),
        cmocka_unit_test(test_doubling_partials),
        cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
