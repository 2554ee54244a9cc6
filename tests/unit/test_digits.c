/* Tests of digits from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "digits.h"

static void assert_digits(gint64 number, const char *expected)
{
    g_autoptr(GString) out = g_string_new("<");
    digits_append(out, number);
    assert_string_equal(out->str + 1, expected);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_digits(0, "0");
    assert_digits(7, "7");
    assert_digits(-10, "-10");
    assert_digits(4294967295, "4294967295");
    assert_digits(G_MAXINT64, "9223372036854775807");
    assert_digits(G_MININT64, "-9223372036854775808");
}

static void test_forms(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    digits_append_form(out, "M% %h%z", (int[]){0, -5, 12});
    digits_append_form(out, " and no number", NULL);
    assert_string_equal(out->str, "M0 -5h12z and no number");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
