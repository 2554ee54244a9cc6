/* Unit tests of input/yaml.h: that no character is let by that the checks of input/reader.h tell
 * of, though a quicker look comes before them, and libyaml checks none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "input/yaml.h"

/* Whether the checks of characters find nothing in a text. */
static bool is_fine(const char *text, gsize length)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    DiagnosticPlace file = {.path = "f", .text = text, .length = length};
    if (!reader_check_utf8(&file, 0, diagnostics) ||
        !reader_check_characters(&file, 0, DIAGNOSTIC_INVISIBLE, diagnostics))
        return false;
    reader_warn_of_turns(&file, 0, diagnostics);
    return diagnostics_count(diagnostics, DIAGNOSTIC_WARNING) == 0;
}

/* Whether nothing is said of a file of YAML. */
static bool is_taken(const char *text, gsize length)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", text, length, diagnostics);
    return file && diagnostics_count(diagnostics, DIAGNOSTIC_WARNING) == 0;
}

/* Some bytes in a comment, before the end of the document and behind it. */
static void assert_not_let_by(const char *bytes, gsize length)
{
    static const char *const starts[] = {"# ", "a: x\n# \u4e00", "a: x\n...\n# "};
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
        g_autoptr(GString) text = g_string_new(starts[i]);
        g_string_append_len(text, bytes, (gssize)length);
        if (is_taken(text->str, text->len) && !is_fine(text->str, text->len))
            fail_msg("%s%.*s was let by", starts[i], (int)length, bytes);
    }
}

static void test_no_character_is_let_by(void **state)
{
    (void)state;
    for (gunichar c = 0; c <= 0xFFFF; c++) {
        char bytes[8] = "";
        gsize length = (gsize)g_unichar_to_utf8(c, bytes); /* also of halves of a pair */
        bytes[length] = '#';
        assert_not_let_by(bytes, length + 1);
    }
}

static void test_no_bytes_are_let_by(void **state)
{
    (void)state;
    for (guint pair = 0; pair <= 0xFFFF; pair++) {
        char bytes[] = {(char)(pair >> 8), (char)(pair & 0xFF), '\xBF', '\x80'};
        assert_not_let_by(bytes, pair % 2 == 0 ? 2 : 3);
        assert_not_let_by(bytes, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_character_is_let_by),
        cmocka_unit_test(test_no_bytes_are_let_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
