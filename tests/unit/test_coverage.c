/* Tests of coverage from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"
#include "plan/coverage.h"
#include "plan/plan.h"

enum { EN, ES, PT };

/* English of a code: gloss "gloss of N" (3 words), description "Description of N." (3), and one
 * word each for when_seen, when_to_use, how_to_fix: 5 texts, 9 words. Two codes and a note on them.
 */
static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write_code(folder, "1", "  q: yes\n");
    book_folder_write_code(folder, "2", "  q: no\n");
    /* 4 texts, 2 + 4 + 1 + 3 words */
    book_folder_write(folder, "codes/x/1-vs-2.yaml",
                      "summary: Two words\ninsight: |-\n  These are four words.\nchoose:\n"
                      "  \"1\": |-\n    One.\n  \"2\": |-\n    These are three.\n");
    return folder;
}

/* Of the texts that stand on the page. */
static Progress own_of(const Coverages *coverages, const Page *page)
{
    return coverage_of_own(coverages, page).progress;
}

static void assert_coverage(Progress coverage, guint total, guint missing, guint words,
                            guint words_missing)
{
    assert_int_equal(coverage.total, total);
    assert_int_equal(coverage.unseen, missing);
    assert_int_equal(coverage.words, words);
    assert_int_equal(coverage.words_unseen, words_missing);
}

static const Page code_1 = {.kind = PAGE_CODE, .locale = ES, .a = 0};
static const Page code_2 = {.kind = PAGE_CODE, .locale = ES, .a = 1};
static const Page pair = {.kind = PAGE_PAIR, .locale = ES, .a = 0, .b = 1};

static void test_nothing_is_translated(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    assert_coverage(own_of(coverages, &code_1), 5, 5, 9, 9);
    assert_coverage(own_of(coverages, &pair), 12, 12, 26, 26);
    assert_false(coverage_is_listed(coverages, ES));
    assert_false(coverage_is_indexed(coverages, &pair));
}

static void test_english_is_whole(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    Page english = pair;
    english.locale = EN;
    assert_coverage(own_of(coverages, &english), 12, 0, 26, 0);
    assert_true(coverage_is_indexed(coverages, &english));
    assert_true(coverage_is_listed(coverages, EN));
}

static void test_done_and_stale_count_misfits_and_missing_do_not(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(
        folder, "locales/es/x/1.yaml",
        "gloss: {en: gloss of 1, text: a}\ndescription:\n  was: |-\n    Old.\n  en: |-\n"
        "    Description of 1.\n  text: |-\n    b\nwhen_seen:\n  en: |-\n    Seen.\n  text: "
        "\"\"\n");
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    assert_coverage(own_of(coverages, &code_1), 5, 3, 9, 3);
    assert_coverage(own_of(coverages, &code_2), 5, 5, 9, 9);
    assert_coverage(own_of(coverages, &pair), 12, 10, 26, 20);
    /* What falls back to another language is not translated. */
    Page portuguese = code_1;
    portuguese.locale = PT;
    assert_coverage(own_of(coverages, &portuguese), 5, 5, 9, 9);
    /* 6 of 9 words are 66 per cent, 60 are asked for. */
    assert_true(coverage_is_indexed(coverages, &code_1));
    assert_false(coverage_is_indexed(coverages, &code_2));
    assert_false(coverage_is_indexed(coverages, &pair));
}

static void test_a_stale_pattern_that_does_not_fit_is_missing(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/es/site.yaml",
                      "pair:\n  short: {was: \"{a}\", en: \"{a} vs {b}\", text: \"{a}\"}\n");
    const Book *book = book_folder_load(folder);
    g_autoptr(Coverages) coverages = coverages_new(book);
    Progress words = coverage_of_source(coverages, ES, 0);
    assert_int_equal(words.unseen, words.total);
    Page page = {.kind = PAGE_API, .locale = ES};
    Progress shared = coverage_of_shared(coverages, &page).progress;
    assert_int_equal(shared.unseen, shared.total);
}

