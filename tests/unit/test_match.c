/* Where the words of a glossary stand in a text: results are written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/match.h"

#define FORMS_MAX 16

/* The matches as "form:text form:text"; forms are parted by |. */
static char *found(const char *forms, MatchFlags flags, const char *text, gboolean longest)
{
    g_auto(GStrv) list = g_strsplit(forms, "|", FORMS_MAX);
    g_autoptr(Matcher) matcher = matcher_new((const char *const *)list, g_strv_length(list), flags);
    g_auto(Letters) letters = {0};
    letters_decode(&letters, text);
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
    matcher_find(matcher, &letters, matches);
    if (longest)
        matcher_keep_longest(matcher, &letters, matches);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        guint at = letters.offsets[match->at], end = letters.offsets[match->at + match->length];
        g_string_append_printf(out, "%s%u:%.*s", i > 0 ? " | " : "", match->form, (int)(end - at),
                               text + at);
    }
    return g_string_free(out, FALSE);
}

static void assert_finds(const char *wanted, const char *forms, MatchFlags flags, const char *text)
{
    g_autofree char *all = found(forms, flags, text, FALSE);
    assert_string_equal(all, wanted);
}

static void assert_longest(const char *wanted, const char *forms, MatchFlags flags,
                           const char *text)
{
    g_autofree char *all = found(forms, flags, text, TRUE);
    assert_string_equal(all, wanted);
}

static void test_words_are_whole(void **state)
{
    (void)state;
    assert_finds("0:call", "call", 0, "a call");
    assert_finds("", "call", 0, "recall caller calls Call");
    assert_finds("0:Call", "call", MATCH_FOLD_CASE, "Call");
    assert_finds("0:ВЫЗОВ", "вызов", MATCH_FOLD_CASE, "«ВЫЗОВ»");
    assert_finds("0:486 | 0:486", "486", 0, "486, (486) 4866 a486");
    assert_finds("", "||", 0, "an empty form is never found");
}

static void test_accents_apart(void **state)
{
    (void)state;
    assert_finds("0:Gera\xcc\x88t", "gerät", MATCH_FOLD_CASE, "das Gera\xcc\x88t hier");
    assert_finds("0:Gerät", "gera\xcc\x88t", MATCH_FOLD_CASE, "das Gerät hier");
    assert_finds("0:Gera\xcc\x88te", "Gerät*", 0, "zwei Gera\xcc\x88te");
    assert_finds("", "Gerat", 0, "Gera\xcc\x88t");
}

static void test_endings_and_spaces(void **state)
{
    (void)state;
    assert_finds("0:campos de  cabecera", "campo* de cabecera", 0, "los campos de  cabecera");
    assert_finds("0:campo\nde cabecera", "campo* de cabecera", 0, "campo\nde cabecera");
    assert_finds("", "campo* de cabecera", 0, "campo decabecera");
    assert_finds("0:petici | 0:peticiones", "petici*", 0, "petici peticiones");
    assert_longest("0:header field", "* field", 0, "a header field");
}

static void test_plurals(void **state)
{
    (void)state;
    assert_finds("0:proxy | 0:proxys", "proxy", MATCH_PLURAL, "proxy proxys proxied");
    assert_finds("0:branches | 0:branch", "branch", MATCH_PLURAL, "branches, branch");
    assert_finds("", "call", MATCH_PLURAL, "callsign callest");
}

static void test_the_longest_form_takes_its_letters(void **state)
{
    (void)state;
    assert_finds("0:final | 1:final response | 2:response", "final|final response|response", 0,
                 "a final response");
    assert_longest("1:final response", "final|final response|response", 0, "a final response");
    assert_longest("1:final response | 2:response", "final|final response|response", 0,
                   "a final response is a response");
    assert_longest("1:MUST NOT | 0:MUST", "MUST|MUST NOT", 0, "It MUST NOT, and he MUST.");
}

static void test_several_forms_that_begin_alike(void **state)
{
    (void)state;
    assert_finds("2:call leg", "caller|calls|call leg|cell", 0, "the call leg");
    assert_finds("0:call | 1:call", "call|call", 0, "call");
    assert_finds("1:б", "1|б", 0, "б"); /* the low bits of both letters are the same */
    assert_longest("0:call's | 1:call", "call's|call|cal", 0, "call's call");
}

static void test_unspaced(void **state)
{
    (void)state;
    assert_finds("0:ボディ", "ボディ*", MATCH_UNSPACED, "このボディは");
    assert_finds("0:サーバ", "サーバ", MATCH_UNSPACED, "サーバーです");
    assert_longest("1:検証済み | 0:検証", "検証|検証済み", MATCH_UNSPACED, "検証済みの検証");
}

static void test_a_run_of_katakana_is_one_word(void **state)
{
    (void)state;
    MatchFlags flags = MATCH_UNSPACED | MATCH_KATAKANA;
    assert_finds("", "サーバ", flags, "サーバーです");
    assert_finds("", "サーバー", flags, "プロキシサーバーです");
    assert_finds("0:サーバー", "サーバー", flags, "このサーバーです");
    assert_finds("0:サーバー", "サーバー", flags, "プロキシ・サーバー");
    assert_finds("0:応答", "応答", flags, "最終応答コード");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_whole),
        cmocka_unit_test(test_accents_apart),
        cmocka_unit_test(test_endings_and_spaces),
        cmocka_unit_test(test_plurals),
        cmocka_unit_test(test_the_longest_form_takes_its_letters),
        cmocka_unit_test(test_several_forms_that_begin_alike),
        cmocka_unit_test(test_unspaced),
        cmocka_unit_test(test_a_run_of_katakana_is_one_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
