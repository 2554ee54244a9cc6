/* Tests of ids from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/ids.h"

/* Both ways round, so that the order is one. */
static void assert_before(const char *a, const char *b)
{
    if (id_compare(a, b) >= 0 || id_compare(b, a) <= 0)
        fail_msg("'%s' does not stand before '%s'", a, b);
}

static void test_digits_are_ordered_by_value(void **state)
{
    (void)state;
    assert_before("99", "100");
    assert_before("480", "486");
    assert_before("4.2.2", "4.10.1");
    assert_before("5.7.1", "5.7.13");
    assert_before("a9b", "a10a");
    assert_before("99999999999999999999999999999998", "99999999999999999999999999999999");
}

static void test_other_characters_are_ordered_by_code_point(void **state)
{
    (void)state;
    assert_before("NOERROR", "NXDOMAIN");
    assert_before("Z", "a");
    assert_before("1", "A");
    assert_before("A.1", "A_1");
    assert_before("5.7", "5.7.1");
    assert_before("a", "ab");
}

static void test_hexadecimal_ids_are_ordered_by_value(void **state)
{
    (void)state;
    assert_before("0x10", "0x8A");
    assert_before("0x8a", "0x8B");
    assert_before("0x9", "0x10");
    assert_before("0x0F", "0x10");
    assert_before("0xFF", "0x100");
    assert_before("x0x2", "x0x10");
    assert_int_equal(id_compare_numbers("4294967295", "0xFFFFFFFF"), 0);
    assert_int_equal(id_compare_numbers("4611686018427387903", "0x3fffffffffffffff"), 0);
    assert_int_equal(id_compare_numbers("14", "0xE"), 0);
    assert_int_equal(id_compare_numbers("0x8A", "138"), 0);
    assert_true(id_compare_numbers("9", "0x0A") < 0);
    assert_true(id_compare_numbers("100", "99") > 0);
}

static void test_negative_numbers_stand_before_all_others(void **state)
{
    (void)state;
    assert_before("-32700", "-32601");
    assert_before("-100", "-99");
    assert_before("-1", "0");
    assert_before("-1", "A");
    assert_true(id_compare_numbers("-32700", "-32601") < 0);
    assert_true(id_compare_numbers("-1", "0x0") < 0);
    assert_string_equal(id_range_hyphen("-32099--32000"), "--32000");
    assert_string_equal(id_range_hyphen("-1-1"), "-1");
    assert_null(id_range_hyphen("-1"));
    assert_null(id_range_hyphen("486"));
}

static void test_only_the_same_text_is_equal(void **state)
{
    (void)state;
    assert_int_equal(id_compare("486", "486"), 0);
    assert_int_equal(id_compare("", ""), 0);
    assert_before("07", "7");
    assert_before("007", "07");
    assert_before("1.07", "1.7");
    assert_before("07", "8");
    assert_before("7", "08");
}

static void test_code_ids(void **state)
{
    (void)state;
    static const char *const good[] = {
        "486",
        "5.7.1",
        "NXDOMAIN",
        "a_b",
        "0",
        "x.y",
        "indexes",
        "480-486",
        "not-authorized",
        "vs",
        "vs_a",
        "a_vs",
        "certificate_unobtainable_RESERVED",
        "a-vsb",
        "by",
        "bye-1",
        "card",
        "matrix-1",
        "1234567890123456789012345678901234567890123456789012345678901234"};
    static const char *const bad[] = {
        "",
        "-1",
        ".5",
        "_a",
        "5.",
        "a-",
        "a b",
        "é",
        "a/b",
        "..",
        "a\n",
        "480-vs-486",
        "vs-a",
        "a-vs",
        "a-vs-b",
        "a-VS-b",
        "Vs-a",
        "index",
        "Index",
        "MATRIX",
        "decide",
        "glossary",
        "protocol",
        "programs",
        "by-cause",
        "By-program",
        "486.card",
        "486.html",
        "486.SVG",
        "Matrix-1-and-2",
        "12345678901234567890123456789012345678901234567890123456789012345"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        if (!id_is_code(good[i]))
            fail_msg("'%s' is a code", good[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        if (id_is_code(bad[i]))
            fail_msg("'%s' is no code", bad[i]);
}

static void test_protocols(void **state)
{
    (void)state;
    static const char *const good[] = {"sip", "tls-alert", "smtp-enhanced", "h2", "a_b",
                                       "a",   "vs",        "acrossing"};
    static const char *const bad[] = {
        "",    "2a",     "Sip",    "a-",          "-a",        "a.b",   "a-vs-b", "vs-a", "a-vs",
        "api", "across", "assets", "translation", "questions", "index", "schema", "site", "a b"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        if (id_judge_protocol(good[i]))
            fail_msg("'%s': %s", good[i], id_judge_protocol(good[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        if (!id_judge_protocol(bad[i]))
            fail_msg("'%s' is no protocol", bad[i]);
}

static void test_languages(void **state)
{
    (void)state;
    static const char *const good[] = {"en", "ast", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419"};
    static const char *const bad[] = {"",     "e",     "engl",   "EN",    "e1",           "pt-",
                                      "pt-B", "-BR",   "pt--BR", "pt_BR", "en-123456789", "../x",
                                      "api",  "en-XA", "en-xa",  "ar-XB"};
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        if (!id_is_language(good[i]))
            fail_msg("'%s' is a language", good[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        if (id_is_language(bad[i]))
            fail_msg("'%s' is no language", bad[i]);
}

static void test_a_pair_is_split_between_its_codes(void **state)
{
    (void)state;
    g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;
    assert_true(id_split_pair("not-found-vs-3000-3999", &c, &d));
    assert_string_equal(c, "not-found");
    assert_string_equal(d, "3000-3999");
    assert_true(id_split_pair("4.2.2-vs-NX_1", &a, &b));
    assert_string_equal(a, "4.2.2");
    assert_string_equal(b, "NX_1");
}

static void test_relations_are_split_at_their_first_full_stops(void **state)
{
    (void)state;
    g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;
    assert_true(id_split_relation("coap.4.04-vs-http.404", &a, &b));
    assert_string_equal(a, "coap.4.04");
    assert_string_equal(b, "http.404");
    assert_true(id_split_side(a, &c, &d));
    assert_string_equal(c, "coap");
    assert_string_equal(d, "4.04");
    static const char *const bad[] = {
        "404-vs-410",      "http.404", "http.404-vs-", "http.-vs-sip.404", "HTTP.404-vs-sip.404",
        ".404-vs-sip.404", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *x = NULL, *y = NULL;
        assert_false(id_split_relation(bad[i], &x, &y));
    }
}

static void test_what_is_no_pair(void **state)
{
    (void)state;
    static const char *const bad[] = {"480",         "480-486",      "480-vs-", "-vs-486", "-vs-",
                                      "1-vs-2-vs-3", "480-vs-index", "a.-vs-b", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *a = NULL, *b = NULL;
        assert_false(id_split_pair(bad[i], &a, &b));
        assert_null(a);
        assert_null(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digits_are_ordered_by_value),
        cmocka_unit_test(test_other_characters_are_ordered_by_code_point),
        cmocka_unit_test(test_hexadecimal_ids_are_ordered_by_value),
        cmocka_unit_test(test_negative_numbers_stand_before_all_others),
        cmocka_unit_test(test_only_the_same_text_is_equal),
        cmocka_unit_test(test_code_ids),
        cmocka_unit_test(test_protocols),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_a_pair_is_split_between_its_codes),
        cmocka_unit_test(test_relations_are_split_at_their_first_full_stops),
        cmocka_unit_test(test_what_is_no_pair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
