/* Tests of fields from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "input/fields.h"
#include "input/fields-patterns.h"
#include "input/nearest.h"

static const char *const kinds[] = {"one", "many", "tokens", NULL};

static const Field answer_fields[] = {
    {.name = "short", .type = FIELD_LINE, .required = true},
    {.name = "says", .type = FIELD_PROSE},
    {.name = NULL},
};
static const Field answer = {.type = FIELD_MAP, .fields = answer_fields};
static const Field item = {.type = FIELD_TOKEN};
static const Field fields[] = {
    {.name = "name", .type = FIELD_TOKEN, .required = true},
    {.name = "code",
     .type = FIELD_TOKEN,
     .pattern = "[0-9]{3}|x",
     .pattern_help = "a code of three digits"},
    {.name = "gloss", .type = FIELD_LINE},
    {.name = "description", .type = FIELD_PROSE},
    {.name = "flow", .type = FIELD_BLOCK},
    {.name = "kind", .type = FIELD_CHOICE, .choices = kinds},
    {.name = "number", .type = FIELD_NUMBER},
    {.name = "sources", .type = FIELD_TOKENS, .pattern = "RFC [0-9]+"},
    {.name = "list", .type = FIELD_LIST, .element = &item},
    {.name = "answers", .type = FIELD_MAP_OF, .element = &answer, .pattern = "[a-z]+"},
    {.name = "any", .type = FIELD_ANY},
    {.name = NULL},
};

/* The messages about a text, without the lines that they cite. */
static char *complain(const char *text)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    assert_non_null(file);
    static const Field root = {.type = FIELD_MAP, .fields = fields};
    fields_check(yaml_file_root(file), &root, NULL, diagnostics);
    g_autofree char *all = diagnostics_format(diagnostics);
    g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
    GString *out = g_string_new(NULL);
    for (gsize i = 0; lines[i]; i++)
        if (g_str_has_prefix(lines[i], "f:"))
            g_string_append_printf(out, "%s\n", lines[i]);
    return g_string_free(out, FALSE);
}

/* Exactly one message, which begins so; "" says that there is none. */
static void assert_says(const char *text, const char *expected)
{
    g_autofree char *out = complain(text);
    const char *end = strchr(out, '\n');
    bool is_one = *expected == '\0' ? *out == '\0' : end && end[1] == '\0';
    if (!is_one || !g_str_has_prefix(out, expected))
        fail_msg("%s\n  gives    %s\n  expected %s", text, out, expected);
}

static void test_all_is_well(void **state)
{
    (void)state;
    assert_says("name: Busy Here  # the phrase\ncode: \"486\"\ngloss: Busy `here`\n"
                "description: |-\n  One, two # three.\nflow: |-\n  a -> b: c\nkind: many\n"
                "number: 60\nsources: [RFC 3261, RFC 8599]\nlist: []\n"
                "answers:\n  here: {short: this device only}\nany: {a: [b]}\n",
                "");
    assert_says("name: x\nsources: RFC 3261\ncode: x\nanswers: {}\ndescription: \"\"\nkind:\n", "");
}

static void test_unknown_fields(void **state)
{
    (void)state;
    assert_says("name: x\ndescripton: y\n",
                "f:2:1: error: unknown field 'descripton' (did you mean 'description'?) "
                "[unknown-field]");
    assert_says("name: x\nfolw: y\n", "f:2:1: error: unknown field 'folw' (did you mean 'flow'?)");
    assert_says("name: x\nzebra: y\n", "f:2:1: error: unknown field 'zebra' [unknown-field]");
    assert_says("name: x\nanswers:\n  here:\n    short: a\n    sasy: b\n",
                "f:5:5: error: unknown field 'sasy' (did you mean 'says'?)");
}

static void test_missing_fields(void **state)
{
    (void)state;
    assert_says("", "f: error: the file is empty: missing field 'name' [missing-field]");
    assert_says("code: x\n", "f: error: missing field 'name' [missing-field]");
    assert_says("name:\n", "f:1:1: error: 'name' is empty, but it must be there [missing-field]");
    assert_says("name: \"\"\n", "f:1:7: error: 'name' is empty");
    assert_says("name: x\nanswers:\n  here:\n    says: |-\n      x\n",
                "f:3:3: error: missing field 'short' [missing-field]");
}

