/* Tests of patterns from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/patterns.h"
#include "book_folder.h"

/* The words of the site in a language: pair.title alone, which has five places. */
static void write_title(const BookFolder *folder, const char *language, const char *was,
                        const char *en, const char *text)
{
    g_autofree char *path = g_strdup_printf("locales/%s/site.yaml", language);
    g_autoptr(GString) yaml = g_string_new("pair:\n  title:\n");
    if (was)
        g_string_append_printf(yaml, "    was: \"%s\"\n", was);
    g_string_append_printf(yaml, "    en: \"%s\"\n    text: \"%s\"\n", en, text);
    book_folder_write(folder, path, yaml->str);
}

#define ENGLISH "{protocol} {a} {name_a} vs {b} {name_b}"

static char *filled(const Book *book, guint locale)
{
    g_autoptr(Pattern) pattern = pattern_new(book, &book->locales[locale], PATTERN_PAIR_TITLE);
    GString *out = g_string_new("<");
    pattern_append(pattern, (const char *[]){"SIP", "480", "Away", "486", "Busy"}, out);
    return g_string_free(out, FALSE);
}

static void assert_filled(const Book *book, guint locale, const char *expected)
{
    g_autofree char *text = filled(book, locale);
    assert_string_equal(text, expected);
}

static void test_places_in_any_order(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", NULL, ENGLISH, "«{name_b}» ({b}) o «{name_a}» ({a}): {protocol}");
    const Book *book = book_folder_load_well(folder);
    assert_filled(book, 0, "<SIP 480 Away vs 486 Busy");
    assert_filled(book, 1, "<«Busy» (486) o «Away» (480): SIP");
}

static void test_a_place_twice_is_filled_twice(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", NULL, ENGLISH, "{a}{a} {protocol}{name_a}{b}{name_b}{b}");
    assert_filled(book_folder_load_well(folder), 1, "<480480 SIPAway486Busy486");
}

static void test_a_missing_place_is_an_error_and_falls_back(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", NULL, ENGLISH, "{a} o {b}, {name_a}, {name_b}");
    const Book *book = book_folder_load(folder);
    book_folder_assert_says(folder, "locales/es/site.yaml:4:11: error: missing place '{protocol}' "
                                    "of the English; write it too [missing-place]");
    assert_filled(book, 1, "<SIP 480 Away vs 486 Busy");
}

static void test_an_unknown_place_is_an_error_at_its_place(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", NULL, ENGLISH, "{protocol} ñ {a} {nam_a} {b} {name_b} {name_a}");
    const Book *book = book_folder_load(folder);
    book_folder_assert_says(folder, "locales/es/site.yaml:4:29: error: unknown place '{nam_a}' "
                                    "(did you mean '{name_a}'?) [unknown-place]");
    assert_filled(book, 1, "<SIP 480 Away vs 486 Busy");
}

static void test_english_words_with_other_places(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write(folder, "locales/en/site.yaml",
                      "pair:\n  short: \"{a} vs {c}\"\nsite:\n  skip: \"To {main}\"\n"
                      "notice:\n  untranslated: \"{n} words of {total} wrods\"\n");
    book_folder_load(folder);
    book_folder_assert_says(folder, "locales/en/site.yaml:2:18: error: unknown place '{c}'");
    book_folder_assert_says(folder, "locales/en/site.yaml:4:13: error: unknown place '{main}'");
    book_folder_assert_says(
        folder, "locales/en/site.yaml: error: missing words 'pair.title', 'code.title', ");
    book_folder_assert_says(folder, "    a book that 'statusbook new book' begins has them all; ");
    book_folder_assert_says(folder, "locales/en/site.yaml:6:17: warning: a word follows a number "
                                    "in '{n} words of {total} wrods' [plural]");
}

static void test_a_number_behind_a_colon_is_well(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write(folder, "locales/es/site.yaml",
                      "notice:\n  untranslated: {en: \"Not translated yet: {n} of {total}\", "
                      "text: \"Sin traducir: {n} ({total})\"}\n");
    book_folder_load_well(folder);
}

static void test_places_are_found_one_after_the_other(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    const Book *book = book_folder_load_well(folder);
    const BookSource *site = &book->sources[0];
    assert_string_equal(site->id, "site");
    assert_string_equal(pattern_path(PATTERN_PAIR_TITLE), "pair.title");
    TextId title = book_text(book, 0, "pair.title");
    assert_true(title != TEXT_NONE);
    const YamlNode *english = book->texts[title].node;
    assert_true(patterns_fit(english, "{name_b} {b} {name_a} {a} {protocol}", NULL));
    assert_false(
        patterns_fit(english, "{b} {name_a} {a} {protocol}", NULL)); /* one more than wanted */
    assert_false(patterns_fit(english, "{x} {name_b} {b} {name_a} {a} {protocol}", NULL));
    assert_false(patterns_fit(english, "", NULL));
}

static void test_a_stale_pattern_that_fits_is_shown(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", "{protocol}: {a} {name_a} or {b} {name_b}", ENGLISH,
                "{protocol}: {a} {name_a} o {b} {name_b}");
    assert_filled(book_folder_load_well(folder), 1, "<SIP: 480 Away o 486 Busy");
}

static void test_a_stale_pattern_that_no_longer_fits_falls_back(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", "{a} or {b}", ENGLISH, "{a} o {b}");
    const Book *book = book_folder_load(folder);
    book_folder_assert_says(
        folder,
        "locales/es/site.yaml:5:11: warning: the English of 'pair.title' has other places now");
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR), 0);
    assert_filled(book, 1, "<SIP 480 Away vs 486 Busy");
    assert_filled(book, 2, "<SIP 480 Away vs 486 Busy"); /* nor does pt, by way of es */
}

static void test_a_translation_is_checked_by_the_english_that_it_was_made_from(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    write_title(folder, "es", NULL, "{a} or {b}", "{a} o {b}"); /* `en` of yesterday, no `was` */
    book_folder_load(folder);
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR), 0);
    book_folder_assert_says(
        folder,
        "locales/es/site.yaml:4:11: warning: the English of 'pair.title' has other places now");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_in_any_order),
        cmocka_unit_test(test_a_place_twice_is_filled_twice),
        cmocka_unit_test(test_a_missing_place_is_an_error_and_falls_back),
        cmocka_unit_test(test_an_unknown_place_is_an_error_at_its_place),
        cmocka_unit_test(test_english_words_with_other_places),
        cmocka_unit_test(test_a_number_behind_a_colon_is_well),
        cmocka_unit_test(test_places_are_found_one_after_the_other),
        cmocka_unit_test(test_a_stale_pattern_that_fits_is_shown),
        cmocka_unit_test(test_a_stale_pattern_that_no_longer_fits_falls_back),
        cmocka_unit_test(test_a_translation_is_checked_by_the_english_that_it_was_made_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
