/* Loads what codes of two protocols have in common. */
#include "book/across.h"

#include "book/book.h"
#include "book/files.h"
#include "book/ids.h"
#include "book/numbers.h"
#include "book/sides.h"
#include "text-hash.h"

#include <string.h>

bool relation_is_equivalence(const Relation *relation)
{
    return (relation->kinds & ~(1u << RELATION_NUMBER)) != 0;
}

const Protocol *book_find_protocol(const Book *book, const char *id)
{
    for (guint p = 0; p < book->n_protocols; p++)
        if (book->protocols[p].codes && strcmp(book->protocols[p].id, id) == 0)
            return &book->protocols[p];
    return NULL;
}

/* Finds one of the two codes. False, after a warning, where the book does not have it (yet). */
static bool side_find(const Book *book, const BookFile *file, const char *name, RelationSide *side,
                      Diagnostics *diagnostics)
{
    g_autofree char *protocol = NULL, *id = NULL;
    DiagnosticPlace place = {.path = file->path};
    if (!id_split_side(name, &protocol, &id))
        return false;
    const Protocol *found = book_find_protocol(book, protocol);
    const Code *code = found ? protocol_find_code(found, id) : NULL;
    if (found && !code && !refs_is_excused(book, protocol, id))
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                        "'%s' has no code '%s' (yet), so this relation is not shown", protocol, id);
    if (code)
        *side = (RelationSide){name, (guint)(found - book->protocols), code->index};
    return code != NULL;
}

static bool across_check_order(const BookFile *file, Diagnostics *diagnostics)
{
    gsize length = strcspn(file->a, "."), other = strcspn(file->b, ".");
    int order = strncmp(file->a, file->b, MIN(length, other));
    order = order != 0 ? order : (int)length - (int)other;
    DiagnosticPlace place = {.path = file->path};
    if (order == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_PAIR_ORDER, &place,
                        "both codes are of '%.*s': a note on them stands in codes/%.*s",
                        (int)length, file->a, (int)length, file->a);
    else if (order > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_PAIR_ORDER, &place,
                        "the protocols stand in the order of the alphabet: name the file "
                        "'%s" ID_VERSUS "%s.yaml'",
                        file->b, file->a);
    return order < 0;
}

static guint relation_load_kinds(const YamlNode *node, BookStore *store)
{
    Tokens tokens = store_tokens(store, node);
    guint kinds = 0;
    for (guint i = 0; i < tokens.n; i++) {
        int kind = book_choice(book_relation_kinds, tokens.items[i]);
        kinds |= kind < 0 ? 0 : 1u << kind;
    }
    return kinds;
}

/* One direction is a map, both are a list of two. */
static void relation_load_mappings(Relation *relation, const BookFile *file, const YamlNode *node,
                                   BookStore *store, Diagnostics *diagnostics)
{
    const char *const names[] = {file->a, file->b};
    bool seen[] = {false, false};
    gsize n = !node ? 0 : node->kind == YAML_LIST ? node->n_items : 1;
    relation->mappings = store_new(store, Mapping, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *map = node->kind == YAML_LIST ? node->items[i] : node;
        const YamlNode *from = yaml_get(map, "from");
        if (!from || from->kind != YAML_TEXT)
            continue;
        bool first = strcmp(from->text, file->a) == 0, second = strcmp(from->text, file->b) == 0;
        guint side = second ? 1 : 0;
        if ((first || second) && seen[side])
            store_complain(diagnostics, DIAGNOSTIC_DUPLICATE_KEY, from,
                           "one item says all of one way; keep one of the two from", from->text,
                           NULL, 0);
        else if (first || second)
            relation->mappings[relation->n_mappings++] =
                (Mapping){side, store_tokens(store, yaml_get(map, "source"))};
        else
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, from,
                           "not one of the two codes:", from->text, names, 2);
        seen[side] |= first || second;
    }
}

/* Which way a gateway goes stands in the list alone, and the list has a kind that it is of. */
static void relation_check_mapped(const Relation *relation, const YamlNode *root,
                                  Diagnostics *diagnostics)
{
    const YamlNode *mapped = yaml_get(root, "mapped"), *kinds = yaml_get(root, "kinds");
    bool is_there = mapped && (mapped->kind != YAML_LIST || mapped->n_items > 0);
    bool is_said = relation_is(relation, RELATION_MAPPED);
    if (is_said == is_there || !kinds ||
        store_is_doubtful(diagnostics, root, is_said ? "mapped" : "kinds"))
        return;
    DiagnosticPlace place = yaml_place(is_said ? kinds : mapped);
    if (is_said)
        diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_FIELD, &place,
                        "missing field 'mapped': it says which of the two becomes the other");
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "'kinds' does not say 'mapped', as this does; write it there");
}

