/*
 * test_template_spec.c: the cases of tests/spec.
 *
 * A shape is made of the data of each case, and it is rendered, also bound with all, none and every
 * other name constant: all must give the page that is expected. What our engine refuses where the
 * specification prints something says so in its case.
 *
 * usage: test_template_spec [FOLDER]   (else $STATUSBOOK_SPEC, or tests/spec)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "template/template.h"

static const char *spec_folder = "tests/spec";

/* So that the cases do not fall asleep. */
#define CASES_MIN 195

static guint n_cases;

/* ---- The files ---- */

typedef struct Case {
    char *name;
    char *refused; /* the error that it brings instead of a page; NULL: none */
    char *html;    /* the name of the top level that is HTML; NULL: none */
    GString *template;
    GString *expected;
    JsonNode *data;
    GHashTable *partials; /* name to GString */
} Case;

static void string_free(gpointer string)
{
    g_string_free(string, TRUE);
}

static Case *case_new(const char *name)
{
    Case *one = g_new0(Case, 1);
    one->name = g_strdup(name);
    one->template = g_string_new(NULL);
    one->expected = g_string_new(NULL);
    one->partials = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, string_free);
    return one;
}

static void case_free(gpointer data)
{
    Case *one = data;
    g_free(one->name);
    g_free(one->refused);
    g_free(one->html);
    g_string_free(one->template, TRUE);
    g_string_free(one->expected, TRUE);
    g_clear_pointer(&one->data, json_node_unref);
    g_hash_table_unref(one->partials);
    g_free(one);
}

/* One part of a case: its header without the dashes, and the lines after it. */
static void set_part(Case *one, const char *header, const GString *block)
{
    g_assert(one != NULL); /* a part stands in a case */
    g_auto(GStrv) words = g_strsplit(header, " ", 3);
    bool is_partial = strcmp(words[0], "partial") == 0;
    const char *rest = header + strlen(words[0]);
    rest += is_partial ? 1 + strlen(words[1]) : 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonNode) json = NULL;
    if (*rest != '\0' || strcmp(words[0], "data") == 0) {
        json = json_from_string(*rest != '\0' ? rest : block->str, &error);
        if (!json)
            fail_msg("%s: '%s': %s", one->name, header, error->message);
    }
    if (strcmp(words[0], "data") == 0) {
        one->data = g_steal_pointer(&json);
        return;
    }
    GString *text = g_string_new(json ? json_node_get_string(json) : block->str);
    if (is_partial) {
        g_hash_table_replace(one->partials, g_strdup(words[1]), text);
        return;
    }
    GString *target = strcmp(words[0], "template") == 0 ? one->template : one->expected;
    assert_true(target == one->template || strcmp(words[0], "expected") == 0);
    g_string_append_len(target, text->str, (gssize)text->len);
    g_string_free(text, TRUE);
}

static void end_part(Case *one, char **header, GString *block, bool before_case)
{
    if (!*header)
        return;
    if (before_case && (g_str_has_suffix(block->str, "\n\n") || strcmp(block->str, "\n") == 0))
        g_string_truncate(block, block->len - 1);
    set_part(one, *header, block);
    g_clear_pointer(header, g_free);
    g_string_truncate(block, 0);
}

static GPtrArray *read_cases(const char *path)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("cannot read %s", path);
    GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
    g_autoptr(GString) block = g_string_new(NULL);
    g_autofree char *header = NULL;
    Case *current = NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] && (lines[i + 1] || *lines[i] != '\0'); i++) {
        if (g_str_has_prefix(lines[i], "=== ")) {
            end_part(current, &header, block, true);
            current = case_new(lines[i] + 4);
            g_ptr_array_add(cases, current);
        } else if (g_str_has_prefix(lines[i], "--- ")) {
            end_part(current, &header, block, false);
            header = g_strdup(lines[i] + 4);
        } else if (header) {
            g_string_append_printf(block, "%s\n", lines[i]);
        } else if (g_str_has_prefix(lines[i], "@refused ")) {
            current->refused = g_strdup(lines[i] + strlen("@refused "));
        } else if (g_str_has_prefix(lines[i], "@html ")) {
            current->html = g_strdup(lines[i] + strlen("@html "));
        }
    }
    end_part(current, &header, block, false);
    return cases;
}

static const char *load_partial(const char *name, gsize *length, gpointer user_data)
{
    const GString *found = g_hash_table_lookup(user_data, name);
    if (!found)
        return NULL;
    *length = found->len;
    return found->str;
}

static char *number_text(JsonNode *node)
{
    if (json_node_get_value_type(node) == G_TYPE_INT64)
        return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.15g", json_node_get_double(node)));
}

/* ---- The shape of regular data ---- */

