/* What codes answer to the questions of their protocol. */
#include "book/facts.h"

#include "book/questions.h"
#include "input/fields-style.h"
#include "input/nearest.h"
#include "text-hash.h"
#include "text-order.h"

#include <string.h>

/* A fact as it is written: the answer itself, and sources of its own. */
typedef struct WrittenFact {
    const YamlNode *is, *source;
    const YamlNode *required, *required_if, *useful; /* of headers */
} WrittenFact;

static bool fact_is_tokens(const YamlNode *node)
{
    if (!node || node->kind == YAML_TEXT)
        return true;
    if (node->kind != YAML_LIST)
        return false;
    for (gsize i = 0; i < node->n_items; i++)
        if (node->items[i]->kind != YAML_TEXT)
            return false;
    return true;
}

/* Where a field of a fact is to be kept; NULL where facts of its kind have none of this name. */
static const YamlNode **fact_slot(WrittenFact *fact, bool headers, const char *key)
{
    if (strcmp(key, "source") == 0)
        return &fact->source;
    if (!headers)
        return strcmp(key, "is") == 0 ? &fact->is : NULL;
    return strcmp(key, "required") == 0      ? &fact->required
           : strcmp(key, "required_if") == 0 ? &fact->required_if
           : strcmp(key, "useful") == 0      ? &fact->useful
                                             : NULL;
}

static void fact_complain_form(const Question *question, const YamlNode *value,
                               Diagnostics *diagnostics)
{
    store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, value,
                   question->kind == QUESTION_HEADERS
                       ? "a map {required: […], useful: […]} is wanted for question"
                       : "an answer, a list of answers, or {is: …, source: …} is wanted for "
                         "question",
                   question->id, NULL, 0);
}

static const char *const plain_fields[] = {"is", "source"};
static const char *const header_fields[] = {"required", "required_if", "useful", "source"};

static void fact_complain_field(bool headers, const YamlNode *key, Diagnostics *diagnostics)
{
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, key, "unknown field", key->text,
                   headers ? header_fields : plain_fields,
                   headers ? G_N_ELEMENTS(header_fields) : G_N_ELEMENTS(plain_fields));
}

/* Whether a key is none of the fields of a fact, and like one of them. */
static bool fact_is_slip(bool headers, const char *key)
{
    return nearest_word(key, headers ? header_fields : plain_fields,
                        headers ? G_N_ELEMENTS(header_fields) : G_N_ELEMENTS(plain_fields));
}

/* Takes a map apart. False, after a message, where no answer is in it: what has none of the fields
 * of a fact is not of its form, and in any other the answer may be a field that nobody knows. */
static bool fact_take_map(const Question *question, const YamlNode *map, WrittenFact *fact,
                          Diagnostics *diagnostics)
{
    bool headers = question->kind == QUESTION_HEADERS, has_slip = false;
    gsize unknown = 0;
    for (gsize i = 0; i < map->n_pairs; i++) {
        const YamlNode **slot = fact_slot(fact, headers, map->pairs[i].key->text);
        if (slot)
            *slot = map->pairs[i].value;
        unknown += !slot;
        has_slip = has_slip || (!slot && fact_is_slip(headers, map->pairs[i].key->text));
    }
    bool is_fact = unknown < map->n_pairs || (headers && unknown == 0) || has_slip;
    for (gsize i = 0; is_fact && unknown > 0 && i < map->n_pairs; i++)
        if (!fact_slot(fact, headers, map->pairs[i].key->text))
            fact_complain_field(headers, map->pairs[i].key, diagnostics);
    if ((!is_fact && !store_has_wrong_part(diagnostics, map)) ||
        (!headers && !fact->is && unknown == 0))
        fact_complain_form(question, map, diagnostics);
    return is_fact && (headers || fact->is);
}

/* Takes a fact apart. False, after a message, where it is not of the form that its kind of question
 * wants. */
