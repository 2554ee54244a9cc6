/* The pseudo-languages: what changes, and what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "book/pseudo.h"
#include "book_folder.h"

static void assert_becomes(PseudoKind kind, bool prose, const char *text, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pseudo_append(kind, text, prose, out);
    assert_string_equal(out->str, expected);
}

static void test_letters_are_accented_and_vowels_doubled(void **state)
{
    (void)state;
    assert_becomes(PSEUDO_ACCENTED, false, "Busy at this device", "[Ɓûûšý ááţ ţĥîîš ðééṽîîçéé]");
    assert_becomes(PSEUDO_ACCENTED, false, "RFC 3261, AEIOU.", "[ŔƑÇ 3261, ÅÉÎÖÛ.]");
    assert_becomes(PSEUDO_ACCENTED, false, "", "");
    assert_becomes(PSEUDO_ACCENTED, false, "Café 話中", "[Çááƒé 話中]");
}

static void test_no_letter_of_ascii_is_left(void **state)
{
    (void)state;
    const char *alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (guint kind = 0; kind < PSEUDO_N_KINDS; kind++) {
        g_autoptr(GString) out = g_string_new(NULL);
        pseudo_append((PseudoKind)kind, alphabet, false, out);
        assert_true(g_utf8_validate(out->str, -1, NULL));
        assert_null(strpbrk(out->str, alphabet));
    }
}

static void test_the_mirrored_text_reads_from_right_to_left(void **state)
{
    (void)state;
    assert_becomes(PSEUDO_MIRRORED, false, "Busy, here?", "بعسي، حهره؟");
    assert_becomes(PSEUDO_MIRRORED, false, "{a} vs `b`; 486", "{a} ڤس `b`؛ 486");
    g_autoptr(GString) out = g_string_new(NULL);
    pseudo_append(PSEUDO_MIRRORED, "The quick brown fox jumps over the lazy dog", false, out);
    for (const char *c = out->str; *c; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        assert_true(u == ' ' || g_unichar_get_script(u) == G_UNICODE_SCRIPT_ARABIC);
    }
}

static void test_places_and_code_stay(void **state)
{
    (void)state;
    assert_becomes(PSEUDO_ACCENTED, false, "{protocol} {a} vs {name_b}",
                   "[{protocol} {a} ṽš {name_b}]");
    assert_becomes(PSEUDO_ACCENTED, false, "a `Retry-After` b", "[áá `Retry-After` ƀ]");
    assert_becomes(PSEUDO_ACCENTED, true, "``a ` b`` c", "[``a ` b`` ç]");
    assert_becomes(PSEUDO_ACCENTED, false, "open ` b", "[ööþééñ ` ƀ]");
    assert_becomes(PSEUDO_ACCENTED, false, "open { b", "[ööþééñ { ƀ]");
}

static void test_markdown_stays(void **state)
{
    (void)state;
    assert_becomes(PSEUDO_ACCENTED, true, "One.\n\nTwo\nthree.\n", "[Öñéé.]\n\n[Ţŵöö\nţĥŕéééé.]\n");
    assert_becomes(PSEUDO_ACCENTED, true, "Do:\n\n1. one\n2. two\n   `x`\n   - in\n",
                   "[Ðöö:]\n\n1. [ööñéé]\n2. [ţŵöö\n   `x`]\n   - [îîñ]\n");
    assert_becomes(PSEUDO_ACCENTED, true, "- a\n* b", "- [áá]\n* [ƀ]");
    assert_becomes(PSEUDO_ACCENTED, true, "See [it](https://a.example/b) or <https://c.example>.",
                   "[Šéééé [îîţ](https://a.example/b) ööŕ <https://c.example>.]");
    assert_becomes(PSEUDO_ACCENTED, true, "**b** &amp; \\*c*", "[**ƀ** &amp; \\*ç*]");
    assert_becomes(PSEUDO_ACCENTED, true, "a\n\n```\ncode\n\n- x\n```\n\nb",
                   "[áá]\n\n```\ncode\n\n- x\n```\n\n[ƀ]");
}

static void test_it_is_some_third_longer(void **state)
{
    (void)state;
    const char *text =
        "The device was reached, but it cannot or will not take another call at the moment.";
    g_autoptr(GString) out = g_string_new(NULL);
    pseudo_append(PSEUDO_ACCENTED, text, true, out);
    double ratio = (double)g_utf8_strlen(out->str, -1) / (double)strlen(text);
    assert_true(ratio > 1.25 && ratio < 1.45);
}

static void test_both_are_languages_of_the_book(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write_code(folder, "1", "  q: yes\n");
    Book *book = (Book *)book_folder_load_well(folder);
    guint n = book->n_locales;
    book_add_pseudo(book);
    assert_int_equal(book->n_locales, n + 2);
    assert_string_equal(book->locales[n].id, "en-XA");
    assert_string_equal(book->locales[n + 1].id, "ar-XB");
    assert_false(book->locales[n].rtl);
    assert_true(book->locales[n + 1].rtl);
    assert_false(book->locales[book->english].pseudo);
    Wording wording = book_wording(book, &book->locales[n], book->protocols[0].codes[0].gloss);
    assert_string_equal(wording.text, "[ĝļööšš ööƒ 1]");
    assert_ptr_equal(wording.locale, &book->locales[n]);
    assert_false(wording.stale);
    for (TextId t = 1; t < book->n_texts; t++)
        assert_int_equal(book->locales[n + 1].translations[t].state, TEXT_DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_are_accented_and_vowels_doubled),
        cmocka_unit_test(test_no_letter_of_ascii_is_left),
        cmocka_unit_test(test_the_mirrored_text_reads_from_right_to_left),
        cmocka_unit_test(test_places_and_code_stay),
        cmocka_unit_test(test_markdown_stays),
        cmocka_unit_test(test_it_is_some_third_longer),
        cmocka_unit_test(test_both_are_languages_of_the_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
