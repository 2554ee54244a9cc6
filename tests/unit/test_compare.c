/* Tests of compare from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/compare.h"
#include "book_folder.h"

/* Questions by their place: bits of `differs` and `shares`. */
enum { CLASS, PLACE, WHO, DEEP, WORDS, HEADERS, PAPERS };

#define BIT(question) (G_GUINT64_CONSTANT(1) << (question))

static const char questions[] =
    "  class:\n    label: L\n    asks: A\n    kind: one\n    counts: no\n"
    "    answers: {up: {short: s, says: s}, down: {short: s, says: s}}\n"
    "  place:\n    label: L\n    asks: A\n    kind: one\n"
    "    answers: {here: {short: s, says: s}, there: {short: s, says: s}}\n"
    "  who:\n    label: L\n    asks: A\n    kind: many\n"
    "    answers: {a: {short: s, says: s}, b: {short: s, says: s}, c: {short: s, says: s}}\n"
    "  deep:\n    label: L\n    asks: A\n    kind: one\n    applies: {place: here, class: [up, "
    "down]}\n"
    "    answers: {one: {short: s, says: s}, two: {short: s, says: s}}\n"
    "  words:\n    label: L\n    asks: A\n    kind: tokens\n"
    "  headers:\n    label: L\n    asks: A\n    kind: headers\n"
    "  papers:\n    label: L\n    asks: A\n    kind: sources\n";

static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write_questions(folder, questions);
    /* all questions */
    book_folder_write_code(folder, "1",
                           "  class: up\n  place: here\n  who: [a, b]\n  deep: one\n"
                           "  words: [INVITE, ACK]\n"
                           "  headers: {required: [Via, To], useful: [From]}\n"
                           "  papers: [RFC 2, RFC 3]\n");
    /* the same in another order, with sources of its own */
    book_folder_write_code(
        folder, "2",
        "  class: {is: up, source: RFC 9}\n  place: {is: [here]}\n  who: [b, a]\n"
        "  deep: one\n  words: {is: [ACK, INVITE], source: [RFC 1, RFC 2]}\n"
        "  headers: {useful: From, required: [To, Via], source: RFC 4}\n"
        "  papers: [RFC 3, RFC 2]\n");
    /* no deep, none of what need not be answered */
    book_folder_write_code(folder, "3", "  class: down\n  place: there\n  who: a\n");
    /* required and useful exchanged; of two words one */
    book_folder_write_code(folder, "10",
                           "  class: down\n  place: here\n  who: [a, b, c]\n  deep: two\n"
                           "  words: ACK\n  headers: {required: [From], useful: [Via, To]}\n");
    /* no word, no header field: an answer too */
    book_folder_write_code(folder, "11",
                           "  class: down\n  place: here\n  who: [a, b, c]\n  deep: two\n"
                           "  words: []\n  headers: {required: [], useful: []}\n");
    return folder;
}

static Comparison compare(const Book *book, const char *a, const char *b)
{
    const Protocol *protocol = &book->protocols[0];
    const Code *low = protocol_find_code(protocol, a), *high = protocol_find_code(protocol, b);
    assert_non_null(low);
    assert_non_null(high);
    Comparison there = compare_codes(protocol, low->index, high->index,
                                     protocol_find_note(protocol, low->index, high->index));
    Comparison back = compare_codes(protocol, high->index, low->index, NULL);
    assert_true(there.differs == back.differs);
    assert_true(there.shares == back.shares);
    assert_int_equal(there.distance, back.distance);
    return there;
}

static void test_sets_in_another_order_are_equal(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    Comparison comparison = compare(book_folder_load_well(folder), "1", "2");
    assert_true(comparison.differs == 0);
    assert_true(comparison.shares == (BIT(CLASS) | BIT(PLACE) | BIT(WHO) | BIT(DEEP) | BIT(WORDS) |
                                      BIT(HEADERS) | BIT(PAPERS)));
    assert_int_equal(comparison.decides, -1);
    assert_int_equal(comparison.distance, 0);
}

static void test_an_absent_answer_is_neither(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    Comparison comparison = compare(book_folder_load_well(folder), "1", "3");
    assert_true(comparison.differs == (BIT(CLASS) | BIT(PLACE) | BIT(WHO)));
    assert_true(comparison.shares == 0);
}