static bool fact_take_apart(const Question *question, const YamlNode *value, WrittenFact *fact,
                            Diagnostics *diagnostics)
{
    *fact = (WrittenFact){0};
    if (value->kind == YAML_MAP && !fact_take_map(question, value, fact, diagnostics))
        return false;
    if (value->kind != YAML_MAP && question->kind != QUESTION_HEADERS)
        fact->is = value;
    bool formed = fact_is_tokens(fact->is) && fact_is_tokens(fact->source) &&
                  fact_is_tokens(fact->required) && fact_is_tokens(fact->useful) &&
                  (fact->is || value->kind == YAML_MAP);
    if (!formed)
        fact_complain_form(question, value, diagnostics);
    return formed;
}

static guint64 fact_answers(const Question *question, const YamlNode *is, Diagnostics *diagnostics)
{
    guint64 bits = question_answers(question, is, diagnostics);
    gsize n = is->kind == YAML_LIST ? is->n_items : 1;
    if (question->kind == QUESTION_ONE && n != 1)
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, is,
                       "exactly one answer is wanted for question", question->id, NULL, 0);
    else if (n == 0)
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, is, "no answer is given to question",
                       question->id, NULL, 0);
    return bits;
}

/* A list of tokens has its brackets, and none of them twice. */
static void fact_check_list(const YamlNode *node, Diagnostics *diagnostics)
{
    if (!node)
        return;
    style_check_brackets(node, diagnostics);
    style_check_twice(node, diagnostics);
}

/* A header field is required always, on a condition, or useful; it is one of these alone. */
static void fact_check_headers(const Fact *fact, const WrittenFact *written,
                               Diagnostics *diagnostics)
{
    static const char problem[] = "'required' has this header field already:";
    for (guint i = 0; i < fact->useful.n; i++)
        if (tokens_contain_folded(&fact->tokens, fact->useful.items[i]))
            store_complain(diagnostics, DIAGNOSTIC_DUPLICATE_KEY,
                           store_token_node(written->useful, i), problem, fact->useful.items[i],
                           NULL, 0);
    const YamlNode *map = written->required_if;
    for (gsize i = 0; map && map->kind == YAML_MAP && i < map->n_pairs; i++)
        if (tokens_contain_folded(&fact->tokens, map->pairs[i].key->text))
            store_complain(diagnostics, DIAGNOSTIC_DUPLICATE_KEY, map->pairs[i].key, problem,
                           map->pairs[i].key->text, NULL, 0);
}

/* Header fields with the conditions under which they are required. */
static void fact_load_required_if(const Book *book, const Protocol *protocol, Fact *fact,
                                  const YamlNode *map, Diagnostics *diagnostics)
{
    gsize n = yaml_map_length(map);
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_conditions, 1));
    for (guint c = 0; c < protocol->n_conditions; c++)
        names[c] = protocol->conditions[c].id;
    if (map && map->kind != YAML_MAP)
        store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, map,
                       "a map of header field to condition is wanted for", "required_if", NULL, 0);
    fact->required_if = store_new(book->store, RequiredIf, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *condition = map->pairs[i].value;
        guint c = 0;
        if (condition->kind != YAML_TEXT) {
            store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, condition,
                           "one condition is wanted for", map->pairs[i].key->text, NULL, 0);
            continue;
        }
        while (c < protocol->n_conditions && strcmp(names[c], condition->text) != 0)
            c++;
        if (c < protocol->n_conditions)
            fact->required_if[fact->n_required_if++] = (RequiredIf){map->pairs[i].key->text, c};
        else if (!refs_is_doubtful(book, protocol, "conditions", diagnostics))
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CONDITION, condition,
                           "the protocol has no condition", condition->text, names,
                           protocol->n_conditions);
    }
}