static void test_several_missing_fields_are_one_message(void **state)
{
    (void)state;
    static const Field three[] = {{.name = "a", .required = true},
                                  {.name = "b", .required = true},
                                  {.name = "c", .required = true},
                                  {.name = NULL}};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", "", 0, diagnostics);
    static const Field root = {.type = FIELD_MAP, .fields = three};
    fields_check(yaml_file_root(file), &root, NULL, diagnostics);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "f: error: the file is empty: missing fields 'a', 'b' and 'c' "
                             "[missing-field]\n");
}

static void test_wrong_types(void **state)
{
    (void)state;
    assert_says("just a text", "f:1:1: error: the file is a text, but a map");
    assert_says("- name", "f:1:1: error: the file is a list, but a map");
    assert_says("name: {n}\n", "f:1:7: error: 'name' is a map, but a text is meant; a text that "
                               "starts with '{' must be in quotes [wrong-type]");
    assert_says("name: [n]\n", "f:1:7: error: 'name' is a list, but a text is meant; write one, "
                               "without a list; a text that starts with '[' must be in quotes");
    assert_says("name: x\nflow:\n  a -> b: c\n",
                "f:3:3: error: 'flow' is a map, but a text is meant; a text with ': ' in it");
    assert_says("name: x\nlist: y\n", "f:2:7: error: 'list' is a text, but a list");
    assert_says("name: x\nlist:\n", "f:2:1: error: 'list' is empty, but a list ('- …' on the lines "
                                    "below) is meant; write [] for none");
    assert_says("name: x\nanswers:\n", "f:2:1: error: 'answers' is empty, but a map");
    assert_says("name: x\nanswers: [a]\n", "f:2:10: error: 'answers' is a list, but a map");
    assert_says("name: x\nsources: {a: b}\n", "f:2:10: error: 'sources' is a map, but a text, or a "
                                              "list of them, is meant");
    assert_says("name: x\nlist: [a, [b]]\n", "f:2:11: error: this is a list, but a text is meant");
}

static void test_wrong_values(void **state)
{
    (void)state;
    assert_says("name: x\nkind: on\n",
                "f:2:7: error: 'on' is none of 'one', 'many' or 'tokens' (did you mean 'one'?) "
                "[wrong-value]");
    assert_says("name: x\nnumber: 1e3\n", "f:2:9: error: 'number' is '1e3', but a whole number");
    assert_says("name: x\nnumber: -1\n", "f:2:9: error: 'number' is '-1'");
    assert_says("name: x\nnumber: 1000000000\n", "f:2:9: error: 'number' is '1000000000'");
    assert_says("name: x\nnumber: 999999999\n", "");
    assert_says("name: |-\n  x\n  y\n", "f:1:7: error: 'name' has more than one line");
    assert_says("name: |\n  x\n", "f:1:7: error: 'name' ends in a line break; write '|-'");
}

static void test_nearest_forms(void **state)
{
    (void)state;
    static const char month[] = "[0-9]{4}-(0[1-9]|1[0-2])";
    static const char source[] = "RFC [0-9]+( §[0-9A-Z.]+)?";
    static const struct {
        const char *pattern, *text, *meant;
    } cases[] = {
        {month, "2026-11-05", "2026-11"},
        {month, "2026/11", "2026-11"},
        {month, "11/2026", "2026-11"},
        {month, "9.2026", "2026-09"},
        {month, "2026-9", "2026-09"},
        {month, "30.11.2026", "2026-11"},
        {month, "202611", "2026-11"},
        {month, "13/2026", NULL},
        {month, "11/30/2026", NULL},
        {source, "RFC959", "RFC 959"},
        {source, "rfc 959", "RFC 959"},
        {source, "RFC-959", "RFC 959"},
        {source, "RFC 959 § 4.2", "RFC 959 §4.2"},
        {source, "RFC959, Section 4.2", "RFC 959 §4.2"},
        {source, "RFC 4918 appendix F.3", "RFC 4918 §F.3"},
        {source, "RFC nine", NULL},
    };
    FieldsPatterns *patterns = fields_patterns_new();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *meant = fields_patterns_nearest(patterns, cases[i].pattern, cases[i].text);
        if (g_strcmp0(meant, cases[i].meant) != 0)
            fail_msg("'%s' means '%s'", cases[i].text, meant ? meant : "nothing");
    }
    fields_patterns_free(patterns);
}

