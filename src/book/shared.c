/* What codes answer to the questions of the whole book (codes/questions.yaml), by which codes of
 * two protocols are compared. */
#include "book/shared.h"

#include "book/book.h"
#include "book/files.h"
#include "book/questions.h"

#include <string.h>

/* A rule: whose codes answer so, and how. A rule of no conditions holds for all. */
typedef struct Rule {
    Condition *conditions;
    guint n_conditions;
    const YamlNode *classes, *statuses; /* of which the code is, too; or NULL */
    int answer;
    Tokens citations;
} Rule;

void shared_load_questions(Book *book, Diagnostics *diagnostics)
{
    const BookFile *file = files_find(book->store, BOOK_FILE_QUESTIONS, 0);
    if (file && file->yaml)
        questions_load_of_book(book, yaml_file_root(file->yaml), diagnostics);
}

static int shared_find_question(const Book *book, const char *id)
{
    for (guint q = 0; q < book->n_questions; q++)
        if (strcmp(book->questions[q].id, id) == 0)
            return (int)q;
    return -1;
}

static void shared_complain_question(const Book *book, const YamlNode *key,
                                     Diagnostics *diagnostics)
{
    const char *names[BOOK_QUESTIONS_MAX];
    for (guint q = 0; q < book->n_questions; q++)
        names[q] = book->questions[q].id;
    const BookFile *file = files_find(book->store, BOOK_FILE_QUESTIONS, 0);
    bool is_doubtful =
        file && file->yaml && store_has_wrong_part(diagnostics, yaml_file_root(file->yaml));
    if (is_doubtful || files_is_broken(book->store, "questions"))
        return;
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, key, "the book has no question",
                   key->text, names, book->n_questions);
}

/* The answer that `is` names, or -1 after a message. */
static int shared_find_answer(const Question *question, const YamlNode *is,
                              Diagnostics *diagnostics)
{
    guint64 bits = is ? question_answers(question, is, diagnostics) : 0;
    return bits ? __builtin_ctzll(bits) : -1; /* a gulong may have half of them */
}

/* ---- Rules ---- */

/* Complains of each name of a text or a list that is none of the `n` that there are. */
static void rule_check_names(const YamlNode *node, DiagnosticId id, const char *problem,
                             const char *const *names, guint n, Diagnostics *diagnostics)
{
    for (gsize i = 0; node->kind == YAML_LIST && i < node->n_items; i++)
        rule_check_names(node->items[i], id, problem, names, n, diagnostics);
    guint at = 0;
    while (node->kind == YAML_TEXT && at < n && strcmp(names[at], node->text) != 0)
        at++;
    if (node->kind == YAML_TEXT && at == n)
        store_complain(diagnostics, id, node, problem, node->text, names, n);
}

static void rule_check_classes(const Book *book, const Protocol *protocol, const YamlNode *node,
                               Diagnostics *diagnostics)
{
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_classes, 1));
    for (guint i = 0; i < protocol->n_classes; i++)
        names[i] = protocol->classes[i].id;
    if (!refs_is_doubtful(book, protocol, "classes", diagnostics))
        rule_check_names(node, DIAGNOSTIC_UNKNOWN_CLASS, "unknown class", names,
                         protocol->n_classes, diagnostics);
}

static void rule_load_when(Book *book, const Protocol *protocol, Rule *rule, const YamlNode *when,
                           Diagnostics *diagnostics)
{
    gsize n = yaml_map_length(when);
    rule->conditions = store_new(book->store, Condition, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *key = when->pairs[i].key, *value = when->pairs[i].value;
        int q = protocol_find_question(protocol, key->text);
        if (q >= 0)
            rule->conditions[rule->n_conditions++] = (Condition){
                (guint)q, question_answers(&protocol->questions[q], value, diagnostics)};
        else if (strcmp(key->text, "class") == 0)
            rule->classes = value;
        else if (strcmp(key->text, "status") == 0)
            rule->statuses = value;
        else
            refs_complain_question(book, protocol, key, diagnostics);
    }
    if (rule->classes)
        rule_check_classes(book, protocol, rule->classes, diagnostics);
    if (rule->statuses)
        rule_check_names(rule->statuses, DIAGNOSTIC_WRONG_VALUE,
                         "no status of a code:", book_statuses,
                         g_strv_length((char **)book_statuses), diagnostics);
}

static bool rule_names(const YamlNode *node, const char *name)
{
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        if (rule_names(node->items[i], name))
            return true;
    return node && node->kind == YAML_TEXT && strcmp(node->text, name) == 0;
}