static int relation_load_decides(const Book *book, const YamlNode *node, Diagnostics *diagnostics)
{
    const char *names[BOOK_QUESTIONS_MAX];
    if (!node || node->kind != YAML_TEXT)
        return -1;
    for (guint q = 0; q < book->n_questions; q++) {
        names[q] = book->questions[q].id;
        if (strcmp(names[q], node->text) == 0)
            return (int)q;
    }
    if (!files_is_broken(book->store, "questions"))
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, node, "the book has no question",
                       node->text, names, book->n_questions);
    return -1;
}

static Code *side_code(const Book *book, const RelationSide *side)
{
    return &book->protocols[side->protocol].codes[side->code];
}

const Code *book_side_code(const Book *book, const RelationSide *side)
{
    return side_code(book, side);
}

/* What both answer alike does not decide between them. An answer that is not known may be one that
 * an error keeps away. */
static void relation_check_decides(const Book *book, const Relation *relation, const YamlNode *node,
                                   Diagnostics *diagnostics)
{
    const SharedFact *a = side_code(book, &relation->sides[0])->shared;
    const SharedFact *b = side_code(book, &relation->sides[1])->shared;
    int q = relation->decides;
    if (q >= 0 && a && b && a[q].answer >= 0 && a[q].answer == b[q].answer)
        sides_complain_alike(node, diagnostics);
}

/* The number that tells whether two codes have one; NULL where nobody can say, as of 4.04. An id in
 * hexadecimal is one too, though no table of shared numbers has it. */
static const char *side_number(const Code *code)
{
    const char *number = code_number(code);
    return number ? number : id_is_hexadecimal(code->id) ? code->id : NULL;
}

/* What is no number of both asks nothing of the other numbers of the two protocols. */
static void relation_check_number(const Book *book, Relation *relation, const YamlNode *kinds,
                                  Diagnostics *diagnostics)
{
    const char *a = side_number(side_code(book, &relation->sides[0]));
    const char *b = side_number(side_code(book, &relation->sides[1]));
    if (!relation_is(relation, RELATION_NUMBER) || !a || !b || id_compare_numbers(a, b) == 0)
        return;
    relation->kinds &= ~(1u << RELATION_NUMBER);
    DiagnosticPlace place = yaml_place(kinds);
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                    "'number' says that both have one number, and they have '%s' and '%s'", a, b);
}

static void relation_load(Book *book, const BookFile *file, Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_file_root(file->yaml);
    Relation relation = {.text_file = (guint)book_find_source(book, file->id)};
    if (!across_check_order(file, diagnostics) ||
        !side_find(book, file, file->a, &relation.sides[0], diagnostics) ||
        !side_find(book, file, file->b, &relation.sides[1], diagnostics))
        return;
    relation.kinds = relation_load_kinds(yaml_get(root, "kinds"), book->store);
    relation_check_number(book, &relation, yaml_get(root, "kinds"), diagnostics);
    relation.citations = store_tokens(book->store, yaml_get(root, "source"));
    relation.decides = relation_load_decides(book, yaml_get(root, "decides"), diagnostics);
    relation_check_decides(book, &relation, yaml_get(root, "decides"), diagnostics);
    relation.summary = texts_of(book, yaml_get(root, "summary"));
    relation.insight = texts_of(book, yaml_get(root, "insight"));
    relation_load_mappings(&relation, file, yaml_get(root, "mapped"), book->store, diagnostics);
    relation_check_mapped(&relation, root, diagnostics);
    sides_load_choose(book, file, yaml_get(root, "choose"), relation.choose, diagnostics);
    book->relations[book->n_relations++] = relation;
}

/* Each code learns its relations, in the order of the files. */
static void across_tell_codes(const Book *book)
{
    for (guint r = 0; r < book->n_relations; r++)
        for (guint s = 0; s < 2; s++)
            side_code(book, &book->relations[r].sides[s])->n_relations++;
    for (guint p = 0; p < book->n_protocols; p++)
        for (guint c = 0; c < book->protocols[p].n_codes; c++) {
            Code *code = &book->protocols[p].codes[c];
            code->relations = store_new(book->store, guint, code->n_relations);
            code->n_relations = 0;
        }
    for (guint r = 0; r < book->n_relations; r++)
        for (guint s = 0; s < 2; s++) {
            Code *code = side_code(book, &book->relations[r].sides[s]);
            code->relations[code->n_relations++] = r;
        }
}