static void test_patterns_match_whole_texts(void **state)
{
    (void)state;
    assert_says("name: x\ncode: 4860\n",
                "f:2:7: error: '4860' is not a code of three digits [wrong-value]");
    assert_says("name: x\ncode: yx\n", "f:2:7: error: 'yx' is not a code of three digits");
    assert_says("name: x\ncode: x4\n", "f:2:7: error: 'x4' is not a code of three digits");
    assert_says("name: x\nsources: [RFC 1, rfc 2]\n",
                "f:2:18: error: 'rfc 2' is not of the form 'RFC [0-9]+'");
    assert_says("name: x\nsources: rfc\n", "f:2:10: error: 'rfc' is not of the form");
    assert_says("name: x\nanswers:\n  a-b: {short: x}\n", "f:3:3: error: 'a-b' is not of the form");
}

static void test_prose_is_in_block_style(void **state)
{
    (void)state;
    assert_says(
        "name: x\ndescription: plain, so it is cut",
        "f:2:14: error: 'description' stands on the line of its name; write '|-' there, and "
        "the text on the next lines, indented [plain-prose]");
    assert_says("name: x\ndescription: \"quoted\"", "f:2:14: error: 'description' stands on the");
    assert_says("name: x\ndescription: >-\n  a\n",
                "f:2:14: error: 'description' stands behind '>', which joins its lines");
    assert_says(
        "name: x\nanswers:\n  a: {short: b, says: c}\n",
        "f:3:23: error: 'says' stands inside { } or [ ], where a comma cuts a text; write it "
        "on a line of its own, behind '|-' [flow-prose]");
    assert_says("name: x\nflow: a\n", "f:2:7: error: 'flow' stands on the line of its name");
}

static void test_commas_that_cut(void **state)
{
    (void)state;
    assert_says("name: x\nanswers:\n  a: {short: Hello, world}\n",
                "f:3:21: error: the text is cut before 'world': inside { } a comma starts a new "
                "field; put the text in quotes");
    assert_says("name: x\nanswers: {a: {short: b}, c}\n", "f:2:26: error: the text is cut before");
    assert_says("name: x\nanswers:\n  a: {short: \"Hello, world\"}\n", "");
}

static void test_signs_in_quotes(void **state)
{
    (void)state;
    assert_says("name: x\ngloss: \"|-\n  Busy\"\n",
                "f:2:8: warning: the text begins with '|-', which stands in quotes and would be "
                "printed; delete the quotes [quoted-sign]");
    assert_says("name: x\ngloss: '|'\n", "f:2:8: warning: the text begins with '|'");
    assert_says("name: x\ngloss: ｜-\n  Busy\n",
                "f:2:8: warning: the text begins with U+FF5C, which is no '|' to YAML and would "
                "be printed; write '|-' [quoted-sign]");
    assert_says("name: x\ngloss: \"｜ is a sign\"\n", "");
    assert_says("name: x\ngloss: \">- Busy\"\n", "f:2:8: warning: the text begins with '>-'");
    assert_says("name: x\ngloss: \"> 5 s\"\n", "");
    assert_says("name: x\ngloss: \"|x| or more\"\n", "");
    assert_says("name: x\ngloss: |-\n  |- is a sign\n", "");
    assert_says("name: x\ndescription: \"|-\n  Busy\"\n",
                "f:2:14: error: 'description' stands in quotes, and '|-' with it; delete the "
                "quotes, so that the text begins on the next line [plain-prose]");
}

