/* Tests of codes of two protocols: their pages, what parts them, the numbers that they share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/compare.h"
#include "book/numbers.h"
#include "book_folder.h"
#include "plan/indexing.h"
#include "plan/plan.h"
#include "plan/route.h"

static const char questions[] =
    "effect:\n  label: Effect\n  asks: Did it work?\n  answers:\n"
    "    done: {short: done, says: It worked.}\n    lost: {short: lost, says: It did not work.}\n"
    "again:\n  label: Again\n  asks: Is it worth repeating?\n  answers:\n"
    "    later: {short: later, says: It may work later.}\n"
    "    never: {short: never, says: It will never work.}\n";

static void write_code(const BookFolder *folder, const char *path, const char *id,
                       const char *answer)
{
    g_autofree char *text = g_strdup_printf(
        "code: \"%s\"\nname: Of %s\nstatus: current\nsources: [RFC 1]\nchecked: 2026-11\n"
        "gloss: gloss of %s\ndescription: |-\n  Description of %s.\nwhen_seen: |-\n  Seen.\n"
        "when_to_use: |-\n  Used.\nhow_to_fix: |-\n  Fixed.\nfacts: {q: %s}\n",
        id, path, path, path, answer);
    g_autofree char *file = g_strdup_printf("codes/%s/%s.yaml", path, id);
    book_folder_write(folder, file, text);
}

static void write_protocol(const BookFolder *folder, const char *id, const char *rules)
{
    g_autofree char *text = g_strdup_printf(
        "name: %s\ntitle: The %s protocol\nabout: |-\n  About %s.\nsources: [RFC 1]\n"
        "shared_facts:\n%squestions:\n  q:\n    label: The label of %s\n    asks: Is it so?\n"
        "    kind: one\n    answers:\n      yes: {short: so, says: It is so.}\n"
        "      no: {short: not so, says: It is not so.}\n",
        id, id, id, rules, id);
    g_autofree char *file = g_strdup_printf("codes/%s/protocol.yaml", id);
    book_folder_write(folder, file, text);
}

/* x has 2 and 07, y has 2, 7 and 9; `more` stands in site.yaml. */
static BookFolder *folder_new(const char *more)
{
    BookFolder *folder = book_folder_new();
    g_autofree char *site =
        g_strconcat("format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\n"
                    "protocols: [y, x]\n",
                    more, NULL);
    book_folder_write(folder, "site.yaml", site);
    book_folder_write(folder, "codes/questions.yaml", questions);
    write_protocol(folder, "x",
                   "  effect:\n    - {when: {q: yes}, is: done}\n    - {when: {q: no}, is: lost}\n"
                   "  again:\n    - {when: {q: [yes, no]}, is: later}\n");
    write_protocol(
        folder, "y",
        "  effect:\n    - {when: {q: [yes, no]}, is: lost}\n"
        "  again:\n    - {when: {q: yes}, is: later}\n    - {when: {q: no}, is: never}\n");
    write_code(folder, "x", "2", "yes");
    write_code(folder, "x", "07", "no");
    write_code(folder, "y", "2", "no");
    write_code(folder, "y", "7", "yes");
    write_code(folder, "y", "9", "yes");
    book_folder_write(folder, "codes/across/x.2-vs-y.2.yaml", "kinds: [number]\nsource: RFC 1\n");
    book_folder_write(folder, "codes/across/x.2-vs-y.9.yaml", "kinds: [nearest]\nsource: RFC 1\n");
    return folder;
}

static void test_pages_stand_in_a_folder_of_their_own(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("");
    const Book *book = book_folder_load_well(folder);
    static const struct {
        Page page;
        const char *path;
    } pages[] = {{{.kind = PAGE_ACROSS}, "en/across/x.2-vs-y.2.html"},
                 {{.kind = PAGE_ACROSS, .locale = 1, .a = 1}, "es/across/x.2-vs-y.9.html"},
                 {{.kind = PAGE_ACROSS_INDEX}, "en/across/index.html"}};
    for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
        Page found;
        g_autoptr(GString) path = g_string_new(NULL);
        route_append_path(book, &pages[i].page, path);
        assert_string_equal(path->str, pages[i].path);
        assert_true(route_find(book, path->str, &found));
        assert_int_equal(found.kind, pages[i].page.kind);
        assert_int_equal(found.locale, pages[i].page.locale);
        assert_int_equal(found.a, pages[i].page.a);
    }
    g_autofree char *own = route_folder(book, LEVEL_ACROSS, 1, 0);
    assert_string_equal(own, "es/across/");
}

static void test_what_has_no_page(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("");
    const Book *book = book_folder_load_well(folder);
    static const char *const paths[] = {
        "across/index.html",         "en/across.html",           "en/across/x.2-vs-y.7.html",
        "en/across/y.2-vs-x.2.html", "en/across/2.html",         "en/x/x.2-vs-y.2.html",
        "en/x.2-vs-y.2.html",        "en/across/x.2-vs-y.2",     "en/across/api.html",
        "en/across/matrix.html",     "en/across/x/2-vs-y.2.html"};
    Page page;
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++)
        if (route_find(book, paths[i], &page))
            fail_msg("'%s' is found", paths[i]);
}