/* What a derived shape and its values are made of; freed together. */
typedef struct Pool {
    GPtrArray *blocks;
} Pool;

static gpointer pool_new(Pool *pool, gsize count, gsize size)
{
    gpointer block = g_malloc0_n(MAX(count, 1), size);
    g_ptr_array_add(pool->blocks, block);
    return block;
}

static bool derive_name(Pool *pool, JsonNode *node, TemplateName *name);
static bool fill_value(Pool *pool, JsonNode *node, const TemplateName *name, TemplateValue *value);

static const TemplateShape *derive_shape(Pool *pool, JsonObject *object)
{
    TemplateShape *shape = pool_new(pool, 1, sizeof *shape);
    TemplateName *names = pool_new(pool, json_object_get_size(object), sizeof *names);
    JsonObjectIter iter;
    JsonNode *member;
    shape->names = names;
    const char *key;
    json_object_iter_init_ordered(&iter, object);
    while (json_object_iter_next_ordered(&iter, &key, &member)) {
        names[shape->n_names].name = key;
        if (!derive_name(pool, member, &names[shape->n_names++]))
            return NULL;
    }
    return shape;
}

static bool is_text(JsonNode *node)
{
    return JSON_NODE_HOLDS_NULL(node) ||
           (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) != G_TYPE_BOOLEAN);
}

static bool derive_list(Pool *pool, JsonArray *array, TemplateName *name)
{
    name->type = TEMPLATE_LIST;
    guint n = json_array_get_length(array);
    if (n == 0 || is_text(json_array_get_element(array, 0))) {
        for (guint i = 0; i < n; i++)
            if (!is_text(json_array_get_element(array, i)))
                return false;
        return true;
    }
    if (!JSON_NODE_HOLDS_OBJECT(json_array_get_element(array, 0)))
        return false;
    name->shape = derive_shape(pool, json_array_get_object_element(array, 0));
    return name->shape != NULL;
}

static bool derive_name(Pool *pool, JsonNode *node, TemplateName *name)
{
    if (JSON_NODE_HOLDS_OBJECT(node)) {
        name->type = TEMPLATE_MAP;
        name->shape = derive_shape(pool, json_node_get_object(node));
        return name->shape != NULL;
    }
    if (JSON_NODE_HOLDS_ARRAY(node))
        return derive_list(pool, json_node_get_array(node), name);
    name->type = is_text(node) ? TEMPLATE_TEXT : TEMPLATE_BOOL;
    return true;
}

/* An object with exactly the names of the shape. */
static bool fill_values(Pool *pool, JsonNode *node, const TemplateShape *shape,
                        TemplateValue *values)
{
    if (!JSON_NODE_HOLDS_OBJECT(node))
        return false;
    JsonObject *object = json_node_get_object(node);
    if (json_object_get_size(object) != shape->n_names)
        return false;
    for (gsize i = 0; i < shape->n_names; i++) {
        JsonNode *member = json_object_get_member(object, shape->names[i].name);
        if (!member || !fill_value(pool, member, &shape->names[i], &values[i]))
            return false;
    }
    return true;
}

static bool fill_text(Pool *pool, JsonNode *node, TemplateValue *value)
{
    if (!is_text(node))
        return false;
    if (JSON_NODE_HOLDS_NULL(node))
        return true;
    char *text = json_node_get_value_type(node) == G_TYPE_STRING ? json_node_dup_string(node)
                                                                 : number_text(node);
    g_ptr_array_add(pool->blocks, text);
    *value = (TemplateValue){text, strlen(text)};
    return true;
}

static bool fill_list(Pool *pool, JsonArray *array, const TemplateName *name, TemplateValue *value)
{
    gsize stride = name->shape ? name->shape->n_names : 1;
    value->size = json_array_get_length(array);
    TemplateValue *items = pool_new(pool, value->size * stride, sizeof *items);
    value->data = items;
    for (gsize i = 0; i < value->size; i++) {
        JsonNode *item = json_array_get_element(array, (guint)i);
        bool filled = name->shape ? fill_values(pool, item, name->shape, &items[i * stride])
                                  : fill_text(pool, item, &items[i]);
        if (!filled)
            return false;
    }
    return true;
}

static bool fill_value(Pool *pool, JsonNode *node, const TemplateName *name, TemplateValue *value)
{
    switch (name->type) {
    case TEMPLATE_MAP: {
        TemplateValue *values = pool_new(pool, name->shape->n_names, sizeof *values);
        *value = (TemplateValue){values, 1};
        return fill_values(pool, node, name->shape, values);
    }
    case TEMPLATE_LIST:
        return JSON_NODE_HOLDS_ARRAY(node) &&
               fill_list(pool, json_node_get_array(node), name, value);
    case TEMPLATE_BOOL:
        value->size = !is_text(node) && JSON_NODE_HOLDS_VALUE(node) && json_node_get_boolean(node);
        return true;
    case TEMPLATE_TEXT:
    case TEMPLATE_HTML:
    case TEMPLATE_URL:
        return fill_text(pool, node, value);
    case TEMPLATE_PIECES: /* no shape here has any */
        break;
    }
    return false;
}

