/* Decision trees, which lead to the codes of a protocol (codes/P/decide.yaml). */
#include "book/decide.h"

#include "book/book.h"
#include "book/decide-rounds.h"
#include "book/files.h"
#include "book/questions.h"

#include <string.h>

#define UNREACHED "unreached"

/* A tree in the making. */
typedef struct Planting {
    Book *book;
    Protocol *protocol;
    Diagnostics *diagnostics;
    Tree *tree;
    bool *entered;                  /* by step: an answer or the start leads to it */
    bool strays;                    /* an answer or the start leads nowhere, as is told already */
    bool lacks_steps;               /* an error tells why a step or a tree may be missing */
    bool *reached;                  /* by code, over all trees */
    bool lacks_codes;               /* a slip that is told may keep codes from being reached */
    guint64 by[BOOK_QUESTIONS_MAX]; /* the answers of codes that the tree may lead to; 0: any */
} Planting;

static int tree_find_step(const Tree *tree, const char *id)
{
    for (guint s = 0; s < tree->n_steps; s++)
        if (strcmp(tree->steps[s].id, id) == 0)
            return (int)s;
    return -1;
}

static int protocol_find_tree(const Protocol *protocol, const char *id)
{
    for (guint t = 0; t < protocol->n_trees; t++)
        if (strcmp(protocol->trees[t].id, id) == 0)
            return (int)t;
    return -1;
}

static void planting_complain_step(Planting *planting, const YamlNode *node, const char *problem)
{
    const Tree *tree = planting->tree;
    g_autofree const char **names = g_new(const char *, MAX(tree->n_steps, 1));
    for (guint s = 0; s < tree->n_steps; s++)
        names[s] = tree->steps[s].id;
    if (!planting->lacks_steps)
        store_complain(planting->diagnostics, DIAGNOSTIC_UNKNOWN_STEP, node, problem, node->text,
                       names, tree->n_steps);
    planting->strays = true;
}

/* ---- Answers ---- */

static void answer_load_goto(Planting *planting, TreeAnswer *answer, const YamlNode *node)
{
    answer->step = answer->tree = -1;
    if (!node || node->kind != YAML_TEXT)
        return;
    answer->step = tree_find_step(planting->tree, node->text);
    if (answer->step >= 0)
        planting->entered[answer->step] = true;
    else
        answer->tree = protocol_find_tree(planting->protocol, node->text);
    if (answer->step < 0 && answer->tree < 0)
        planting_complain_step(planting, node, "no step of this tree and no other tree is called");
}

/* Whether a code gives the answers that the tree is for, as far as no error keeps one from knowing
 * it. */
static bool planting_fits(const Planting *planting, const Code *code)
{
    for (guint q = 0; q < planting->protocol->n_questions; q++)
        if (planting->by[q] && !code->facts[q].unclear &&
            !(code->facts[q].answers & planting->by[q]))
            return false;
    return true;
}

static void planting_note_missing(Planting *planting, const CodeRefs *refs)
{
    for (guint i = 0; i < refs->missing.n; i++)
        planting->lacks_codes |=
            !refs_is_excused(planting->book, planting->protocol->id, refs->missing.items[i]);
}

static void answer_check_codes(const Planting *planting, const TreeAnswer *answer,
                               const YamlNode *node)
{
    for (guint i = 0; i < answer->codes.n; i++) {
        const Code *code = &planting->protocol->codes[answer->codes.codes[i]];
        planting->reached[code->index] = true;
        if (!planting_fits(planting, code))
            store_complain(planting->diagnostics, DIAGNOSTIC_WRONG_LEAF, node,
                           "the tree is 'by' answers that are not those of", code->id, NULL, 0);
    }
}

/* An answer comes to one end: codes, another step, or a sentence. */
static void answer_check_end(Planting *planting, const TreeAnswer *answer, const YamlPair *pair,
                             bool has_codes)
{
    const YamlNode *map = pair->value;
    const YamlNode *step = yaml_get(map, "goto"), *says = yaml_get(map, "says");
    const YamlNode *second = has_codes && step ? step : has_codes || step ? says : NULL;
    bool leads = has_codes || step || says;
    bool is_wrong = store_has_wrong_part(planting->diagnostics, map);
    if (!leads && map->kind == YAML_MAP && !is_wrong &&
        !store_has_wrong_part(planting->diagnostics, yaml_get(map, "codes")))
        store_complain(planting->diagnostics, DIAGNOSTIC_MISSING_FIELD, pair->key,
                       "one of 'codes', 'goto' and 'says' is missing in answer", answer->id, NULL,
                       0);
    if (second)
        store_complain(planting->diagnostics, DIAGNOSTIC_WRONG_VALUE, second,
                       has_codes
                           ? "an answer has 'codes', 'goto' or 'says'; 'codes' stands already in"
                           : "an answer has 'codes', 'goto' or 'says'; 'goto' stands already in",
                       answer->id, NULL, 0);
    planting->strays |= !leads || is_wrong;
    planting->lacks_codes |= !leads;
}

