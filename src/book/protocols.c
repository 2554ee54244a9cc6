/* protocol.yaml: classes, the words of flows, and the questions. */
#include "book/ids.h"
#include "book/compare.h"
#include "book/store.h"

#include <string.h>

/* A class has a page beside those of the codes, so its name is as free as theirs, and no freer. */
static void class_check_id(const Protocol *protocol, const YamlNode *id, Diagnostics *diagnostics)
{
    if (!id_is_code(id->text))
        store_complain(diagnostics, DIAGNOSTIC_BAD_ID, id, "not a name for a class:", id->text,
                       NULL, 0);
    for (guint i = 0; i < protocol->n_classes; i++)
        if (g_ascii_strcasecmp(protocol->classes[i].id, id->text) == 0)
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, id,
                           "another class has, but for upper and lower case, the name", id->text,
                           NULL, 0);
}

static void protocol_load_classes(Book *book, Protocol *protocol, const YamlNode *classes,
                                  Diagnostics *diagnostics)
{
    if (!classes || classes->kind != YAML_MAP)
        return;
    protocol->classes = store_new(book->store, CodeClass, classes->n_pairs);
    for (gsize i = 0; i < classes->n_pairs; i++) {
        const YamlNode *map = classes->pairs[i].value;
        class_check_id(protocol, classes->pairs[i].key, diagnostics);
        CodeClass *class = &protocol->classes[protocol->n_classes++];
        class->id = classes->pairs[i].key->text;
        class->name = texts_of(book, yaml_get(map, "name"));
        class->about = texts_of(book, yaml_get(map, "about"));
        const char *fails = yaml_get_text(map, "fails");
        class->fails = !fails || strcmp(fails, "no") != 0;
        const char *range = yaml_get_text(map, "codes");
        if (!range)
            continue;
        const char *hyphen = strchr(range, '-');
        char *low = store_new(book->store, char, strlen(range) + 1);
        memcpy(low, range, hyphen ? (gsize)(hyphen - range) : strlen(range));
        class->low = low;
        class->high = hyphen ? hyphen + 1 : low;
        if (id_compare(class->low, class->high) > 0) {
            class->low = NULL; /* so that not every code is said to be outside */
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, yaml_get(map, "codes"),
                           "the lower code of a range stands first, not", range, NULL, 0);
        }
    }
}

static FlowWord *protocol_load_words(Book *book, const YamlNode *map, guint *n)
{
    *n = map && map->kind == YAML_MAP ? (guint)map->n_pairs : 0;
    FlowWord *words = store_new(book->store, FlowWord, *n);
    for (guint i = 0; i < *n; i++) {
        words[i].id = map->pairs[i].key->text;
        words[i].label = texts_of(book, map->pairs[i].value);
    }
    return words;
}

static void question_load_answers(Book *book, Question *question, const YamlNode *answers,
                                  Diagnostics *diagnostics)
{
    bool listed = question->kind == QUESTION_ONE || question->kind == QUESTION_MANY;
    gsize n = answers && answers->kind == YAML_MAP ? answers->n_pairs : 0;
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

static void question_load(Book *book, Question *question, const YamlPair *pair,
                          Diagnostics *diagnostics)
{
    const YamlNode *map = pair->value;
    const char *kind = yaml_get_text(map, "kind"), *counts = yaml_get_text(map, "counts");
    question->id = pair->key->text;
    question->label = texts_of(book, yaml_get(map, "label"));
    question->asks = texts_of(book, yaml_get(map, "asks"));
    question->find = yaml_get_text(map, "find");
    question->counts = !counts || strcmp(counts, "no") != 0;
    int choice = book_choice(book_question_kinds, kind);
    if (choice >= 0)
        question->kind = (QuestionKind)choice;
    const YamlNode *answers = yaml_get(map, "answers");
    question_load_answers(book, question, answers, diagnostics);
    bool listed = question->kind == QUESTION_ONE || question->kind == QUESTION_MANY;
    if (listed && question->n_answers == 0)
        store_complain(diagnostics, DIAGNOSTIC_MISSING_FIELD, pair->key,
                       "no 'answers' to choose from in question", question->id, NULL, 0);
    else if (!listed && answers)
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, answers,
                       "'answers' are only for questions of kind one and many, not", kind, NULL, 0);
}

guint64 question_answers(const Question *question, const YamlNode *value, Diagnostics *diagnostics)
{
    const char *names[BOOK_ANSWERS_MAX];
    for (guint i = 0; i < question->n_answers; i++)
        names[i] = question->answers[i].id;
    guint64 bits = 0;
    gsize n = value->kind == YAML_LIST ? value->n_items : 1;
    for (gsize i = 0; i < n; i++) {
        const YamlNode *item = value->kind == YAML_LIST ? value->items[i] : value;
        if (item->kind != YAML_TEXT) {
            store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, item,
                           "an answer or a list of answers is wanted for question", question->id,
                           NULL, 0);
            continue;
        }
        guint a = 0;
        while (a < question->n_answers && strcmp(names[a], item->text) != 0)
            a++;
        if (a < question->n_answers)
            bits |= G_GUINT64_CONSTANT(1) << a;
        else
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_ANSWER, item, "unknown answer",
                           item->text, names, question->n_answers);
    }
    return bits;
}