static void fact_load(const Book *book, const Protocol *protocol, const Question *question,
                      Fact *fact, const YamlNode *value, Diagnostics *diagnostics)
{
    WrittenFact written;
    BookStore *store = book->store;
    fact->unclear = question->unclear || !fact_take_apart(question, value, &written, diagnostics);
    if (fact->unclear)
        return;
    fact->answered = true;
    fact->citations = store_tokens(store, written.source);
    if (written.source)
        fields_check(written.source, book_table_of_sources(), store->patterns, diagnostics);
    if (question_is_listed(question)) {
        fact->answers = fact_answers(question, written.is, diagnostics);
        fact->unclear = !question_has_all(fact->answers, written.is);
    } else if (question->kind == QUESTION_HEADERS) {
        fact_check_list(written.required, diagnostics);
        fact_check_list(written.useful, diagnostics);
        fact->tokens = store_tokens(store, written.required);
        fact->useful = store_tokens(store, written.useful);
        fact_load_required_if(book, protocol, fact, written.required_if, diagnostics);
        fact_check_headers(fact, &written, diagnostics);
    } else {
        if (question->kind == QUESTION_TOKENS) /* the name of a document may well have a comma */
            fact_check_list(written.is, diagnostics);
        else
            style_check_twice(written.is, diagnostics);
        fact->tokens = store_tokens(store, written.is);
    }
}

/* Whether an error keeps one from knowing that the question applies. */
static bool question_is_unclear(const Protocol *protocol, const Question *question,
                                const Fact *facts)
{
    bool unclear = question->unclear || question->unclear_when;
    for (guint i = 0; i < question->n_conditions; i++)
        unclear |= facts[question->conditions[i].question].unclear ||
                   protocol->questions[question->conditions[i].question].unclear;
    return unclear;
}

static bool question_applies(const Question *question, const Fact *facts)
{
    for (guint i = 0; i < question->n_conditions; i++)
        if (!(facts[question->conditions[i].question].answers & question->conditions[i].answers))
            return false;
    return true;
}

/* Every listed question that applies is answered, and none that does not. */
static void facts_check(const Protocol *protocol, Code *code, const YamlNode *map,
                        Diagnostics *diagnostics)
{
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Question *question = &protocol->questions[q];
        bool listed = question_is_listed(question);
        bool applies = question_applies(question, code->facts);
        const YamlNode *given = yaml_get(map, question->id);
        if (code->facts[q].unclear || question_is_unclear(protocol, question, code->facts))
            continue;
        if (given && !applies)
            store_complain(diagnostics, DIAGNOSTIC_NOT_ASKED, given,
                           "by its other answers, this code is not asked", question->id, NULL, 0);
        code->facts[q].unclear = !given && listed && applies;
        if (code->facts[q].unclear)
            store_complain(diagnostics, DIAGNOSTIC_UNANSWERED, map, "no answer to question",
                           question->id, NULL, 0);
    }
}

static void facts_complain_meant(const YamlNode *key, const char *meant, Diagnostics *diagnostics)
{
    DiagnosticPlace place = yaml_place(key);
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, &place,
                    "unknown question '%s' (did you mean '%s'?)", key->text, meant);
}

/* The one question that a code lacks an answer to, where it has one name that is no question: that
 * is meant, however little the two are alike. -1 where there is none. */
static int facts_find_lacking(const Protocol *protocol, const Code *code, const YamlNode *map)
{
    int lacking = -1;
    guint n_strange = 0, n_lacking = 0;
    for (gsize i = 0; i < map->n_pairs; i++)
        n_strange += protocol_find_question(protocol, map->pairs[i].key->text) < 0;
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Question *question = &protocol->questions[q];
        if (question->n_answers == 0 || yaml_get(map, question->id) ||
            question_is_unclear(protocol, question, code->facts) ||
            !question_applies(question, code->facts))
            continue;
        lacking = (int)q;
        n_lacking++;
    }
    return n_strange == 1 && n_lacking == 1 ? lacking : -1;
}

/* A name that is no question: the one that it is a slip of, or the one that the code lacks (-1:
 * none), is not said to be unanswered. */