static void answer_load(Planting *planting, TreeAnswer *answer, const YamlPair *pair)
{
    const Book *book = planting->book;
    const YamlNode *map = pair->value, *codes = yaml_get(map, "codes");
    answer->id = pair->key->text;
    answer->when = texts_of(book, yaml_get(map, "when"));
    answer->says = texts_of(book, yaml_get(map, "says"));
    answer->why = texts_of(book, yaml_get(map, "why"));
    answer->practice = texts_of(book, yaml_get(map, "practice"));
    answer->citations = store_tokens(book->store, yaml_get(map, "source"));
    answer->codes = refs_load(book, planting->protocol, codes, planting->diagnostics);
    answer_load_goto(planting, answer, yaml_get(map, "goto"));
    answer_check_codes(planting, answer, codes);
    planting_note_missing(planting, &answer->codes);
    guint named = answer->codes.n + answer->codes.missing.n;
    if (named > 0 && answer->citations.n == 0)
        store_complain(planting->diagnostics, DIAGNOSTIC_LEAF_SOURCE, pair->key,
                       "no 'source' says that these codes fit answer", answer->id, NULL, 0);
    answer_check_end(planting, answer, pair, named > 0);
}

/* ---- Trees ---- */

/* The ids of the steps come first: any of them may be named by any other. */
static void tree_load_ids(Book *book, Tree *tree, const YamlPair *pair)
{
    const YamlNode *map = pair->value, *steps = yaml_get(map, "steps");
    tree->id = pair->key->text;
    tree->title = texts_of(book, yaml_get(map, "title"));
    tree->about = texts_of(book, yaml_get(map, "about"));
    tree->role = (TreeRole)MAX(book_choice(book_roles, yaml_get_text(map, "role")), 0);
    tree->steps = store_new(book->store, TreeStep, yaml_map_length(steps));
    for (gsize i = 0; i < yaml_map_length(steps); i++)
        tree->steps[tree->n_steps++].id = steps->pairs[i].key->text;
}

/* Of answers that are not all known nobody can tell which codes give them. */
static void tree_load_by_answers(Planting *planting, guint q, const YamlNode *value)
{
    const Question *question = &planting->protocol->questions[q];
    guint64 bits = question_answers(question, value, planting->diagnostics);
    planting->by[q] = question_has_all(bits, value) ? bits : 0;
}

static void tree_load_by(Planting *planting, const YamlNode *by)
{
    const Protocol *protocol = planting->protocol;
    memset(planting->by, 0, sizeof planting->by);
    for (gsize i = 0; i < yaml_map_length(by); i++) {
        int q = protocol_find_question(protocol, by->pairs[i].key->text);
        if (q >= 0)
            tree_load_by_answers(planting, (guint)q, by->pairs[i].value);
        else
            refs_complain_question(planting->book, protocol, by->pairs[i].key,
                                   planting->diagnostics);
    }
}

static void tree_load_start(Planting *planting, const YamlNode *start)
{
    if (!start || start->kind != YAML_TEXT || start->length == 0) {
        planting->strays = true;
        return;
    }
    int step = tree_find_step(planting->tree, start->text);
    if (step < 0) {
        planting_complain_step(planting, start, "no step of this tree is called");
        return;
    }
    planting->tree->start = (guint)step;
    planting->entered[step] = true;
}