static void test_comments_that_cut(void **state)
{
    (void)state;
    assert_says("name: Dial #1 now\n", "f:1:12: error: the text is cut at ' #', which starts a "
                                       "comment; put the text in quotes");
    assert_says("name: x\ngloss: press # to go on\n", "f:2:14: error: the text is cut at ' #'");
    assert_says("name: x\ngloss: a\n  b #c\n", "f:3:5: error: the text is cut at ' #'");
    assert_says("name: x\ngloss: 保留 #1\n", "f:2:11: error: the text is cut at ' #'");
    assert_says("name: x  # a comment\ngloss: y\t# another\ncode: x   ## a third\n", "");
    assert_says("name: a#b\ngloss: \"x #1\"\ndescription: |-\n  see #1\n", "");
}

static void test_markup_is_checked_where_it_is(void **state)
{
    (void)state;
    assert_says("name: x\ndescription: |-\n  one\n\n  # two\n", "f:5:3: error: a heading");
    assert_says("name: x\ngloss: a **b\n", "f:2:10: warning: a text of one line has no bold");
    assert_says("name: a **b\n", "");
}

static void test_one_field(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", "a: b c", 6, diagnostics);
    Field field = {.name = "a", .type = FIELD_TOKEN, .pattern = "[a-z]+"};
    fields_check(yaml_get(yaml_file_root(file), "a"), &field, NULL, diagnostics);
    g_autofree char *out = diagnostics_format(diagnostics);
    assert_string_equal(out, "f:1:4: error: 'b c' is not of the form '[a-z]+' [wrong-value]\n"
                             "    a: b c\n       ^~~\n");
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"when_seen", "when_to_use", "how_to_fix", "flow", "en"};
    assert_string_equal(nearest_word("when-seen", names, 5), "when_seen");
    assert_string_equal(nearest_word("WhenSeen", names, 5), "when_seen");
    assert_string_equal(nearest_word("folw", names, 5), "flow");
    assert_string_equal(nearest_word("en", names, 5), "en");
    assert_null(nearest_word("es", names, 4));
    assert_null(nearest_word("zzzz", names, 5));
    assert_null(nearest_word("", names, 5));
    assert_null(nearest_word("flow", names, 0));
    g_autofree char *large = g_strnfill(1000000, 'f');
    assert_null(nearest_word(large, names, 5));
}

static void collect(const char *path, const Field *field, const YamlNode *text, gpointer user_data)
{
    GString *out = user_data;
    g_string_append_printf(out, "%s%s=%s;", path, field->type == FIELD_PROSE ? "(prose)" : "",
                           text->text);
}

static void test_each_text(void **state)
{
    (void)state;
    static const char text[] = "description: |-\n  D\nanswers:\n  z:\n    says: |-\n      S\n    "
                               "short: T\n  a: {short: U}\n  bad: x\ngloss: G\nname: N\nlist: [L]\n"
                               "unknown: X\n";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, strlen(text), diagnostics);
    g_autoptr(GString) out = g_string_new(NULL);
    static const Field root = {.type = FIELD_MAP, .fields = fields};
    fields_each_text(yaml_file_root(file), &root, collect, out);
    assert_string_equal(out->str, "gloss=G;description(prose)=D;answers.z.short=T;"
                                  "answers.z.says(prose)=S;answers.a.short=U;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_is_well),
        cmocka_unit_test(test_unknown_fields),
        cmocka_unit_test(test_missing_fields),
        cmocka_unit_test(test_several_missing_fields_are_one_message),
        cmocka_unit_test(test_wrong_types),
        cmocka_unit_test(test_wrong_values),
        cmocka_unit_test(test_nearest_forms),
        cmocka_unit_test(test_patterns_match_whole_texts),
        cmocka_unit_test(test_prose_is_in_block_style),
        cmocka_unit_test(test_commas_that_cut),
        cmocka_unit_test(test_signs_in_quotes),
        cmocka_unit_test(test_comments_that_cut),
        cmocka_unit_test(test_markup_is_checked_where_it_is),
        cmocka_unit_test(test_one_field),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_each_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
