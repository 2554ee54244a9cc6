/* What codes without three digits are called, how they are ordered and found, and what lies between
 * two protocols. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"

static void write_protocol(const BookFolder *folder, const char *id, const char *more)
{
    g_autofree char *path = g_strdup_printf("codes/%s/protocol.yaml", id);
    g_autofree char *text = g_strdup_printf(
        "name: %s\ntitle: The protocol %s\nabout: |-\n  About.\nsources: [RFC 1]\n"
        "questions:\n  late:\n    label: Late\n    asks: Is it late?\n    kind: one\n"
        "    answers:\n      yes: {short: late, says: It is late.}\n"
        "      no: {short: in time, says: It is in time.}\n%s",
        id, id, more);
    book_folder_write(folder, path, text);
}

static void write_code(const BookFolder *folder, const char *protocol, const char *id,
                       const char *more)
{
    g_autofree char *path = g_strdup_printf("codes/%s/%s.yaml", protocol, id);
    g_autofree char *text = g_strdup_printf(
        "code: \"%s\"\nstatus: current\nsources: [RFC 1]\nchecked: 2026-11\ngloss: gloss of %s\n"
        "description: |-\n  Description of %s.\nwhen_seen: |-\n  Seen.\nwhen_to_use: |-\n  Used.\n"
        "how_to_fix: |-\n  Fixed.\n%s",
        id, id, id, more);
    book_folder_write(folder, path, text);
}

static BookFolder *folder_new(const char *protocols, const char *more)
{
    BookFolder *folder = book_folder_new();
    g_autofree char *site = g_strdup_printf(
        "format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\nprotocols: %s\n%s",
        protocols, more);
    book_folder_write(folder, "site.yaml", site);
    book_folder_remove_protocol(folder);
    book_folder_write(folder, "locales/es/locale.yaml", "tag: es\nname: español\ndir: ltr\n");
    return folder;
}

#define FACTS "facts: {late: yes}\n"

static void test_codes_with_numbers_come_first_by_their_value(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g", "");
    write_code(folder, "g", "UNKNOWN", "number: \"2\"\n" FACTS);
    write_code(folder, "g", "ABORTED", "number: \"10\"\n" FACTS);
    write_code(folder, "g", "ZERO", "number: 0x1\n" FACTS);
    write_code(folder, "g", "BADVERS", "number: 0x10\n" FACTS);
    write_code(folder, "g", "BADSIG", "number: \"16\"\n" FACTS);
    write_code(folder, "g", "NODATA", FACTS);
    write_code(folder, "g", "0x8A", FACTS);
    write_code(folder, "g", "3.1", FACTS);
    write_code(folder, "g", "10", FACTS);
    write_code(folder, "g", "12-15", FACTS);
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    static const char *const ids[] = {"ZERO",  "UNKNOWN", "3.1",     "10",   "ABORTED",
                                      "12-15", "BADSIG",  "BADVERS", "0x8A", "NODATA"};
    assert_int_equal(protocol->n_codes, G_N_ELEMENTS(ids));
    for (guint c = 0; c < protocol->n_codes; c++) {
        assert_string_equal(protocol->codes[c].id, ids[c]);
        assert_int_equal(protocol->codes[c].index, c);
        assert_ptr_equal(protocol_find_code(protocol, ids[c]), &protocol->codes[c]);
    }
    assert_null(protocol_find_code(protocol, "14"));
    assert_true(protocol_compare_ids(protocol, "UNKNOWN", "ABORTED") < 0);
    assert_true(protocol_compare_ids(protocol, "UNKNOWN", "NOSUCH") > 0);
}

static void test_codes_are_ordered_by_characters_where_the_protocol_says_it(void **state)
{
    (void)state;
    static const char *const ids[] = {"01000", "23505", "40001", "40P01",
                                      "42601", "42P01", "XX000"};
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g",
                   "order: characters\nclasses:\n"
                   "  low:\n    codes: 00000-41ZZZ\n    name: Low\n    about: |-\n      Low.\n"
                   "  high:\n    codes: 42000-ZZZZZ\n    name: High\n    about: |-\n      High.\n");
    for (guint c = 0; c < G_N_ELEMENTS(ids); c++)
        write_code(folder, "g", ids[c], c < 4 ? "class: low\n" FACTS : "class: high\n" FACTS);
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    assert_int_equal(protocol->n_codes, G_N_ELEMENTS(ids));
    for (guint c = 0; c < protocol->n_codes; c++) {
        assert_string_equal(protocol->codes[c].id, ids[c]);
        assert_ptr_equal(protocol_find_code(protocol, ids[c]), &protocol->codes[c]);
    }
    assert_true(protocol_compare_ids(protocol, "42999", "42P02") < 0);
}

static void assert_shown(const Protocol *protocol, const char *id, const char *name,
                         const char *full)
{
    const Code *code = protocol_find_code(protocol, id);
    assert_string_equal(code->name, name);
    assert_string_equal(code->full, full);
}

static void test_no_word_is_shown_twice(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g", "");
    write_code(folder, "g", "486", "name: Busy Here\n" FACTS);
    write_code(folder, "g", "UNAVAILABLE", "number: \"14\"\nname: UNAVAILABLE\n" FACTS);
    write_code(folder, "g", "bad_certificate", FACTS);
    write_code(folder, "g", "NXDOMAIN", "number: \"3\"\nname: Non-Existent Domain\n" FACTS);
    write_code(folder, "g", "7", "number: \"7\"\nname: Seven\n" FACTS);
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    assert_shown(protocol, "486", "Busy Here", "486 Busy Here");
    assert_shown(protocol, "UNAVAILABLE", "", "UNAVAILABLE (14)");
    assert_shown(protocol, "bad_certificate", "", "bad_certificate");
    assert_shown(protocol, "NXDOMAIN", "Non-Existent Domain", "NXDOMAIN (3) Non-Existent Domain");
    assert_shown(protocol, "7", "Seven", "7 Seven");
}

static void test_aliases_and_ranges_lead_to_their_code(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[w]", "");
    write_protocol(folder, "w", "");
    write_code(folder, "w", "3000", FACTS);
    write_code(folder, "w", "3000-3999", "range: 3000-3999\naliases: [libraries]\n" FACTS);
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    const Code *range = protocol_find_code(protocol, "3000-3999");
    assert_string_equal(range->low, "3000");
    assert_string_equal(range->high, "3999");
    assert_ptr_equal(protocol_find_alias(protocol, "libraries"), range);
    assert_null(protocol_find_alias(protocol, "3000"));
    assert_string_equal(protocol->codes[0].id, "3000");
}

static void test_endings_and_readers(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g",
                   "readers: {client: For the client, server: For the server}\n"
                   "classes:\n  ok:\n    name: Fine\n    tone: success\n    ending: next\n    "
                   "about: |-\n      Fine.\n"
                   "  2.xx:\n    name: Two\n    about: |-\n      Two.\n");
    write_code(folder, "g", "a", "class: ok\n" FACTS);
    write_code(folder, "g", "b", "class: ok\nending: reserved\n" FACTS);
    write_code(folder, "g", "c", "class: 2.xx\n" FACTS);
    book_folder_write(
        folder, "codes/g/d.yaml",
        "code: d\nstatus: never_sent\nsources: [RFC 1]\nchecked: 2026-11\ngloss: D\nclass: ok\n"
        "description: |-\n  D.\nwhen_seen: |-\n  Seen.\n"
        "how_to_fix:\n  server: |-\n    Mend it.\n  client: |-\n    Wait.\n" FACTS);
    const Book *book = book_folder_load_well(folder);
    const Protocol *protocol = &book->protocols[0];
    assert_int_equal(protocol->codes[0].ending, ENDING_NEXT);
    assert_int_equal(protocol->codes[1].ending, ENDING_RESERVED);
    assert_int_equal(protocol->codes[2].ending, ENDING_FIX);
    assert_int_equal(protocol->classes[0].tone, TONE_SUCCESS);
    const Code *code = &protocol->codes[3];
    assert_int_equal(code->how_to_fix, TEXT_NONE);
    assert_int_equal(code->n_fixes, 2);
    assert_int_equal(code->fixes[0].reader, 0);
    assert_string_equal(book->texts[code->fixes[0].text].path, "how_to_fix.client");
    assert_string_equal(book->texts[code->fixes[1].text].node->text, "Mend it.");
}

static void test_each_language_has_its_own_keywords(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g", "");
    write_code(folder, "g", "a", "keywords: lost, gone\n" FACTS);
    write_code(folder, "g", "b", FACTS);
    book_folder_write(folder, "locales/es/g/b.yaml", "keywords: perdido\n");
    const Book *book = book_folder_load_well(folder);
    const Code *codes = book->protocols[0].codes;
    assert_string_equal(book_keywords(book, &book->locales[0], &codes[0]), "lost, gone");
    assert_null(book_keywords(book, &book->locales[0], &codes[1]));
    assert_null(book_keywords(book, &book->locales[1], &codes[0]));
    assert_string_equal(book_keywords(book, &book->locales[1], &codes[1]), "perdido");
}

static void test_relations_are_told_to_both(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g, h]", "");
    write_protocol(folder, "g", "");
    write_protocol(folder, "h", "");
    write_code(folder, "g", "4.04", FACTS);
    write_code(folder, "h", "404", FACTS);
    write_code(folder, "h", "405", FACTS);
    book_folder_write(folder, "codes/across/g.4.04-vs-h.404.yaml",
                      "kinds: [number, mapped]\nmapped: {from: h.404, source: RFC 8075}\n"
                      "choose:\n  g.4.04: |-\n    There.\n  h.404: |-\n    Here.\n");
    book_folder_write(folder, "codes/across/g.4.04-vs-h.405.yaml", "kinds: [number]\n");
    const Book *book = book_folder_load_well(folder);
    assert_int_equal(book->n_relations, 2);
    const Relation *relation = &book->relations[0];
    assert_string_equal(relation->sides[1].id, "h.404");
    assert_int_equal(relation->sides[1].protocol, 1);
    assert_int_equal(relation->kinds, 1u << RELATION_NUMBER | 1u << RELATION_MAPPED);
    assert_true(relation_is_equivalence(relation));
    assert_false(relation_is_equivalence(&book->relations[1]));
    assert_int_equal(relation->n_mappings, 1);
    assert_int_equal(relation->mappings[0].from, 1);
    assert_int_not_equal(relation->choose[0], TEXT_NONE);
    assert_int_not_equal(relation->choose[1], TEXT_NONE);
    assert_int_equal(book->protocols[0].codes[0].n_relations, 2);
    assert_int_equal(book->protocols[1].codes[1].n_relations, 1);
    assert_int_equal(book->protocols[1].codes[1].relations[0], 1);
}

static void test_rules_answer_the_questions_of_the_book(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    book_folder_write(
        folder, "codes/questions.yaml",
        "again:\n  label: Again\n  asks: Again?\n  answers:\n"
        "    now: {short: now, says: Now.}\n    never: {short: never, says: Never.}\n");
    write_protocol(
        folder, "g",
        "shared_facts:\n  again:\n    - {when: {late: yes, status: current}, is: never}\n"
        "    - {when: {late: [yes, no], status: unofficial}, is: now}\n");
    write_code(folder, "g", "a", FACTS);
    write_code(folder, "g", "b", "facts: {late: no}\n");
    write_code(folder, "g", "c", "shared: {again: {is: now, source: RFC 9}}\n" FACTS);
    const Code *codes = book_folder_load_well(folder)->protocols[0].codes;
    assert_int_equal(codes[0].shared[0].answer, 1);
    assert_int_equal(codes[1].shared[0].answer, -1);
    assert_int_equal(codes[2].shared[0].answer, 0);
    assert_string_equal(codes[2].shared[0].citations.items[0], "RFC 9");
}

static void test_trees_are_flat_and_lead_on(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(folder, "g", "");
    write_code(folder, "g", "a", FACTS);
    write_code(folder, "g", "b", FACTS);
    book_folder_write(
        folder, "codes/g/decide.yaml",
        "one:\n  title: One\n  role: receiver\n  start: second\n  steps:\n"
        "    first:\n      asks: And?\n      answers:\n        end: {when: So, codes: [a], source: "
        "RFC 1}\n"
        "    second:\n      asks: Well?\n      answers:\n"
        "        on: {when: On, goto: first}\n        out: {when: Out, goto: two}\n"
        "two:\n  title: Two\n  role: sender\n  start: only\n  steps:\n"
        "    only:\n      asks: What?\n      answers:\n        none: {when: No, says: None.}\n"
        "unreached:\n  b: {why: Nobody asks.}\n");
    const Protocol *protocol = &book_folder_load_well(folder)->protocols[0];
    assert_int_equal(protocol->n_trees, 2);
    const Tree *tree = &protocol->trees[0];
    assert_int_equal(tree->role, TREE_RECEIVER);
    assert_int_equal(tree->start, 1);
    assert_int_equal(tree->steps[1].answers[0].step, 0);
    assert_int_equal(tree->steps[1].answers[0].tree, -1);
    assert_int_equal(tree->steps[1].answers[1].tree, 1);
    assert_int_equal(tree->steps[0].answers[0].codes.codes[0], 0);
    assert_int_equal(protocol->n_unreached, 1);
    assert_int_equal(protocol->unreached[0].code, 1);
}

static void test_a_protocol_has_its_own_words_and_documents(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new("[g]", "");
    write_protocol(
        folder, "g",
        "words: {protocol.title: \"{protocol} status codes\"}\n"
        "documents: {code.proto: \"https://a.example/p\", gRPC: \"https://a.example/g\", "
        "gRPC over HTTP/2: \"https://a.example/h\"}\n");
    write_code(folder, "g", "a", FACTS);
    const Book *book = book_folder_load_well(folder);
    const Protocol *protocol = &book->protocols[0];
    assert_string_equal(book->texts[protocol_word(protocol, "protocol.title")].node->text,
                        "{protocol} status codes");
    assert_int_equal(protocol_word(protocol, "code.title"), TEXT_NONE);
    assert_string_equal(protocol_document(protocol, "code.proto"), "https://a.example/p");
    assert_string_equal(protocol_document(protocol, "gRPC over HTTP/2, Requests"),
                        "https://a.example/h");
    assert_string_equal(protocol_document(protocol, "gRPC, Errors"), "https://a.example/g");
    assert_null(protocol_document(protocol, "gRPCs"));
    assert_null(protocol_document(protocol, "RFC 1"));
}

static void test_kinds_with_fixed_names_are_no_codes(void **state)
{
    (void)state;
    char *a = NULL, *b = NULL;
    assert_int_equal(book_kind_of_file(FILE_FOLDER_PROTOCOL, "decide", &a, &b), BOOK_FILE_DECIDE);
    assert_int_equal(book_kind_of_file(FILE_FOLDER_PROTOCOL, "protocol", &a, &b),
                     BOOK_FILE_PROTOCOL);
    assert_int_equal(book_kind_of_file(FILE_FOLDER_CODES, "questions", &a, &b),
                     BOOK_FILE_QUESTIONS);
    assert_int_equal(book_kind_of_file(FILE_FOLDER_CODES, "486", &a, &b), BOOK_N_FILE_KINDS);
    assert_null(a);
    g_autofree char *list = book_folder_list(FILE_FOLDER_PROTOCOL);
    assert_string_equal(list, "'protocol.yaml', 'glossary.yaml', 'programs.yaml', 'decide.yaml'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_with_numbers_come_first_by_their_value),
        cmocka_unit_test(test_codes_are_ordered_by_characters_where_the_protocol_says_it),
        cmocka_unit_test(test_no_word_is_shown_twice),
        cmocka_unit_test(test_aliases_and_ranges_lead_to_their_code),
        cmocka_unit_test(test_endings_and_readers),
        cmocka_unit_test(test_each_language_has_its_own_keywords),
        cmocka_unit_test(test_relations_are_told_to_both),
        cmocka_unit_test(test_rules_answer_the_questions_of_the_book),
        cmocka_unit_test(test_trees_are_flat_and_lead_on),
        cmocka_unit_test(test_a_protocol_has_its_own_words_and_documents),
        cmocka_unit_test(test_kinds_with_fixed_names_are_no_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