static guint count_pages(const Book *book, PageKind kind)
{
    guint n = 0;
    g_autoptr(Plan) plan = plan_new(book);
    for (guint i = 0; i < plan_count(plan); i++)
        n += plan_page(plan, 0, i).kind == kind;
    return n;
}

static void test_the_site_says_whether_there_are_pages(void **state)
{
    (void)state;
    static const struct {
        const char *more;
        guint pages, indexes;
    } cases[] = {{"", 2, 1}, {"across: declared\n", 2, 1}, {"across: none\n", 0, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(BookFolder) folder = folder_new(cases[i].more);
        const Book *book = book_folder_load_well(folder);
        Page page;
        assert_int_equal(count_pages(book, PAGE_ACROSS), cases[i].pages);
        assert_int_equal(count_pages(book, PAGE_ACROSS_INDEX), cases[i].indexes);
        assert_int_equal(route_find(book, "en/across/index.html", &page), cases[i].indexes > 0);
        g_autoptr(Plan) plan = plan_new(book);
        assert_int_equal(plan_page(plan, 0, plan_count(plan) - 1).kind, PAGE_HOME);
    }
}

static void test_pages_are_indexed_by_the_rule_for_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        bool number, nearest, noted;
    } cases[] = {
        {"all", true, true, true}, {"near", false, true, true}, {"noted", false, false, true}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *more = g_strdup_printf("publish: {index_pairs: %s}\n", cases[i].rule);
        g_autoptr(BookFolder) folder = folder_new(more);
        book_folder_write(folder, "codes/across/x.07-vs-y.7.yaml",
                          "kinds: [number]\nsource: RFC 1\nsummary: |-\n  It deceives.\n");
        const Book *book = book_folder_load_well(folder);
        Page page;
        assert_true(route_find(book, "en/across/x.2-vs-y.2.html", &page));
        assert_int_equal(indexing_may_index(book, &page), cases[i].number);
        assert_true(route_find(book, "en/across/x.2-vs-y.9.html", &page));
        assert_int_equal(indexing_may_index(book, &page), cases[i].nearest);
        assert_true(route_find(book, "en/across/x.07-vs-y.7.html", &page));
        assert_int_equal(indexing_may_index(book, &page), cases[i].noted);
    }
}

static void test_the_questions_of_the_book_part_two_codes(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("");
    book_folder_write(folder, "codes/across/x.07-vs-y.7.yaml", "kinds: [number]\nsource: RFC 1\n");
    book_folder_write(folder, "codes/across/x.2-vs-y.2.yaml",
                      "kinds: [number]\nsource: RFC 1\ndecides: again\n");
    const Book *book = book_folder_load_well(folder);
    assert_int_equal(book->n_relations, 3);
    /* 07 and 7: lost and later, both. */
    Comparison same = compare_relation(book, &book->relations[2]);
    assert_int_equal(same.differs, 0);
    assert_int_equal(same.shares, 3);
    assert_int_equal(same.decides, -1);
    /* 2 and 2: done and lost, later and never. The relation says what decides. */
    Comparison both = compare_relation(book, &book->relations[0]);
    assert_int_equal(both.differs, 3);
    assert_int_equal(both.shares, 0);
    assert_int_equal(both.decides, 1);
    assert_int_equal(both.distance, 2);
    /* 2 and 9: done and lost, later both. */
    Comparison one = compare_relation(book, &book->relations[1]);
    assert_int_equal(one.differs, 1);
    assert_int_equal(one.shares, 2);
    assert_int_equal(one.decides, 0); /* the first that differs */
}

static void test_numbers_are_shared_by_their_value(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("");
    const Book *book = book_folder_load_well(folder);
    g_autoptr(GArray) shared = numbers_shared(book, 1, 0);
    const SharedNumber *numbers = (const SharedNumber *)(gpointer)shared->data;
    assert_int_equal(shared->len, 2);
    assert_string_equal(code_number(&book->protocols[1].codes[numbers[0].a]), "2");
    assert_int_equal(numbers[0].relation, 0);
    assert_string_equal(code_number(&book->protocols[1].codes[numbers[1].a]), "07");
    assert_string_equal(code_number(&book->protocols[0].codes[numbers[1].b]), "7");
    assert_int_equal(numbers[1].relation, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_stand_in_a_folder_of_their_own),
        cmocka_unit_test(test_what_has_no_page),
        cmocka_unit_test(test_the_site_says_whether_there_are_pages),
        cmocka_unit_test(test_pages_are_indexed_by_the_rule_for_pairs),
        cmocka_unit_test(test_the_questions_of_the_book_part_two_codes),
        cmocka_unit_test(test_numbers_are_shared_by_their_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