static void tree_load(Planting *planting, const YamlNode *map)
{
    Tree *tree = planting->tree;
    const YamlNode *steps = yaml_get(map, "steps");
    g_autofree bool *entered = planting->entered = g_new0(bool, MAX(tree->n_steps, 1));
    tree_load_by(planting, yaml_get(map, "by"));
    tree_load_start(planting, yaml_get(map, "start"));
    for (guint s = 0; s < tree->n_steps; s++) {
        const YamlNode *answers = yaml_get(steps->pairs[s].value, "answers");
        TreeStep *step = &tree->steps[s];
        step->asks = texts_of(planting->book, yaml_get(steps->pairs[s].value, "asks"));
        step->answers = store_new(planting->book->store, TreeAnswer, yaml_map_length(answers));
        for (gsize i = 0; i < yaml_map_length(answers); i++)
            answer_load(planting, &step->answers[step->n_answers++], &answers->pairs[i]);
    }
    for (guint s = 0; s < tree->n_steps && !planting->strays; s++)
        if (!entered[s])
            store_complain(planting->diagnostics, DIAGNOSTIC_LOST_STEP, steps->pairs[s].key,
                           "no answer leads to step", tree->steps[s].id, NULL, 0);
}

/* ---- Codes without a tree ---- */

static void unreached_load(Planting *planting, const YamlNode *map)
{
    Protocol *protocol = planting->protocol;
    protocol->unreached = store_new(planting->book->store, UnreachedCode, yaml_map_length(map));
    for (gsize i = 0; i < yaml_map_length(map); i++) {
        CodeRefs refs =
            refs_load(planting->book, protocol, map->pairs[i].key, planting->diagnostics);
        planting_note_missing(planting, &refs);
        if (refs.n == 0)
            continue;
        if (planting->reached[refs.codes[0]])
            store_complain(planting->diagnostics, DIAGNOSTIC_UNREACHED_CODE, map->pairs[i].key,
                           "a tree leads to this code:", map->pairs[i].key->text, NULL, 0);
        planting->reached[refs.codes[0]] = true;
        protocol->unreached[protocol->n_unreached++] = (UnreachedCode){
            refs.codes[0], texts_of(planting->book, yaml_get(map->pairs[i].value, "why"))};
    }
}

static void unreached_check(const Planting *planting, const BookFile *file)
{
    const Protocol *protocol = planting->protocol;
    DiagnosticPlace place = {.path = file->path};
    for (guint c = 0; c < protocol->n_codes; c++)
        if (!planting->reached[c])
            diagnostics_add(planting->diagnostics, DIAGNOSTIC_UNREACHED_CODE, &place,
                            "no tree leads to '%s', and '" UNREACHED "' does not say why",
                            protocol->codes[c].id);
}

void decide_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const BookFile *file = files_find(book->store, BOOK_FILE_DECIDE, index);
    const YamlNode *root = file && file->yaml ? yaml_file_root(file->yaml) : NULL;
    if (yaml_map_length(root) == 0)
        return;
    g_autofree bool *reached = g_new0(bool, MAX(protocol->n_codes, 1));
    Planting planting = {book,  protocol, diagnostics, NULL,  NULL,
                         false, false,    reached,     false, {0}};
    protocol->trees = store_new(book->store, Tree, root->n_pairs);
    for (gsize i = 0; i < root->n_pairs; i++)
        if (strcmp(root->pairs[i].key->text, UNREACHED) != 0) {
            Tree *tree = &protocol->trees[protocol->n_trees++];
            tree->text_file = (guint)book_find_source(book, file->id);
            tree_load_ids(book, tree, &root->pairs[i]);
        }
    planting.tree = protocol->trees;
    for (gsize i = 0; i < root->n_pairs; i++)
        if (strcmp(root->pairs[i].key->text, UNREACHED) != 0) {
            planting.strays = file->has_errors;
            planting.lacks_steps = store_has_wrong_part(diagnostics, root) ||
                                   store_is_doubtful(diagnostics, root->pairs[i].value, "steps");
            tree_load(&planting, root->pairs[i].value);
            planting.tree++;
        }
    planting.lacks_codes |= decide_check_rounds(protocol, root, diagnostics);
    unreached_load(&planting, yaml_get(root, UNREACHED));
    if (!file->has_errors && !planting.lacks_codes)
        unreached_check(&planting, file);
}

static bool answer_has_code(const TreeAnswer *answer, guint code)
{
    for (guint i = 0; i < answer->codes.n; i++)
        if (answer->codes.codes[i] == code)
            return true;
    return false;
}

bool tree_leads_to(const Tree *tree, guint code)
{
    for (guint s = 0; s < tree->n_steps; s++)
        for (guint a = 0; a < tree->steps[s].n_answers; a++)
            if (answer_has_code(&tree->steps[s].answers[a], code))
                return true;
    return false;
}
