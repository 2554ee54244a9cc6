/* test_template_lenient.c: lenient templates with nothing but the public header. */
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

/* The operations of a rendering are counted, and each prints a letter here. */
#define ENDLESS_MAX (1 << 20)

static const char *load_self(const char *name, gsize *length, gpointer user_data)
{
    *length = strlen(user_data);
    return strcmp(name, "self") == 0 ? user_data : NULL;
}

static TemplateData *item_new(const char *name, bool on)
{
    TemplateData *item = template_data_map();
    template_data_set(item, "name", template_data_string(name));
    template_data_set(item, "on", template_data_bool(on));
    return item;
}

static void test_render(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template =
        template_compile("page", "{{#list}}{{name}}{{^on}} off{{/on}},{{/list}}{{missing}}.", -1,
                         NULL, NULL, errors);
    assert_int_equal(errors->len, 0);
    assert_non_null(template);
    g_autoptr(TemplateData) data = template_data_map();
    TemplateData *list = template_data_list();
    template_data_append(list, item_new("<a>", true));
    template_data_append(list, item_new("b", false));
    template_data_set(data, "list", list);
    g_autoptr(GString) out = g_string_new("> ");
    template_render_data(template, data, out);
    assert_string_equal(out->str, "> &lt;a&gt;,b off,.");
    assert_int_equal(out->len, strlen(out->str));
}

static void test_bool_and_null(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template = template_compile(
        "page", "{{yes}} {{no}} {{null}}{{#null}}x{{/null}}", -1, NULL, NULL, errors);
    g_autoptr(TemplateData) data = template_data_map();
    template_data_set(data, "yes", template_data_bool(true));
    template_data_set(data, "no", template_data_bool(true));
    template_data_set(data, "no", template_data_bool(false)); /* takes the place of the first */
    template_data_set(data, "null", template_data_string(NULL));
    g_autoptr(GString) out = g_string_new(NULL);
    template_render_data(template, data, out);
    assert_string_equal(out->str, "true false ");
}

/* Lenient templates may recurse without end: it ends none the less, even twice at each step. */
static void test_endless_partials(void **state)
{
    (void)state;
    static const char *const endless[] = {"x{{>self}}", "x{{>self}}{{>self}}",
                                          "{{#on}}x{{>self}}{{>self}}{{/on}}"};
    for (gsize i = 0; i < G_N_ELEMENTS(endless); i++) {
        g_autoptr(GPtrArray) errors = template_errors_new();
        TemplateLoader loader = {load_self, (gpointer)endless[i]};
        g_autoptr(Template) template =
            template_compile("page", "{{>self}}", -1, &loader, NULL, errors);
        assert_non_null(template);
        g_autoptr(TemplateData) data = item_new("a", true);
        g_autoptr(GString) out = g_string_new(NULL);
        template_render_data(template, data, out);
        assert_true(out->len > TEMPLATE_DEPTH_MAX);
        assert_true(out->len < ENDLESS_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_render),
        cmocka_unit_test(test_bool_and_null),
        cmocka_unit_test(test_endless_partials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