static void facts_complain_question(const Book *book, const Protocol *protocol, const Code *code,
                                    const YamlNode *key, int lacking, Diagnostics *diagnostics)
{
    const char *names[BOOK_QUESTIONS_MAX];
    for (guint q = 0; q < protocol->n_questions; q++)
        names[q] = protocol->questions[q].id;
    const char *nearest = nearest_word(key->text, names, protocol->n_questions);
    int meant = nearest ? protocol_find_question(protocol, nearest) : -1;
    if (meant >= 0)
        code->facts[meant].unclear = true;
    lacking = meant < 0 ? lacking : -1;
    const Field *field = meant < 0 ? fields_below(book_table(BOOK_FILE_CODE), key->text) : NULL;
    bool is_field = field && !yaml_get(yaml_file_root(key->file), key->text);
    if (lacking >= 0 && !is_field)
        code->facts[lacking].unclear = true;
    if (is_field)
        store_complain(diagnostics, DIAGNOSTIC_INDENTATION, key,
                       "no question but a field of the code, so indent it less:", key->text, NULL,
                       0);
    else if (lacking < 0)
        refs_complain_question(book, protocol, key, diagnostics);
    else if (!refs_is_doubtful(book, protocol, "questions", diagnostics))
        facts_complain_meant(key, protocol->questions[lacking].id, diagnostics);
}

void facts_load(const Book *book, const Protocol *protocol, Code *code, const YamlNode *map,
                Diagnostics *diagnostics)
{
    if (!map || map->kind != YAML_MAP) {
        for (guint q = 0; q < protocol->n_questions; q++)
            code->facts[q].unclear = true;
        return;
    }
    for (gsize i = 0; i < map->n_pairs; i++) {
        int q = protocol_find_question(protocol, map->pairs[i].key->text);
        if (q >= 0)
            fact_load(book, protocol, &protocol->questions[q], &code->facts[q], map->pairs[i].value,
                      diagnostics);
    }
    int lacking = facts_find_lacking(protocol, code, map);
    for (gsize i = 0; i < map->n_pairs; i++) /* once it is known what is answered */
        if (protocol_find_question(protocol, map->pairs[i].key->text) < 0)
            facts_complain_question(book, protocol, code, map->pairs[i].key, lacking, diagnostics);
    facts_check(protocol, code, map, diagnostics);
}

/* ---- Numbers by which facts are compared ---- */

/* Appends a set of tokens so that equal sets give equal text. */
static void fact_key_tokens(const Tokens *tokens, GString *key)
{
    g_autofree const char **sorted = g_memdup2(tokens->items, tokens->n * sizeof *sorted);
    if (tokens->n > 1)
        qsort(sorted, tokens->n, sizeof *sorted, text_order);
    for (guint i = 0; i < tokens->n; i++) {
        g_string_append(key, sorted[i]);
        g_string_append_c(key, '\n');
    }
    g_string_append_c(key, '|');
}

static void fact_key_required_if(const Fact *fact, GString *key)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < fact->n_required_if; i++)
        g_ptr_array_add(parts, g_strdup_printf("%s: %u", fact->required_if[i].field,
                                               fact->required_if[i].condition));
    const Tokens tokens = {(const char **)parts->pdata, parts->len};
    fact_key_tokens(&tokens, key);
}

void facts_number(Protocol *protocol)
{
    g_autoptr(GString) key = g_string_new(NULL);
    for (guint q = 0; q < protocol->n_questions; q++) {
        g_autoptr(GHashTable) numbers = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
        for (guint c = 0; c < protocol->n_codes; c++) {
            Fact *fact = &protocol->codes[c].facts[q];
            if (!fact->answered)
                continue;
            g_string_printf(key, "%" G_GINT64_MODIFIER "x|", fact->answers);
            fact_key_tokens(&fact->tokens, key);
            fact_key_tokens(&fact->useful, key);
            fact_key_required_if(fact, key);
            gpointer number = g_hash_table_lookup(numbers, key->str);
            if (!number) {
                number = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
                g_hash_table_insert(numbers, g_strdup(key->str), number);
            }
            protocol->codes[c].values[q] = GPOINTER_TO_UINT(number);
            protocol->codes[c].answered |= G_GUINT64_CONSTANT(1) << q;
        }
    }
}
