/* Tests of settings from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"

static void test_addresses_that_a_site_may_have(void **state)
{
    (void)state;
    static const char *const good[] = {"https://a.example/",
                                       "http://a.example/",
                                       "https://a.example:8443/book/",
                                       "https://a.example/~me/b%20c/",
                                       "http://[2001:db8::1]/",
                                       "http://127.0.0.1:8000/",
                                       "https://xn--bcher-kva.example/",
                                       "HTTPS://a.example/"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        if (settings_judge_base_url(good[i]))
            fail_msg("'%s' is not %s", good[i], settings_judge_base_url(good[i]));
}

static void test_addresses_that_it_may_not_have(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"", "an address that starts with"},
        {"/", "an address that starts with"},
        {"a.example/", "an address that starts with"},
        {"//a.example/", "an address that starts with"},
        {"ftp://a.example/", "an address that starts with"},
        {"file:///tmp/", "an address that starts with"},
        {"javascript:alert(1)/", "an address that starts with"},
        {"https:///", "an address with a host"},
        {"https://a.example", "an address that ends in a slash"},
        {"https://a.example/book", "an address that ends in a slash"},
        {"https://a.example/?q=/", "the address of a folder"},
        {"https://a.example/#/", "the address of a folder"},
        {"https://a.example//b.example/", "an address of one host"},
        {"https://a.example/book//", "an address of one host"},
        {"https://me:secret@a.example/", "an address that everybody may see"},
        {"https://a.example/ b/", "an address as browsers send it"},
        {"https://a.example/\"><script>/", "an address as browsers send it"},
        {"https://a.example/\n/", "an address as browsers send it"},
        {"https://bücher.example/", "an address as browsers send it"},
        {"https://a.example/%zz/", "an address whose host, port and %XX can be read"},
        {"https://a.example:99999/", "an address whose host, port and %XX can be read"},
        {"https://a.example:/", "an address whose host, port and %XX can be read"},
        {"https://a..example/", "an address whose host, port and %XX can be read"},
        {"https://.example/", "an address whose host, port and %XX can be read"},
        {"https://a.example/../", "the address as browsers send it"},
        {"https://a.example/book/./", "the address as browsers send it"},
        {"https://a.example/book/%2E%2e/", "the address as browsers send it"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        const char *wrong = settings_judge_base_url(bad[i][0]);
        if (!wrong || !g_str_has_prefix(wrong, bad[i][1]))
            fail_msg("'%s' is not %s", bad[i][0], wrong ? wrong : "wrong");
    }
}

static void test_another_address_takes_the_place_of_the_first(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write(folder, "site.yaml", "format: 1\nlanguages: [en, es, pt]\nprotocols: [x]\n");
    book_folder_load(folder);
    book_folder_assert_says(folder, "site.yaml: warning: no 'base_url'");
    char url[] = "https://preview.example/7/";
    assert_null(book_set_base_url(folder->book, url, folder->diagnostics));
    memset(url, 'x', strlen(url));
    assert_string_equal(folder->book->settings.base_url, "https://preview.example/7/");
    book_folder_assert_silent(folder, "base_url");
    assert_string_equal(
        book_set_base_url(folder->book, "https://preview.example", folder->diagnostics),
        "an address that ends in a slash");
    assert_string_equal(folder->book->settings.base_url, "https://preview.example/7/");
}

static void test_site_yaml_is_held_to_the_same(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://me:secret@a.example/\nlanguages: [en, es, "
                      "pt]\nprotocols: [x]\n");
    book_folder_load(folder); /* other files may have errors, too */
    assert_null(folder->book->settings.base_url);
    book_folder_assert_says(folder, "site.yaml:2:11: error: 'https://me:secret@a.example/' is not "
                                    "an address that everybody may see");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_that_a_site_may_have),
        cmocka_unit_test(test_addresses_that_it_may_not_have),
        cmocka_unit_test(test_another_address_takes_the_place_of_the_first),
        cmocka_unit_test(test_site_yaml_is_held_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