static void question_load_conditions(Book *book, const Protocol *protocol, Question *question,
                                     const YamlNode *applies, Diagnostics *diagnostics)
{
    if (!applies)
        return;
    if (applies->kind != YAML_MAP) {
        store_complain(diagnostics, DIAGNOSTIC_WRONG_TYPE, applies,
                       "a map of question to answer is wanted for", "applies", NULL, 0);
        return;
    }
    const char *names[BOOK_QUESTIONS_MAX];
    for (guint q = 0; q < protocol->n_questions; q++)
        names[q] = protocol->questions[q].id;
    question->conditions = store_new(book->store, Condition, applies->n_pairs);
    for (gsize i = 0; i < applies->n_pairs; i++) {
        const YamlPair *pair = &applies->pairs[i];
        int q = protocol_find_question(protocol, pair->key->text);
        bool own = q >= 0 && &protocol->questions[q] == question;
        if (q < 0 || own) {
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, pair->key,
                           own ? "a question cannot apply by its own answer:" : "unknown question",
                           pair->key->text, names, own ? 0 : protocol->n_questions);
            continue;
        }
        question->conditions[question->n_conditions++] = (Condition){
            (guint)q, question_answers(&protocol->questions[q], pair->value, diagnostics)};
    }
}

static void protocol_load_questions(Book *book, Protocol *protocol, const YamlNode *questions,
                                    Diagnostics *diagnostics)
{
    if (!questions || questions->kind != YAML_MAP)
        return;
    gsize n = questions->n_pairs;
    if (n > BOOK_QUESTIONS_MAX) {
        DiagnosticPlace place = yaml_place(questions);
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "more than %d questions",
                        BOOK_QUESTIONS_MAX);
        n = BOOK_QUESTIONS_MAX;
    }
    protocol->questions = store_new(book->store, Question, n);
    for (gsize i = 0; i < n; i++) {
        Question *question = &protocol->questions[protocol->n_questions++];
        question_load(book, question, &questions->pairs[i], diagnostics);
        protocol->deciding |= (guint64)compare_may_decide(question) << i;
        protocol->counting |= (guint64)compare_counts(question) << i;
    }
    for (gsize i = 0; i < n; i++)
        question_load_conditions(book, protocol, &protocol->questions[i],
                                 yaml_get(questions->pairs[i].value, "applies"), diagnostics);
}

static void protocol_load(Book *book, guint index, const BookFile *file, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const YamlNode *root = yaml_file_root(file->yaml);
    protocol->name = yaml_get_text(root, "name");
    protocol->registry = yaml_get_text(root, "registry");
    protocol->title = texts_of(book, yaml_get(root, "title"));
    protocol->about = texts_of(book, yaml_get(root, "about"));
    protocol->sources = store_tokens(book->store, yaml_get(root, "sources"));
    protocol->source = (guint)book_find_source(book, file->id);
    protocol_load_classes(book, protocol, yaml_get(root, "classes"), diagnostics);
    protocol->participants =
        protocol_load_words(book, yaml_get(root, "participants"), &protocol->n_participants);
    protocol->notes = protocol_load_words(book, yaml_get(root, "flow_notes"), &protocol->n_notes);
    protocol_load_questions(book, protocol, yaml_get(root, "questions"), diagnostics);
}

void protocols_load(Book *book, Diagnostics *diagnostics)
{
    guint n = g_strv_length(book->store->protocols);
    book->protocols = store_new(book->store, Protocol, n);
    book->n_protocols = n;
    for (guint p = 0; p < n; p++) {
        const char *id = book->protocols[p].id = book->store->protocols[p];
        const BookFile *file = files_find(book->store, BOOK_FILE_PROTOCOL, p);
        if (!file || !file->yaml) {
            g_autofree char *path = g_strdup_printf("codes/%s/protocol.yaml", id);
            if (!file)
                store_complain(diagnostics, DIAGNOSTIC_UNREADABLE,
                               settings_node(book->store, "protocols", id), "there is no", path,
                               NULL, 0);
            book->store->failed = true;
            continue;
        }
        protocol_load(book, p, file, diagnostics);
        codes_load(book, p, diagnostics);
        notes_load(book, p, diagnostics);
    }
    for (guint p = 0; p < n; p++)
        codes_check_equivalents(book, p, diagnostics);
}

int protocol_find_question(const Protocol *protocol, const char *id)
{
    for (guint q = 0; q < protocol->n_questions; q++)
        if (strcmp(protocol->questions[q].id, id) == 0)
            return (int)q;
    return -1;
}
