/* Unit tests of input/reader.h: that the short way of checking a text lets nothing by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "input/reader.h"

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

static void assert_not_let_by(const char *middle, gsize length)
{
    static const char *const starts[] = {"", "a line\n", "\u00e9", "\u4e00"};
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
        /* As long as its bytes, so that reading behind the end would be seen. */
        g_autoptr(GString) text = g_string_new(starts[i]);
        g_string_append_len(text, middle, (gssize)length);
        g_autofree char *copy = g_memdup2(text->str, text->len + 1);
        if (reader_is_plain(copy, text->len) && !is_fine(copy, text->len))
            fail_msg("%s%.*s was let by", starts[i], (int)length, middle);
    }
}

static void test_no_character_is_let_by(void **state)
{
    (void)state;
    for (gunichar c = 0; c <= 0xFFFF; c++) {
        char bytes[8] = "";
        gsize length = (gsize)g_unichar_to_utf8(c, bytes); /* also of halves of a pair */
        assert_not_let_by(bytes, length);
        bytes[length] = 'a';
        assert_not_let_by(bytes, length + 1);
    }
}

static void test_no_bytes_are_let_by(void **state)
{
    (void)state;
    for (guint pair = 0; pair <= 0xFFFF; pair++) {
        char bytes[] = {(char)(pair >> 8), (char)(pair & 0xFF), '\xBF', '\x80', '\0'};
        for (gsize length = 1; length <= 4; length++)
            assert_not_let_by(bytes, length);
    }
}

static void test_common_texts_are_plain(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "a: x\n",
                                        "¿Qué? «Nº 4» — “no”…\n",
                                        "Запрос принят, ответ придёт позже.\n",
                                        "応答は、（後で）届きます。ＳＩＰの例！\n",
                                        NULL};
    for (guint i = 0; texts[i]; i++)
        assert_true(reader_is_plain(texts[i], strlen(texts[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_character_is_let_by),
        cmocka_unit_test(test_no_bytes_are_let_by),
        cmocka_unit_test(test_common_texts_are_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
