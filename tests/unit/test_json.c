/* test_json.c: JSON that is written in order, read again by a library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <json-glib/json-glib.h>
#include <string.h>

#include "json.h"

static JsonNode *parse(const GString *json)
{
    GError *error = NULL;
    JsonNode *node = json_from_string(json->str, &error);
    if (!node)
        fail_msg("%s: %s", json->str, error->message);
    return node;
}

static void test_structure(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = {.out = out};
    json_open(&json, NULL, '{');
    json_put_text(&json, "text", "a\"b");
    json_open(&json, "empty", '[');
    json_close(&json, ']');
    json_open(&json, "list", '[');
    json_put_number(&json, NULL, -7);
    json_open(&json, NULL, '{');
    json_close(&json, '}');
    json_put_text(&json, NULL, "");
    json_put_text(&json, NULL, NULL);
    json_close(&json, ']');
    json_put_bool(&json, "yes", true);
    json_put_bool(&json, "no", false);
    json_close(&json, '}');
    assert_string_equal(out->str, "{\"text\":\"a\\\"b\",\"empty\":[],\"list\":[-7,{},\"\",null],"
                                  "\"yes\":true,\"no\":false}");
    g_autoptr(JsonNode) read = parse(out);
    assert_true(JSON_NODE_HOLDS_OBJECT(read));
}

/* Each member and item on a line of its own. */
static void test_pretty(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    Json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_open(&json, "empty", '[');
    json_close(&json, ']');
    json_open(&json, "list", '[');
    json_put_number(&json, NULL, 1);
    json_put_bool(&json, NULL, true);
    json_close(&json, ']');
    json_close(&json, '}');
    assert_string_equal(out->str, "{\n  \"empty\" : [],\n  \"list\" : [\n    1,\n    true\n  ]\n}");
}

/* Every character of ASCII at every place of a text that is longer than a block of bytes. */
static void test_strings(void **state)
{
    (void)state;
    for (char c = 1; c > 0; c++) {
        for (gsize at = 0; at < 22; at++) {
            char text[] = "é2345678901234567ü01";
            if (((guchar)text[at] & 0x80) == 0)
                text[at] = c;
            g_autoptr(GString) out = g_string_new(NULL);
            json_append_string(text, strlen(text), out);
            for (gsize i = 0; i < out->len; i++)
                assert_true((guchar)out->str[i] >= ' ' && out->str[i] != 0x7F);
            g_autoptr(JsonNode) read = parse(out);
            assert_string_equal(json_node_get_string(read), text);
            bool plain = out->len == strlen(text) + 2;
            assert_true((json_plain_length(text, strlen(text)) == strlen(text)) == plain);
        }
    }
}

static void test_short_strings(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    json_append_string("", 0, out);
    json_append_string("\n\\ \x1f\x7f", 5, out);
    json_append_string("cut off", 3, out);
    assert_string_equal(out->str, "\"\"\"\\n\\\\ \\u001f\\u007f\"\"cut\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_pretty),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_short_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
