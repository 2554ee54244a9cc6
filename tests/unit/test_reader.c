/* Unit tests of input/reader.h: files whose size says nothing of what they hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "input/reader.h"

/* Regular files of the kernel, which has them of no size: a short one, and one of several pieces.
 */
static const char *const files[] = {"/proc/version", "/proc/crypto", NULL};

static void test_a_file_is_read_to_its_end(void **state)
{
    (void)state;
    for (guint i = 0; files[i]; i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autofree char *expected = NULL;
        gsize n_expected, length = 0;
        if (!g_file_get_contents(files[i], &expected, &n_expected, NULL))
            skip();
        g_autofree char *text =
            reader_load(NULL, files[i], READER_WRITTEN_MAX, &length, diagnostics);
        assert_non_null(text);
        assert_int_equal(length, n_expected);
        assert_string_equal(text, expected);
    }
}

static void test_no_file_is_read_beyond_its_limit(void **state)
{
    (void)state;
    for (guint i = 0; files[i]; i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        gsize length;
        if (!g_file_test(files[i], G_FILE_TEST_EXISTS))
            skip();
        assert_null(reader_load(NULL, files[i], 16, &length, diagnostics));
        assert_int_equal(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_is_read_to_its_end),
        cmocka_unit_test(test_no_file_is_read_beyond_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
