/* The questions of a protocol. */
#include "book/questions.h"

#include "book/compare.h"
#include "input/fields-style.h"

#include <string.h>

static void question_load_answers(Book *book, Question *question, const YamlNode *answers,
                                  Diagnostics *diagnostics)
{
    bool listed = question_is_listed(question);
    gsize n = yaml_map_length(answers);
    if (n > BOOK_ANSWERS_MAX) {
        DiagnosticPlace place = yaml_place(answers);
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place,
                        "more than %d answers to one question", BOOK_ANSWERS_MAX);
        n = BOOK_ANSWERS_MAX;
    }
    if (listed == (n > 0)) {
        question->answers = store_new(book->store, Answer, n);
        for (gsize i = 0; i < n; i++) {
            Answer *answer = &question->answers[question->n_answers++];
            answer->id = answers->pairs[i].key->text;
            answer->brief = texts_of(book, yaml_get(answers->pairs[i].value, "short"));
            answer->says = texts_of(book, yaml_get(answers->pairs[i].value, "says"));
        }
    }
}

/* Questions of a protocol have a kind; those of the book (`kinds` is false) are all of one. */
static void question_load(Book *book, Question *question, bool kinds, const YamlPair *pair,
                          Diagnostics *diagnostics)
{
    const YamlNode *map = pair->value;
    const char *kind = yaml_get_text(map, "kind"), *counts = yaml_get_text(map, "counts");
    question->id = pair->key->text;
    question->label = texts_of(book, yaml_get(map, "label"));
    question->asks = texts_of(book, yaml_get(map, "asks"));
    question->find = yaml_get_text(map, "find");
    question->codes_of = yaml_get_text(map, "codes_of");
    question->counts = !counts || strcmp(counts, "no") != 0;
    int choice = book_choice(book_question_kinds, kind);
    if (choice >= 0)
        question->kind = (QuestionKind)choice;
    const YamlNode *answers = yaml_get(map, "answers");
    question_load_answers(book, question, answers, diagnostics);
    question->unclear = (kinds && choice < 0) || store_has_wrong_part(diagnostics, pair->key) ||
                        store_is_doubtful(diagnostics, map, "answers");
    question->unclear_when = store_is_doubtful(diagnostics, map, "applies");
    bool listed = question_is_listed(question);
    if (question->unclear)
        return;
    question->unclear = listed && question->n_answers == 0;
    if (question->unclear && kinds) /* those of the book always have some, as their table says */
        store_complain(diagnostics, DIAGNOSTIC_MISSING_FIELD, pair->key,
                       "no 'answers' to choose from in question", question->id, NULL, 0);
    else if (question->codes_of && question->kind != QUESTION_TOKENS)
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, yaml_get(map, "codes_of"),
                       "only tokens can be codes of a protocol, so for a question of another kind "
                       "there is no",
                       "codes_of", NULL, 0);
    else if (!listed && answers)
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, answers,
                       "'answers' are only for questions of kind one and many, not", kind, NULL, 0);
}

/* The question stands in the message, since others may well have an answer of the name. */
static void question_complain_answer(const Question *question, const YamlNode *item,
                                     Diagnostics *diagnostics)
{
    const char *names[BOOK_ANSWERS_MAX];
    g_autofree char *problem = g_strdup_printf("question '%s' has no answer", question->id);
    for (guint i = 0; i < question->n_answers; i++)
        names[i] = question->answers[i].id;
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_ANSWER, item, problem, item->text, names,
                   question->n_answers);
}

guint64 question_answers(const Question *question, const YamlNode *value, Diagnostics *diagnostics)
{
    guint64 bits = 0;
    gsize n = value->kind == YAML_LIST ? value->n_items : 1;
    style_check_twice(value, diagnostics);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *item = value->kind == YAML_LIST ? value->items[i] : value;
        if (item->kind != YAML_TEXT) {
            store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, item,
                           "an answer or a list of answers is wanted for question", question->id,
                           NULL, 0);
            continue;
        }
        guint a = 0;
        while (a < question->n_answers && strcmp(question->answers[a].id, item->text) != 0)
            a++;
        if (a < question->n_answers)
            bits |= G_GUINT64_CONSTANT(1) << a;
        else if (!*item->text)
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_ANSWER, item,
                           "there is no answer to question", question->id, NULL, 0);
        else if (!question->unclear)
            question_complain_answer(question, item, diagnostics);
    }
    return bits;
}

bool question_has_all(guint64 bits, const YamlNode *value)
{
    gsize n = value->kind == YAML_LIST ? value->n_items : 1, found = 0;
    for (; bits; bits &= bits - 1)
        found++;
    return found == n;
}

static void question_load_conditions(Book *book, const Protocol *protocol, Question *question,
                                     const YamlNode *applies, Diagnostics *diagnostics)
{
    if (!applies || applies->kind != YAML_MAP)
        return;
    question->conditions = store_new(book->store, Condition, applies->n_pairs);
    for (gsize i = 0; i < applies->n_pairs; i++) {
        const YamlPair *pair = &applies->pairs[i];
        int q = protocol_find_question(protocol, pair->key->text);
        bool own = q >= 0 && &protocol->questions[q] == question;
        if (q < 0 || own) {
            question->unclear_when = true;
            if (own)
                store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, pair->key,
                               "a question cannot apply by its own answer:", pair->key->text, NULL,
                               0);
            else
                refs_complain_question(book, protocol, pair->key, diagnostics);
            continue;
        }
        guint64 bits = question_answers(&protocol->questions[q], pair->value, diagnostics);
        question->unclear_when |= !question_has_all(bits, pair->value);
        question->conditions[question->n_conditions++] = (Condition){(guint)q, bits};
    }
}

/* How many questions a map has; those that are too many are left out. */
static gsize questions_count(const YamlNode *questions, Diagnostics *diagnostics)
{
    gsize n = yaml_map_length(questions);
    if (n <= BOOK_QUESTIONS_MAX)
        return n;
    DiagnosticPlace place = yaml_place(questions);
    diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "more than %d questions",
                    BOOK_QUESTIONS_MAX);
    return BOOK_QUESTIONS_MAX;
}

void questions_load_of_book(Book *book, const YamlNode *questions, Diagnostics *diagnostics)
{
    gsize n = questions_count(questions, diagnostics);
    book->questions = store_new(book->store, Question, n);
    for (gsize i = 0; i < n; i++)
        question_load(book, &book->questions[book->n_questions++], false, &questions->pairs[i],
                      diagnostics);
}

void questions_load(Book *book, Protocol *protocol, const YamlNode *questions,
                    Diagnostics *diagnostics)
{
    gsize n = questions_count(questions, diagnostics);
    protocol->questions = store_new(book->store, Question, n);
    for (gsize i = 0; i < n; i++) {
        Question *question = &protocol->questions[protocol->n_questions++];
        question_load(book, question, true, &questions->pairs[i], diagnostics);
        protocol->deciding |= (guint64)question_is_listed(question) << i;
        protocol->counting |= (guint64)compare_counts(question) << i;
    }
    for (gsize i = 0; i < n; i++)
        question_load_conditions(book, protocol, &protocol->questions[i],
                                 yaml_get(questions->pairs[i].value, "applies"), diagnostics);
}