static void test_a_pair_without_a_note_has_the_texts_of_its_codes(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_code(folder, "3", "  q: no\n");
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    Page other = {.kind = PAGE_PAIR, .locale = ES, .a = 0, .b = 2};
    assert_coverage(own_of(coverages, &other), 10, 10, 18, 18);
}

static void test_lists_have_the_glosses_and_summaries_that_they_show(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    static const struct {
        PageKind kind;
        guint texts;
    } lists[] = {{PAGE_HOME, 1}, {PAGE_PROTOCOL, 3}, {PAGE_MATRIX, 0}, {PAGE_API, 0}};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        Page page = {.kind = lists[i].kind, .locale = ES};
        assert_int_equal(own_of(coverages, &page).total, lists[i].texts);
    }
}

static void test_labels_are_shared_by_the_pages_of_a_protocol(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    g_autoptr(Coverages) coverages = coverages_new(book);
    guint labels = coverage_of_source(coverages, ES, 0).total +
                   coverage_of_source(coverages, ES, book->protocols[0].text_file).total;
    PageShare shared = coverage_of_shared(coverages, &pair);
    assert_int_equal(shared.progress.total, labels);
    assert_int_equal(shared.progress.unseen, labels);
    assert_int_equal(shared.source, book->protocols[0].text_file);
    assert_int_equal(coverage_of_own(coverages, &pair).source,
                     book->protocols[0].pair_notes[0].text_file);
}

static void test_a_language_that_lacks_one_text_is_not_whole(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
    assert_true(coverage_is_whole(coverages, EN));
    assert_false(coverage_is_whole(coverages, ES));
}

static void test_no_page_counts_as_translated_because_it_has_no_texts(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    g_autoptr(Coverages) coverages = coverages_new(book);
    g_autoptr(Plan) plan = plan_new(book);
    for (guint i = 0; i < plan_count(plan); i++) {
        Page page = plan_page(plan, ES, i);
        if (coverage_is_indexed(coverages, &page))
            fail_msg("the page of kind %d is taken for Spanish", (int)page.kind);
    }
}

static void test_the_border_is_within(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/es/x/1.yaml",
                      "gloss: {en: gloss of 1, text: a}\n"); /* 3 of 9: 33.33 % */
    static const char *const sites[] = {
        "format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\nprotocols: [x]\n"
        "publish: {index_from: 33, menu_from: 0}\n",
        "format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\nprotocols: [x]\n"
        "publish: {index_from: 34, menu_from: 1}\n"};
    for (guint i = 0; i < G_N_ELEMENTS(sites); i++) {
        book_folder_write(folder, "site.yaml", sites[i]);
        g_autoptr(Coverages) coverages = coverages_new(book_folder_load_well(folder));
        assert_true(coverage_is_indexed(coverages, &code_1) == (i == 0));
        assert_true(coverage_is_listed(coverages, PT) == (i == 0));
    }
}

static void test_a_language_is_the_sum_of_its_sources(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    g_autoptr(Coverages) coverages = coverages_new(book);
    guint total = 0, words = 0;
    for (guint s = 0; s < book->n_sources; s++) {
        total += coverage_of_source(coverages, ES, s).total;
        words += coverage_of_source(coverages, ES, s).words;
    }
    assert_coverage(coverage_of_language(coverages, ES), total, total, words, words);
    assert_int_equal(total, book->n_texts - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_translated),
        cmocka_unit_test(test_english_is_whole),
        cmocka_unit_test(test_done_and_stale_count_misfits_and_missing_do_not),
        cmocka_unit_test(test_a_stale_pattern_that_does_not_fit_is_missing),
        cmocka_unit_test(test_a_pair_without_a_note_has_the_texts_of_its_codes),
        cmocka_unit_test(test_lists_have_the_glosses_and_summaries_that_they_show),
        cmocka_unit_test(test_labels_are_shared_by_the_pages_of_a_protocol),
        cmocka_unit_test(test_a_language_that_lacks_one_text_is_not_whole),
        cmocka_unit_test(test_no_page_counts_as_translated_because_it_has_no_texts),
        cmocka_unit_test(test_the_border_is_within),
        cmocka_unit_test(test_a_language_is_the_sum_of_its_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
