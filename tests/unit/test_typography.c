/* What typography adds to a text: results are written by hand. ~ stands for a no-break space. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "book/typography.h"

static void assert_set(const char *wanted, const char *text, guint no_break)
{
    g_autofree char *set = typography_set(text, no_break);
    g_auto(GStrv) parts = g_strsplit(set ? set : text, "\u00a0", -1);
    g_autofree char *seen = g_strjoinv("~", parts);
    assert_string_equal(seen, wanted);
    assert_true((!set) == (g_strcmp0(wanted, text) == 0));
}

static void test_dashes(void **state)
{
    (void)state;
    assert_set("Код~— это ответ", "Код — это ответ", NO_BREAK_DASH);
    assert_set("`486`~— ответ. «Занято»~— нет", "`486` — ответ. «Занято» — нет", NO_BREAK_DASH);
    assert_set("с 1~– 2", "с 1 – 2", NO_BREAK_DASH);
    assert_set("тот, кто ждёт,~— отправитель", "тот, кто ждёт, — отправитель", NO_BREAK_DASH);
    assert_set("- — пусто\n1. — пусто", "- — пусто\n1. — пусто", NO_BREAK_DASH);
    assert_set("Код — это", "Код — это", NO_BREAK_CODE);
    assert_set("`a — b` и `` c — ` d ``", "`a — b` и `` c — ` d ``", NO_BREAK_DASH);
}

static void test_codes(void **state)
{
    (void)state;
    assert_set("ответ~`486` и заголовок `Retry-After`", "ответ `486` и заголовок `Retry-After`",
               NO_BREAK_CODE);
    assert_set("RFC~3261, причина~17, за 12345", "RFC 3261, причина 17, за 12345", NO_BREAK_CODE);
    assert_set("из~{total} и~{n}", "из {total} и {n}", NO_BREAK_CODE);
    assert_set("1. `486`\n- `486`\n# `486`", "1. `486`\n- `486`\n# `486`", NO_BREAK_CODE);
    assert_set("в~3 часа, в 3xx", "в 3 часа, в 3xx", NO_BREAK_CODE);
    assert_set("код `486", "код `486", NO_BREAK_CODE);
    assert_set("ответ `486`", "ответ `486`", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dashes),
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
