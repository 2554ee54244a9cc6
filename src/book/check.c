/* Checks a loaded book as a whole. */
#include "book/check.h"

#include "book/check-sentences.h"
#include "book/check-sources.h"
#include "book/compare.h"
#include "book/ids.h"
#include "book/numbers.h"
#include "book/refs.h"
#include "text-hash.h"

/* ---- Two codes with one name ---- */

void check_names(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        g_autoptr(GHashTable) seen = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
        for (guint c = 0; c < protocol->n_codes; c++) {
            TextId gloss = protocol->codes[c].gloss;
            const YamlNode *node =
                locale->translations ? locale->translations[gloss].text : book->texts[gloss].node;
            if (gloss == TEXT_NONE || !node)
                continue;
            char *folded = g_utf8_casefold(node->text, -1);
            const Code *other = g_hash_table_lookup(seen, folded);
            g_autofree char *note = g_strconcat("English: ", book->texts[gloss].node->text, NULL);
            DiagnosticPlace place = yaml_text_place(node, 0, (guint)g_utf8_strlen(node->text, -1));
            place.note = locale->translations ? note : NULL;
            if (other)
                diagnostics_add(diagnostics, DIAGNOSTIC_SAME_NAME, &place,
                                "'%s' is what '%s' is called too; say what this one alone is",
                                node->text, other->id);
            g_hash_table_replace(seen, folded, (gpointer)&protocol->codes[c]);
        }
    }
}

/* ---- Pairs that differ in nothing ---- */

/* Whether an error keeps one from knowing what a code answers. */
static bool code_is_unclear(const Protocol *protocol, const Code *code)
{
    bool unclear = false, answered = false;
    for (guint q = 0; q < protocol->n_questions; q++) {
        unclear |= code->facts[q].unclear || protocol->questions[q].unclear;
        answered |= code->facts[q].answered;
    }
    return unclear || !answered;
}

/* So many codes that a code does not differ from are named: of a thousand that all answer alike
 * there would be half a million lines. */
#define CHECK_ALIKE_MAX 5

static void check_code_alike(const Book *book, const Protocol *protocol, guint code,
                             Diagnostics *diagnostics)
{
    const Code *codes = protocol->codes;
    DiagnosticPlace place = {.path = book->sources[codes[code].text_file].path};
    guint n = 0;
    for (guint other = 0; other < code && n < CHECK_ALIKE_MAX; other++) {
        if (compare_codes(protocol, other, code, NULL).distance > 0 ||
            code_is_unclear(protocol, &codes[other]))
            continue;
        n++;
        diagnostics_add(diagnostics, DIAGNOSTIC_NO_DIFFERENCE, &place,
                        "'%s' answers every question that counts as '%s' does", codes[code].id,
                        codes[other].id);
    }
}

static void check_pairs(const Book *book, const Protocol *protocol, Diagnostics *diagnostics)
{
    if (refs_is_doubtful(book, protocol, "questions", diagnostics))
        return;
    for (guint code = 0; code < protocol->n_codes; code++)
        if (!code_is_unclear(protocol, &protocol->codes[code]))
            check_code_alike(book, protocol, code, diagnostics);
}

/* ---- Numbers that two protocols share ---- */

/* Whether somebody has asked of two protocols what their numbers have in common. Those of others,
 * which count from 0 each, have nothing to do with one another. */
static bool is_asked_of_numbers(const Book *book, guint a, guint b)
{
    for (guint r = 0; r < book->n_relations; r++) {
        const Relation *relation = &book->relations[r];
        if (relation_is(relation, RELATION_NUMBER) && relation->sides[0].protocol == a &&
            relation->sides[1].protocol == b)
            return true;
    }
    return false;
}

static void check_number(const Book *book, guint a, guint b, const SharedNumber *shared,
                         Diagnostics *diagnostics)
{
    const Protocol *left = &book->protocols[a], *right = &book->protocols[b];
    const Code *code = &left->codes[shared->a], *other = &right->codes[shared->b];
    DiagnosticPlace place = {.path = book->sources[code->text_file].path};
    g_autofree char *name =
        g_strdup_printf("%s.%s" ID_VERSUS "%s.%s", left->id, code->id, right->id, other->id);
    if (shared->relation < 0 && !refs_is_excused(book, BOOK_ACROSS, name))
        diagnostics_add(diagnostics, DIAGNOSTIC_UNDECLARED_NUMBER, &place,
                        "'%s' is a number of %s too, in '%s', and nothing says whether it means "
                        "the same; write 'codes/across/%s.yaml'",
                        code_number(code), right->name, book->sources[other->text_file].path, name);
}

/* The protocols of a relation stand in the order of their ids. */
static void check_numbers(const Book *book, Diagnostics *diagnostics)
{
    for (guint a = 0; book->settings.across != ACROSS_NONE && a < book->n_protocols; a++)
        for (guint b = 0; b < book->n_protocols; b++) {
            if (!is_asked_of_numbers(book, a, b))
                continue;
            g_autoptr(GArray) shared = numbers_shared(book, a, b);
            for (guint i = 0; i < shared->len; i++)
                check_number(book, a, b, &g_array_index(shared, SharedNumber, i), diagnostics);
        }
}

void check_book(const Book *book, Diagnostics *diagnostics)
{
    for (guint l = 0; l < book->n_locales; l++) {
        check_sentences(book, &book->locales[l], diagnostics);
        check_names(book, &book->locales[l], diagnostics);
    }
    for (guint p = 0; p < book->n_protocols; p++)
        check_pairs(book, &book->protocols[p], diagnostics);
    check_sources(book, diagnostics);
    check_numbers(book, diagnostics);
}