static void check_render(const Case *one, const Template *template, const TemplateValue *page,
                         const char *how)
{
    g_autoptr(GString) out = g_string_new(NULL);
    template_render(template, page, out);
    if (strcmp(out->str, one->expected->str) != 0) {
        fail_msg("%s, %s\n--- expected\n%s--- got\n%s---", one->name, how, one->expected->str,
                 out->str);
    }
}

static void check_bound(const Case *one, const Template *template, const TemplateShape *shape,
                        const TemplateValue *page)
{
    TemplateName *names = (TemplateName *)shape->names;
    static const char *const how[] = {"bound to nothing", "bound to all", "bound to the even",
                                      "bound to the odd"};
    for (guint round = 0; round < G_N_ELEMENTS(how); round++) {
        for (gsize i = 0; i < shape->n_names; i++) {
            names[i].constant =
                round == 1 || (round == 2 && i % 2 == 0) || (round == 3 && i % 2 == 1);
        }
        g_autoptr(Template) bound = template_bind(template, page);
        check_render(one, bound, page, how[round]);
        g_autoptr(Template) again = template_bind(bound, page);
        check_render(one, again, page, how[round]);
    }
}

/* Compiling brings the error that the case foretells, or none. */
static Template *compile_case(const Case *one, const TemplateLoader *loader,
                              const TemplateShape *shape)
{
    g_autoptr(GPtrArray) errors = template_errors_new();
    Template *template = template_compile("case", one->template->str, (gssize)one->template->len,
                                          loader, shape, errors);
    const TemplateError *error = errors->len > 0 ? g_ptr_array_index(errors, 0) : NULL;
    if (g_strcmp0(error ? error->text : NULL, one->refused) != 0) {
        fail_msg("%s: brings the error '%s', not '%s'", one->name, error ? error->text : "none",
                 one->refused ? one->refused : "none");
    }
    return template;
}

static void check_case(const Case *one, const TemplateLoader *loader)
{
    g_autoptr(JsonNode) empty = json_from_string("{}", NULL);
    JsonObject *data = json_node_get_object(one->data ? one->data : empty);
    g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
    Pool pool = {blocks};
    const TemplateShape *shape = derive_shape(&pool, data);
    assert_non_null(shape);
    TemplateName *names = (TemplateName *)shape->names;
    for (gsize i = 0; i < shape->n_names; i++)
        names[i].type = g_strcmp0(names[i].name, one->html) == 0 ? TEMPLATE_HTML : names[i].type;
    TemplateValue *page = pool_new(&pool, shape->n_names, sizeof *page);
    if (!fill_values(&pool, one->data ? one->data : empty, shape, page))
        fail_msg("%s: its data has no shape", one->name);
    g_autoptr(Template) template = compile_case(one, loader, shape);
    if (template) {
        check_render(one, template, page, "as it is");
        check_bound(one, template, shape, page);
    }
}

/* ---- The tests ---- */

static void check_file(const char *name)
{
    g_autofree char *path = g_build_filename(spec_folder, name, NULL);
    g_autoptr(GPtrArray) cases = read_cases(path);
    assert_true(cases->len > 10);
    for (guint i = 0; i < cases->len; i++) {
        const Case *one = g_ptr_array_index(cases, i);
        TemplateLoader loader = {load_partial, one->partials};
        check_case(one, &loader);
        n_cases++;
    }
}

static void test_module(void **state)
{
    check_file(*state);
}

static void test_enough(void **state)
{
    (void)state;
    assert_true(n_cases >= CASES_MIN);
}

int main(int argc, char **argv)
{
    const char *from_environment = g_getenv("STATUSBOOK_SPEC");
    if (argc > 1)
        spec_folder = argv[1];
    else if (from_environment)
        spec_folder = from_environment;
    const struct CMUnitTest tests[] = {
        {"comments", test_module, NULL, NULL, "comments.txt"},
        {"delimiters", test_module, NULL, NULL, "delimiters.txt"},
        {"interpolation", test_module, NULL, NULL, "interpolation.txt"},
        {"sections", test_module, NULL, NULL, "sections.txt"},
        {"inverted", test_module, NULL, NULL, "inverted.txt"},
        {"partials", test_module, NULL, NULL, "partials.txt"},
        {"inheritance", test_module, NULL, NULL, "inheritance.txt"},
        cmocka_unit_test(test_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