static void test_listed_questions_decide_and_those_that_count_make_the_distance(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    Comparison comparison = compare(book, "1", "10");
    assert_true(comparison.differs ==
                (BIT(CLASS) | BIT(WHO) | BIT(DEEP) | BIT(WORDS) | BIT(HEADERS)));
    assert_true(comparison.shares == BIT(PLACE));
    assert_int_equal(comparison.distance, 2);
    assert_int_equal(comparison.decides, CLASS); /* the first, though it does not count */
    const Question *asked = book->protocols[0].questions;
    assert_false(compare_counts(&asked[CLASS]));
    assert_true(question_is_listed(&asked[CLASS]));
    assert_false(question_is_listed(&asked[WORDS]));
    assert_true(compare_counts(&asked[PLACE]));
    assert_true(compare_counts(&asked[WHO]));
    assert_false(compare_counts(&asked[WORDS]));
    assert_false(compare_counts(&asked[HEADERS]));
    assert_false(compare_counts(&asked[PAPERS]));
}

static void test_nothing_is_an_answer(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    Comparison comparison = compare(book_folder_load_well(folder), "10", "11");
    assert_true(comparison.differs == (BIT(WORDS) | BIT(HEADERS)));
    assert_true(comparison.shares == (BIT(CLASS) | BIT(PLACE) | BIT(WHO) | BIT(DEEP)));
    assert_int_equal(comparison.decides, -1);
    assert_int_equal(comparison.distance, 0);
}

static void write_note(const BookFolder *folder, const char *decides)
{
    g_autofree char *text = g_strdup_printf(
        "%ssummary: S\ninsight: |-\n  I.\nchoose:\n  \"1\": |-\n    C.\n  \"10\": |-\n    D.\n",
        decides);
    book_folder_write(folder, "codes/x/1-vs-10.yaml", text);
}

static void test_a_note_names_the_question_that_decides(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_note(folder, "decides: deep\n");
    Comparison comparison = compare(book_folder_load_well(folder), "1", "10");
    assert_int_equal(comparison.decides, DEEP);
    assert_int_equal(comparison.distance, 2);
    write_note(folder, "");
    assert_int_equal(compare(book_folder_load_well(folder), "1", "10").decides, CLASS);
}

static void test_a_note_may_name_no_other_question(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    static const struct {
        const char *question, *problem;
    } wrong[] = {{"place", "both codes are to answer, and differently, the question that decides:"},
                 {"words", "only a question of kind one or many decides between two codes, not"},
                 {"papers", "only a question of kind one or many decides between two codes, not"}};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *decides = g_strdup_printf("decides: %s\n", wrong[i].question);
        g_autofree char *expected =
            g_strconcat("codes/x/1-vs-10.yaml:1:10: error: ", wrong[i].problem, NULL);
        write_note(folder, decides);
        const Book *book = book_folder_load(folder);
        book_folder_assert_says(folder, expected);
        assert_int_equal(compare(book, "1", "10").decides, CLASS);
    }
}

static void test_near_is_of_one_class_or_alike_in_the_first_question(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    assert_true(compare_is_near(protocol, 0, 1));  /* 1, 2: one class */
    assert_true(compare_is_near(protocol, 0, 2));  /* 1, 3: one class, another place */
    assert_true(compare_is_near(protocol, 0, 3));  /* 1, 10: both here */
    assert_false(compare_is_near(protocol, 2, 3)); /* 3, 10: neither */
    assert_false(compare_is_near(protocol, 3, 2));
}

static void test_near_is_not_what_leaves_the_first_question_open(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write_questions(
        folder, "  class:\n    label: L\n    asks: A\n    kind: one\n    counts: no\n"
                "    answers: {up: {short: s, says: s}, down: {short: s, says: s}}\n"
                "  place:\n    label: L\n    asks: A\n    kind: one\n    applies: {class: up}\n"
                "    answers: {here: {short: s, says: s}, there: {short: s, says: s}}\n");
    book_folder_write_code(folder, "1", "  class: down\n");
    book_folder_write_code(folder, "2", "  class: up\n  place: here\n");
    book_folder_write_code(folder, "10", "  class: down\n");
    book_folder_write_code(folder, "11", "  class: up\n  place: here\n");
    const Protocol *protocol = &book_folder_load(folder)->protocols[0];
    assert_true(compare_is_near(protocol, 1, 3));  /* 2, 11: both here */
    assert_false(compare_is_near(protocol, 0, 2)); /* 1, 10: nobody asks where */
}

static void test_histogram_counts_every_pair_once(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    guint histogram[BOOK_QUESTIONS_MAX + 1];
    memset(histogram, 0xff, sizeof histogram);
    compare_histogram(&book_folder_load_well(folder)->protocols[0], histogram);
    /* 1-2 0, 1-3 2, 1-10 2, 1-11 2, 2-3 2, 2-10 2, 2-11 2, 3-10 2, 3-11 2, 10-11 0 */
    assert_int_equal(histogram[0], 2);
    assert_int_equal(histogram[1], 0);
    assert_int_equal(histogram[2], 8);
    for (guint d = 3; d <= BOOK_QUESTIONS_MAX; d++)
        assert_int_equal(histogram[d], 0);
}