static bool rule_holds(const Rule *rule, const Protocol *protocol, const Code *code)
{
    const char *class = code->class_index < 0 ? "" : protocol->classes[code->class_index].id;
    for (guint i = 0; i < rule->n_conditions; i++)
        if (!(code->facts[rule->conditions[i].question].answers & rule->conditions[i].answers))
            return false;
    return (!rule->classes || rule_names(rule->classes, class)) &&
           (!rule->statuses || rule_names(rule->statuses, book_statuses[code->status]));
}

/* Behind a rule that holds for all no other is ever asked. */
static void rules_check_last(const YamlNode *rules, Diagnostics *diagnostics)
{
    for (gsize i = 0; rules->kind == YAML_LIST && i + 1 < rules->n_items; i++) {
        const YamlNode *rule = rules->items[i];
        if (rule->kind != YAML_MAP || yaml_get(rule, "when") ||
            store_has_wrong_part(diagnostics, rule))
            continue;
        DiagnosticPlace place = yaml_place(rules->items[i + 1]);
        diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "no code comes to this rule, since the one of line %u has no 'when' and "
                        "holds for all; put that one last, or give it a 'when'",
                        rule->line);
        return;
    }
}

/* The answers that the rules of one question give to the codes. */
static void rules_apply(Book *book, Protocol *protocol, guint q, const YamlNode *rules,
                        Diagnostics *diagnostics)
{
    rules_check_last(rules, diagnostics);
    for (gsize i = 0; rules->kind == YAML_LIST && i < rules->n_items; i++) {
        const YamlNode *map = rules->items[i];
        Rule rule = {.citations = store_tokens(book->store, yaml_get(map, "source"))};
        rule_load_when(book, protocol, &rule, yaml_get(map, "when"), diagnostics);
        rule.answer = shared_find_answer(&book->questions[q], yaml_get(map, "is"), diagnostics);
        for (guint c = 0; c < protocol->n_codes; c++) {
            SharedFact *fact = &protocol->codes[c].shared[q];
            if (fact->answer < 0 && rule_holds(&rule, protocol, &protocol->codes[c]))
                *fact = (SharedFact){rule.answer, rule.citations};
        }
    }
}

/* ---- Codes ---- */

static const YamlNode *shared_node(const Book *book, guint source, const char *key)
{
    const YamlNode *node = yaml_get(yaml_file_root(book_source_file(book, source)), key);
    return node && node->kind == YAML_MAP ? node : NULL;
}

/* What a code says itself, in place of what the rules say. */
static void shared_override(Book *book, const Code *code, Diagnostics *diagnostics)
{
    const YamlNode *map = shared_node(book, code->text_file, "shared");
    for (gsize i = 0; map && i < map->n_pairs; i++) {
        const YamlNode *value = map->pairs[i].value;
        int q = shared_find_question(book, map->pairs[i].key->text);
        if (q < 0) {
            shared_complain_question(book, map->pairs[i].key, diagnostics);
            continue;
        }
        code->shared[q] = (SharedFact){
            shared_find_answer(&book->questions[q], yaml_get(value, "is"), diagnostics),
            store_tokens(book->store, yaml_get(value, "source"))};
    }
}

/* A book without questions has nothing that its protocols could answer; the first that does so
 * tells. */
static void shared_complain_lacking(const Book *book, guint index, const YamlNode *rules,
                                    Diagnostics *diagnostics)
{
    bool is_told = !rules || rules->n_pairs == 0 || files_is_broken(book->store, "questions") ||
                   files_find(book->store, BOOK_FILE_QUESTIONS, 0);
    for (guint p = 0; p < index && !is_told; p++)
        is_told = book->protocols[p].codes &&
                  shared_node(book, book->protocols[p].text_file, "shared_facts");
    if (!is_told)
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, rules->pairs[0].key,
                       "there is no 'codes/questions.yaml', so the book has no question",
                       rules->pairs[0].key->text, NULL, 0);
}

void shared_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const YamlNode *rules = shared_node(book, protocol->text_file, "shared_facts");
    if (book->n_questions == 0) {
        shared_complain_lacking(book, index, rules, diagnostics);
        return;
    }
    for (guint c = 0; c < protocol->n_codes; c++) {
        Code *code = &protocol->codes[c];
        code->shared = store_new(book->store, SharedFact, book->n_questions);
        for (guint q = 0; q < book->n_questions; q++)
            code->shared[q].answer = -1;
    }
    for (gsize i = 0; rules && i < rules->n_pairs; i++) {
        int q = shared_find_question(book, rules->pairs[i].key->text);
        if (q >= 0)
            rules_apply(book, protocol, (guint)q, rules->pairs[i].value, diagnostics);
        else
            shared_complain_question(book, rules->pairs[i].key, diagnostics);
    }
    for (guint c = 0; c < protocol->n_codes; c++)
        shared_override(book, &protocol->codes[c], diagnostics);
}
