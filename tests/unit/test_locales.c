/* Tests of locales from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"

enum { EN, ES, PT }; /* the languages of the book; pt falls back to es */

static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write_code(folder, "1", "  q: yes\n");
    return folder;
}

/* The gloss of code 1, whose English is "gloss of 1", in a language. */
static void write_gloss(const BookFolder *folder, const char *language, const char *yaml)
{
    g_autofree char *path = g_strdup_printf("locales/%s/x/1.yaml", language);
    g_autofree char *text = g_strconcat("gloss:\n", yaml, NULL);
    book_folder_write(folder, path, text);
}

static TextId gloss_of(const Book *book)
{
    int source = book_find_source(book, "x/1");
    assert_true(source >= 0);
    TextId gloss = book_text(book, (guint)source, "gloss");
    assert_true(gloss != TEXT_NONE);
    return gloss;
}

static TextState state_of(const Book *book, guint locale)
{
    return book->locales[locale].translations[gloss_of(book)].state;
}

static void assert_wording(const Book *book, guint asked, const char *text, guint locale,
                           bool stale)
{
    Wording wording = book_wording(book, &book->locales[asked], gloss_of(book));
    assert_string_equal(wording.text, text);
    assert_ptr_equal(wording.locale, &book->locales[locale]);
    assert_true(wording.stale == stale);
}

static void test_missing_is_no_text_or_an_empty_one(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_MISSING); /* no file */
    write_gloss(folder, "es", "  en: gloss of 1\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_MISSING);
    write_gloss(folder, "es", "  en: gloss of 1\n  text: \"\"\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_MISSING);
    write_gloss(folder, "es", "  en: gloss of 1\n  text:\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_MISSING);
    assert_wording(folder->book, ES, "gloss of 1", EN, false);
}

static void test_done_is_a_text_for_todays_english(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_gloss(folder, "es", "  en: gloss of 1\n  text: glosa\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_DONE);
    assert_wording(folder->book, ES, "glosa", ES, false);
    write_gloss(folder, "es", "  text: glosa\n"); /* nobody wrote what it was made from */
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_DONE);
}

static void test_stale_by_was(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_gloss(folder, "es", "  was: gloss of one\n  en: gloss of 1\n  text: glosa\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_STALE);
    assert_wording(folder->book, ES, "glosa", ES, true); /* it is shown all the same */
}

static void test_stale_by_another_english(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_gloss(folder, "es", "  en: gloss of one\n  text: glosa\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_STALE);
    write_gloss(folder, "es", "  en: Gloss of 1\n  text: glosa\n"); /* a letter is a change */
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_STALE);
    write_gloss(folder, "es", "  en: glossof 1\n  text: glosa\n"); /* a space that is gone too */
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_STALE);
}

static void test_white_space_is_no_other_english(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_gloss(folder, "es", "  en: |-\n    gloss\n    of   1\n  text: glosa\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_DONE);
    write_gloss(folder, "es", "  en: \" gloss\\tof 1 \"\n  text: glosa\n");
    assert_int_equal(state_of(book_folder_load_well(folder), ES), TEXT_DONE);
}

static void test_another_normal_form_is_no_other_english(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write_code(folder, "1", "  q: yes\n");
    book_folder_write_questions(folder, "  q:\n    label: Caf\xC3\xA9\n    asks: A\n    kind: one\n"
                                        "    answers: {yes: {short: s, says: s}}\n");
    book_folder_write(folder, "locales/es/x/protocol.yaml",
                      "questions: {q: {label: {en: Cafe\xCC\x81, text: El caf\xC3\xA9}}}\n");
    const Book *book = book_folder_load_well(folder);
    TextId label = book->protocols[0].questions[0].label;
    assert_int_equal(book->locales[ES].translations[label].state, TEXT_DONE);
}

static void test_the_chain_of_fallbacks(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    assert_wording(book_folder_load_well(folder), PT, "gloss of 1", EN, false);
    write_gloss(folder, "es", "  en: gloss of 1\n  text: glosa\n");
    assert_wording(book_folder_load_well(folder), PT, "glosa", ES, false);
    write_gloss(folder, "es", "  en: gloss of one\n  text: glosa\n");
    assert_wording(book_folder_load_well(folder), PT, "glosa", ES, true);
    write_gloss(folder, "pt", "  en: gloss of 1\n  text: glossa\n");
    assert_wording(book_folder_load_well(folder), PT, "glossa", PT, false);
    assert_wording(folder->book, ES, "glosa", ES, true);
    assert_wording(folder->book, EN, "gloss of 1", EN, false);
}

static void test_no_text_is_empty(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    assert_string_equal(book_wording(book, &book->locales[PT], TEXT_NONE).text, "");
    assert_int_equal(book_text(book, 0, "no.such.word"), TEXT_NONE);
    assert_int_equal(book_find_source(book, "x/9"), -1);
}

static void test_what_the_source_no_longer_has_is_a_warning(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/es/x/1.yaml",
                      "gloss: {en: gloss of 1, text: glosa}\nstatus: {en: current, text: actual}\n"
                      "unused: {gone: {en: a, text: b}}\n");
    book_folder_write(folder, "locales/es/x/7.yaml", "gloss: {en: a, text: b}\n");
    const Book *book = book_folder_load(folder);
    book_folder_assert_says(folder,
                            "locales/es/x/1.yaml:2:1: warning: the source has no text 'status'");
    book_folder_assert_says(folder, "locales/es/x/7.yaml: warning: there is no source 'x/7'");
    book_folder_assert_silent(folder, "unused'");
    book_folder_assert_silent(folder, "'gone'");
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR), 0);
    assert_wording(book, ES, "glosa", ES, false);
}