/* The first of a relation's protocols that the book lacks, or NULL; free with g_free. */
static char *across_find_missing(const Book *book, const BookFile *file)
{
    const char *const names[] = {file->a, file->b};
    for (guint i = 0; i < 2; i++) {
        g_autofree char *protocol = g_strndup(names[i], strcspn(names[i], "."));
        if (!book_find_protocol(book, protocol) &&
            !refs_is_excused_protocol(book, protocol, DIAGNOSTIC_WARNING))
            return g_steal_pointer(&protocol);
    }
    return NULL;
}

/* Of a protocol that is missing all relations are told in one message. */
static void across_tell_missing(const Book *book, Diagnostics *diagnostics)
{
    const GPtrArray *files = book->store->files;
    g_autoptr(GHashTable) counts = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) firsts = g_ptr_array_new(); /* the first file of each */
    for (guint i = 0; i < files->len; i++) {
        const BookFile *file = g_ptr_array_index(files, i);
        g_autofree char *missing =
            file->kind == BOOK_FILE_RELATION ? across_find_missing(book, file) : NULL;
        if (!missing)
            continue;
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, missing));
        if (n == 0)
            g_ptr_array_add(firsts, (gpointer)file);
        g_hash_table_insert(counts, g_steal_pointer(&missing), GUINT_TO_POINTER(n + 1));
    }
    for (guint i = 0; i < firsts->len; i++) {
        const BookFile *file = g_ptr_array_index(firsts, i);
        g_autofree char *missing = across_find_missing(book, file);
        DiagnosticPlace place = {.path = file->path};
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_PROTOCOL, &place,
                        "the book has no protocol '%s' (yet), so its relations are not shown: %u",
                        missing, GPOINTER_TO_UINT(g_hash_table_lookup(counts, missing)));
    }
}

/* ---- Tokens that are codes of another protocol ---- */

static void tokens_check(const Book *book, const Protocol *protocol, guint q, const Protocol *other,
                         Diagnostics *diagnostics)
{
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        for (guint t = 0; t < code->facts[q].tokens.n; t++) {
            const char *token = code->facts[q].tokens.items[t];
            DiagnosticPlace place = {.path = book->sources[code->text_file].path};
            if (!protocol_find_code(other, token) && !refs_is_excused(book, other->id, token))
                diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                                "'%s' has no code '%s' (yet), which '%s' names", other->id, token,
                                protocol->questions[q].id);
        }
    }
}

/* Of a protocol that is missing, the first question that names it tells. */
static void across_tell_lacking(const Book *book, const Protocol *protocol, guint q,
                                Diagnostics *diagnostics)
{
    const Question *questions = protocol->questions;
    const char *id = questions[q].codes_of;
    for (guint i = 0; i < q; i++)
        if (g_strcmp0(questions[i].codes_of, id) == 0)
            return;
    const YamlNode *root = yaml_file_root(book_source_file(book, protocol->text_file));
    const YamlNode *map = yaml_get(yaml_get(root, "questions"), questions[q].id);
    DiagnosticPlace place = yaml_place(yaml_get(map, "codes_of"));
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_PROTOCOL, &place,
                    "the book has no protocol '%s' (yet), whose codes '%s' names", id,
                    questions[q].id);
}

static void across_check_tokens(const Book *book, const Protocol *protocol,
                                Diagnostics *diagnostics)
{
    for (guint q = 0; q < protocol->n_questions; q++) {
        const char *id = protocol->questions[q].codes_of;
        const Protocol *other = id ? book_find_protocol(book, id) : NULL;
        if (other)
            tokens_check(book, protocol, q, other, diagnostics);
        else if (id && !id_judge_protocol(id) &&
                 !refs_is_excused_protocol(book, id, DIAGNOSTIC_WARNING))
            across_tell_lacking(book, protocol, q, diagnostics);
    }
}

/* ---- All of it ---- */

void across_load(Book *book, Diagnostics *diagnostics)
{
    const GPtrArray *files = book->store->files;
    guint n = 0;
    for (guint i = 0; i < files->len; i++)
        n += ((const BookFile *)g_ptr_array_index(files, i))->kind == BOOK_FILE_RELATION;
    book->relations = store_new(book->store, Relation, n);
    for (guint i = 0; i < files->len; i++) {
        const BookFile *file = g_ptr_array_index(files, i);
        if (file->kind == BOOK_FILE_RELATION && file->yaml)
            relation_load(book, file, diagnostics);
    }
    across_tell_codes(book);
    book->shares_numbers = numbers_find_any(book);
    across_tell_missing(book, diagnostics);
    for (guint p = 0; p < book->n_protocols; p++)
        if (book->protocols[p].codes)
            across_check_tokens(book, &book->protocols[p], diagnostics);
}