static void test_answers_that_are_wrong(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_code(folder, "4",
                           "  class: [up, down]\n  place: hree\n  who: []\n  deep: one\n"
                           "  words: {a: b}\n  headers: [Via]\n  papres: RFC 1\n");
    book_folder_load(folder);
    book_folder_assert_says(
        folder, "codes/x/4.yaml:17:10: error: exactly one answer is wanted for question 'class'");
    book_folder_assert_says(folder, "codes/x/4.yaml:18:10: error: question 'place' has no answer "
                                    "'hree' (did you mean 'here'?)");
    book_folder_assert_says(folder,
                            "codes/x/4.yaml:19:8: error: no answer is given to question 'who'");
    book_folder_assert_silent(folder, "not asked"); /* 'deep' is asked by the answers above */
    book_folder_assert_says(folder, "codes/x/4.yaml:21:10: error: an answer, a list of answers, or "
                                    "{is: …, source: …} is wanted");
    book_folder_assert_says(
        folder, "codes/x/4.yaml:22:12: error: a map {required: […], useful: […]} is wanted");
    book_folder_assert_says(
        folder, "codes/x/4.yaml:23:3: error: unknown question 'papres' (did you mean 'papers'?)");
}

static void test_an_applying_question_wants_an_answer(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_code(folder, "4", "  class: up\n  place: here\n");
    book_folder_load(folder);
    book_folder_assert_says(folder, "codes/x/4.yaml:17:3: error: no answer to question 'who'");
    book_folder_assert_says(folder, "codes/x/4.yaml:17:3: error: no answer to question 'deep'");
    book_folder_assert_silent(folder,
                              "'words'"); /* tokens, header fields and sources may be left out */
    book_folder_assert_silent(folder, "'headers'");
    book_folder_assert_silent(folder, "'papers'");
}

static void test_conditions_that_are_wrong(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write_questions(
        folder,
        "  a:\n    label: L\n    asks: A\n    kind: one\n"
        "    answers: {yes: {short: s, says: s}}\n"
        "  b:\n    label: L\n    asks: A\n    kind: one\n    applies: {a: yse, b: yes, c: yes}\n"
        "    answers: {yes: {short: s, says: s}}\n"
        "  d:\n    label: L\n    asks: A\n    kind: one\n"
        "  e:\n    label: L\n    asks: A\n    kind: tokens\n"
        "    answers: {yes: {short: s, says: s}}\n");
    book_folder_load(folder);
    const char *path = "codes/x/protocol.yaml";
    g_autofree char *answer = g_strconcat(
        path, ":29:18: error: question 'a' has no answer 'yse' (did you mean 'yes'?)", NULL);
    book_folder_assert_says(folder, answer);
    g_autofree char *own =
        g_strconcat(path, ":29:23: error: a question cannot apply by its own answer: 'b'", NULL);
    book_folder_assert_says(folder, own);
    g_autofree char *other = g_strconcat(path, ":29:31: error: unknown question 'c'", NULL);
    book_folder_assert_says(folder, other);
    g_autofree char *none =
        g_strconcat(path, ":31:3: error: no 'answers' to choose from in question 'd'", NULL);
    book_folder_assert_says(folder, none);
    g_autofree char *some = g_strconcat(
        path, ":39:14: error: 'answers' are only for questions of kind one and many, not 'tokens'",
        NULL);
    book_folder_assert_says(folder, some);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_in_another_order_are_equal),
        cmocka_unit_test(test_an_absent_answer_is_neither),
        cmocka_unit_test(test_listed_questions_decide_and_those_that_count_make_the_distance),
        cmocka_unit_test(test_nothing_is_an_answer),
        cmocka_unit_test(test_a_note_names_the_question_that_decides),
        cmocka_unit_test(test_a_note_may_name_no_other_question),
        cmocka_unit_test(test_near_is_of_one_class_or_alike_in_the_first_question),
        cmocka_unit_test(test_near_is_not_what_leaves_the_first_question_open),
        cmocka_unit_test(test_histogram_counts_every_pair_once),
        cmocka_unit_test(test_answers_that_are_wrong),
        cmocka_unit_test(test_an_applying_question_wants_an_answer),
        cmocka_unit_test(test_conditions_that_are_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
