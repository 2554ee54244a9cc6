/* Tests of weight from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "l10n/weight.h"
#include "l10n/check/silence.h"
#include "l10n/wdiff.h"

#include <glib.h>
#include <string.h>

static void assert_diff(const char *old, const char *new, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    GArray *words = wdiff_compare(old, new);
    wdiff_append(words, false, out);
    wdiff_free(words);
    assert_string_equal(out->str, expected);
}

static void test_word_diff(void **state)
{
    (void)state;
    assert_diff("", "", "");
    assert_diff("a b", "a b", "a b");
    assert_diff("a b c", "a x c", "a [-b-] {+x+} c");
    assert_diff("a b", "a b c d", "a b {+c d+}");
    assert_diff("a b c d", "a", "a [-b c d-]");
    assert_diff("", "a", "{+a+}");
    assert_diff("a", "", "[-a-]");
    assert_diff("a b", "c d", "[-a b-] {+c d+}");
    assert_diff("a  b\tc", " a b c ", "a b c"); /* white space is no word */
    assert_diff("The call ends.", "The call ends", "The call [-ends.-] {+ends+}");
    assert_diff("one\n\ntwo three", "one\n\ntwo\nfour", "one\n\ntwo [-three-]\n{+four+}");
    assert_diff("a b c a b b a", "c b a b a c", "[-a b-] c [-a-] b {+a+} b a {+c+}");
}

static void test_word_diff_in_colour(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    GArray *words = wdiff_compare("a b c", "a x c d");
    wdiff_append(words, true, out);
    wdiff_free(words);
    assert_string_equal(out->str,
                        "a \033[31m[-b-]\033[m \033[32m{+x+}\033[m c \033[32m{+d+}\033[m");
}

static void test_word_diff_of_long_texts_ends(void **state)
{
    (void)state;
    g_autoptr(GString) old = g_string_new(NULL), new = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++) {
        g_string_append_printf(old, "%u ", i);
        g_string_append_printf(new, "%u ", i + 1);
    }
    GArray *words = wdiff_compare(old->str, new->str);
    assert_int_equal(words->len, 10000); /* too long to be compared */
    wdiff_free(words);
}

static void assert_minor(const char *old, const char *new)
{
    assert_int_equal(weight_compare(old, new), WEIGHT_MINOR);
    assert_int_equal(weight_compare(new, old), WEIGHT_MINOR);
}

static void assert_major(const char *old, const char *new)
{
    assert_int_equal(weight_compare(old, new), WEIGHT_MAJOR);
    assert_int_equal(weight_compare(new, old), WEIGHT_MAJOR);
}

static void test_marks_case_and_one_word_are_minor(void **state)
{
    (void)state;
    assert_minor("The call ends.", "The call ends");
    assert_minor("The call, which ends, is over", "The call -- which ends -- is over!");
    assert_minor("the call ends", "The Call ends");
    assert_minor("It's over", "Its over");
    assert_minor("Busy at this device", "Busy on this device");
    assert_minor("The call ends", "The whole call ends");
    assert_minor("one  two", "one\n\ntwo");
    assert_minor("The server may answer", "The server can answer"); /* no MAY */
    assert_minor("nothing here", "Nothing there");
    assert_minor("The server answers the call", "The server answered the call");
}

static void test_more_is_major(void **state)
{
    (void)state;
    assert_major("The call ends", "The call is over");
    assert_major("The call ends now", "The session ends later");
    assert_major("a b c d", "b c d a"); /* a word that moved */
    assert_major("Busy", "Occupied");   /* nothing is left of the old text */
    assert_major("It accepts the call", "It refuses the call");
    assert_major("The caller hangs up", "The callee hangs up");
    assert_major("Increase the timer", "Decrease the timer");
    assert_major("Send it to the proxy", "Send it from the proxy");
    assert_major("It can work", "It must work");
    assert_major("The call ends", "The call hardly ends");
    assert_major("One sentence.", "One sentence. And one more.");
}

static void test_what_a_reader_acts_on_is_major(void **state)
{
    (void)state;
    assert_major("after 32 seconds", "after 33 seconds");
    assert_major("of RFC 3261", "of RFC 3262");
    assert_major("see {a} here", "see {b} here");
    assert_major("send `480` then", "send `486` then");
    assert_major("send `480` then", "send 480 then");
    assert_major("send `Via` then", "send `via` then");
    assert_major("a proxy MUST stop", "a proxy SHOULD stop");
    assert_major("a proxy must stop", "a proxy MUST stop");
    assert_major("a proxy may stop", "a proxy may not stop");
    assert_major("it does stop", "it doesn't stop");
    assert_major("it stops", "it never stops");
    assert_major("Phones send it", "All phones send it");
    assert_major("wait before the answer", "wait after the answer");
    assert_major("it tries two hosts", "it tries three hosts");
    assert_major("some proxies add it", "most proxies add it");
    assert_major("see https://a.example/x now", "see https://a.example/y now");
    assert_major("first `a`, second `b`", "first `b`, second `a`");
}

static void test_fingerprints(void **state)
{
    (void)state;
    g_autofree char *plain = silence_fingerprint("Nothing there", "Nada");
    assert_string_equal(plain, "x364a"); /* printf 'Nothing there\0Nada' | sha256sum */
    g_autofree char *spaced = silence_fingerprint(" Nothing\n there ", "Nada\n");
    assert_string_equal(spaced, plain);
    g_autofree char *other = silence_fingerprint("Nothing there.", "Nada");
    assert_string_not_equal(other, plain);
    g_autofree char *parted = silence_fingerprint("Nothing ther", "eNada");
    assert_string_not_equal(parted, plain);
    g_autofree char *composed = silence_fingerprint("a", "aqu\xC3\xAD");
    g_autofree char *decomposed = silence_fingerprint("a", "aqui\xCC\x81");
    assert_string_equal(composed, decomposed);
}

static void assert_holds(const char *yaml, const char *english, bool expected)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f", yaml, strlen(yaml), diagnostics);
    const YamlNode *ok = yaml_get(yaml_file_root(file), "ok");
    assert_int_equal(silence_holds(ok, "length", english, "Nada"), expected);
}

static void test_a_silence_ends(void **state)
{
    (void)state;
    assert_holds("ok: {length: x364a}", "Nothing there", true);
    assert_holds("ok: {length: x364a}", "Nothing there now", false);
    assert_holds("ok: {length: x364b}", "Nothing there", false);
    assert_holds("ok: {number: x364a}", "Nothing there", false);
    assert_holds("ok: {length: }", "Nothing there", true);
    assert_holds("ok: [number, length]", "Anything", true);
    assert_holds("ok: length", "Anything", true);
    assert_holds("ok: [number]", "Anything", false);
    assert_holds("a: b", "Anything", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_diff),
        cmocka_unit_test(test_word_diff_in_colour),
        cmocka_unit_test(test_word_diff_of_long_texts_ends),
        cmocka_unit_test(test_marks_case_and_one_word_are_minor),
        cmocka_unit_test(test_more_is_major),
        cmocka_unit_test(test_what_a_reader_acts_on_is_major),
        cmocka_unit_test(test_fingerprints),
        cmocka_unit_test(test_a_silence_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