static void test_a_translation_is_of_the_type_of_its_source(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/es/x/1.yaml",
                      "gloss: glosa\ndescription: {en: Description of 1., text: En una llave}\n"
                      "when_seen:\n  en: |-\n    Seen.\n  text: |-\n    # No\n");
    book_folder_load(folder);
    book_folder_assert_says(
        folder,
        "locales/es/x/1.yaml:1:8: error: a map with 'en' and 'text' is wanted, not 'glosa'");
    book_folder_assert_says(folder, "locales/es/x/1.yaml:2:44: error: this stands inside { }");
    book_folder_assert_says(folder, "locales/es/x/1.yaml:7:5: error: a heading");
}

static void test_a_source_that_cannot_be_read_is_said_once(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_code(folder, "2", "  q: no\nrelated: [1]\n");
    book_folder_write(
        folder, "codes/x/1-vs-2.yaml",
        "summary: S\ninsight: |-\n  I.\nchoose:\n  \"1\": |-\n    C.\n  \"2\": |-\n    D.\n");
    write_gloss(folder, "es", "  en: gloss of 1\n  text: glosa\n");
    book_folder_load_well(folder);
    book_folder_write(folder, "codes/x/1.yaml", "code: [1\n");
    book_folder_load(folder);
    book_folder_assert_says(folder, "codes/x/1.yaml:1:7: error:");
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR), 1);
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_WARNING), 0);
}

static void test_languages_that_are_not_there(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/pt/locale.yaml",
                      "tag: pt\nname: P\ndir: ltr\nfallback: [pt, fr, es]\n");
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\n"
                      "languages: [en, es, pt, it, EN, es]\nprotocols: [x]\n");
    book_folder_load(folder);
    book_folder_assert_says(
        folder, "locales/pt/locale.yaml:4:12: error: not another language of the book: 'pt'");
    book_folder_assert_says(
        folder, "locales/pt/locale.yaml:4:16: error: not another language of the book: 'fr'");
    book_folder_assert_silent(folder, "4:20");
    book_folder_assert_says(folder, "site.yaml:3:25: error: there is no 'locales/it/locale.yaml'");
    book_folder_assert_says(folder,
                            "site.yaml:3:29: error: 'EN' cannot be a name (did you mean 'en'?)");
    book_folder_assert_says(folder,
                            "site.yaml:3:33: error: listed twice: 'es'; keep one of the two");
}

static void test_english_ends_every_chain(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/en/locale.yaml",
                      "tag: en\nname: E\ndir: ltr\nfallback: [es]\n");
    book_folder_write(folder, "locales/pt/locale.yaml",
                      "tag: pt\nname: P\ndir: ltr\nfallback: [en, es]\n");
    book_folder_load(folder);
    book_folder_assert_says(folder, "locales/en/locale.yaml:4:11: error: 'en' has no 'fallback'");
    book_folder_assert_says(folder, "locales/pt/locale.yaml:4:12: error: it says all, so nothing "
                                    "behind it is ever reached; put it last: 'en'");
    assert_int_equal(diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR), 2);
}

static void test_a_locale_says_how_it_is_written(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/pt/locale.yaml",
                      "tag: pt-BR\nname: P\ndir: rtl\nline_join: \"\"\nlist_separator: 、\n"
                      "label_separator: ：\ndecimal: \",\"\n");
    const Book *book = book_folder_load_well(folder);
    const Locale *pt = &book->locales[PT], *es = &book->locales[ES];
    assert_string_equal(pt->id, "pt");
    assert_string_equal(pt->tag, "pt-BR");
    assert_true(pt->rtl);
    assert_string_equal(pt->line_join, "");
    assert_string_equal(pt->list_separator, "、");
    assert_string_equal(pt->label_separator, "：");
    assert_string_equal(pt->decimal, ",");
    assert_false(es->rtl);
    assert_string_equal(es->line_join, " ");
    assert_string_equal(es->list_separator, ", ");
    assert_string_equal(es->label_separator, ": ");
    assert_string_equal(es->decimal, ".");
}

/* Whatever thread reads a file, what is wrong with it and what it says are the same. */
static void test_any_number_of_threads(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autoptr(GString) first = g_string_new(NULL);
    for (guint i = 2; i < 40; i++) {
        g_autofree char *id = g_strdup_printf("%u", i);
        g_autofree char *es = g_strdup_printf("locales/es/x/%u.yaml", i);
        g_autofree char *text =
            g_strdup_printf("gloss:\n  en: gloss of %u\n  text: glosa `%u\nlost: {}\n", i, i);
        book_folder_write_code(folder, id, i % 2 ? "  q: yes\n" : "  q: perhaps\n");
        book_folder_write(folder, es, text);
    }
    for (guint jobs = 1; jobs < 6; jobs++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(Book) book = book_load_with(folder->path, jobs, diagnostics);
        g_autofree char *messages = diagnostics_format(diagnostics);
        const Protocol *protocol = &book->protocols[0];
        assert_int_equal(protocol->n_codes, 39);
        for (guint c = 1; c < protocol->n_codes; c++) {
            g_autofree char *glosa = g_strdup_printf("glosa `%s", protocol->codes[c].id);
            Wording wording = book_wording(book, &book->locales[PT], protocol->codes[c].gloss);
            assert_string_equal(wording.text, glosa);
        }
        if (jobs == 1)
            g_string_assign(first, messages);
        assert_string_equal(messages, first->str);
        assert_true(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
        assert_true(diagnostics_count(diagnostics, DIAGNOSTIC_WARNING) >= 38 + 38 / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing_is_no_text_or_an_empty_one),
        cmocka_unit_test(test_done_is_a_text_for_todays_english),
        cmocka_unit_test(test_stale_by_was),
        cmocka_unit_test(test_stale_by_another_english),
        cmocka_unit_test(test_white_space_is_no_other_english),
        cmocka_unit_test(test_another_normal_form_is_no_other_english),
        cmocka_unit_test(test_the_chain_of_fallbacks),
        cmocka_unit_test(test_no_text_is_empty),
        cmocka_unit_test(test_what_the_source_no_longer_has_is_a_warning),
        cmocka_unit_test(test_a_translation_is_of_the_type_of_its_source),
        cmocka_unit_test(test_a_source_that_cannot_be_read_is_said_once),
        cmocka_unit_test(test_languages_that_are_not_there),
        cmocka_unit_test(test_english_ends_every_chain),
        cmocka_unit_test(test_a_locale_says_how_it_is_written),
        cmocka_unit_test(test_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
