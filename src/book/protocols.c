/* protocol.yaml: classes, the words of flows, and the questions. */
#include "book/protocols.h"

#include "book/codes.h"
#include "book/files.h"
#include "book/ids.h"
#include "book/notes.h"
#include "book/patterns.h"
#include "book/questions.h"

#include <string.h>

/* A protocol has at most so many classes: the page of each names all of them. Real ones have six.
 */
#define CLASSES_MAX 100

/* A class has a page beside those of the codes, so its name is as free as theirs, and no freer. */
static void class_check_id(const Protocol *protocol, const YamlNode *id, Diagnostics *diagnostics)
{
    const char *wrong = id_judge_code(id->text);
    if (wrong) {
        DiagnosticPlace place = yaml_place(id);
        diagnostics_add(diagnostics, DIAGNOSTIC_BAD_ID, &place,
                        "'%s' cannot be a class, which is named as a code is: %s", id->text, wrong);
    }
    for (guint i = 0; i < protocol->n_classes; i++)
        if (g_ascii_strcasecmp(protocol->classes[i].id, id->text) == 0)
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, id,
                           "another class has, but for upper and lower case, the name", id->text,
                           NULL, 0);
}

static void class_load_range(BookStore *store, const Protocol *protocol, CodeClass *class,
                             const YamlNode *map, Diagnostics *diagnostics)
{
    const char *range = yaml_get_text(map, "codes");
    if (!range || store_is_doubtful(diagnostics, map, "codes") ||
        store_is_doubtful(diagnostics, yaml_file_root(map->file), "order"))
        return;
    const char *hyphen = id_range_hyphen(range);
    char *low = store_new(store, char, strlen(range) + 1);
    memcpy(low, range, hyphen ? (gsize)(hyphen - range) : strlen(range));
    class->low = low;
    class->high = hyphen ? hyphen + 1 : low;
    if (id_is_mixed(class->low, class->high)) {
        class->low = NULL;
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, yaml_get(map, "codes"), ID_MIXED_RANGE,
                       range, NULL, 0);
    } else if (protocol_order_ids(protocol, class->low, class->high) > 0) {
        bool is_mixed =
            strlen(class->low) == strlen(class->high) && strcmp(class->low, class->high) < 0;
        class->low = NULL; /* so that not every code is said to be outside */
        if (is_mixed) {    /* one 'order' mends the ranges of all classes */
            store_mark(diagnostics, yaml_file_root(map->file), "classes");
            store_mark(diagnostics, yaml_file_root(map->file), "order");
        }
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, yaml_get(map, "codes"),
                       is_mixed ? "by 'order: value' the lower code of this range does not stand "
                                  "first; 'order: characters' is for letters among digits, as in"
                                : "the lower code of a range stands first, not",
                       range, NULL, 0);
    }
}

/* A code is of one class, so no two of them have the same codes. */
static void class_check_overlap(const Protocol *protocol, const CodeClass *class,
                                const YamlNode *map, Diagnostics *diagnostics)
{
    for (const CodeClass *other = protocol->classes; class->low && other < class; other++)
        if (other->low && protocol_order_ids(protocol, class->low, other->high) <= 0 &&
            protocol_order_ids(protocol, other->low, class->high) <= 0) {
            DiagnosticPlace place = yaml_place(yaml_get(map, "codes"));
            diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                            "a code is of one class, but '%s' has codes of class '%s', %s-%s",
                            yaml_get_text(map, "codes"), other->id, other->low, other->high);
            return;
        }
}

static void protocol_load_classes(Book *book, Protocol *protocol, const YamlNode *classes,
                                  Diagnostics *diagnostics)
{
    if (!classes || classes->kind != YAML_MAP)
        return;
    gsize n = MIN(classes->n_pairs, CLASSES_MAX);
    protocol->classes = store_new(book->store, CodeClass, n);
    if (n < classes->n_pairs) {
        DiagnosticPlace place = yaml_place(classes->pairs[n].key);
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "more than %d classes",
                        CLASSES_MAX);
    }
    for (gsize i = 0; i < n; i++) {
        const YamlNode *map = classes->pairs[i].value;
        class_check_id(protocol, classes->pairs[i].key, diagnostics);
        CodeClass *class = &protocol->classes[protocol->n_classes++];
        class->id = classes->pairs[i].key->text;
        class->name = texts_of(book, yaml_get(map, "name"));
        class->about = texts_of(book, yaml_get(map, "about"));
        class->tone = (Tone)MAX(book_choice(book_tones, yaml_get_text(map, "tone")), 0);
        class->ending = (FixHeading)MAX(book_choice(book_endings, yaml_get_text(map, "ending")), 0);
        class_load_range(book->store, protocol, class, map, diagnostics);
        class_check_overlap(protocol, class, map, diagnostics);
    }
}

/* ---- Words ---- */

static Label *protocol_load_labels(Book *book, const YamlNode *map, guint *n)
{
    *n = yaml_map_length(map);
    Label *labels = store_new(book->store, Label, *n);
    for (guint i = 0; i < *n; i++)
        labels[i] = (Label){map->pairs[i].key->text, texts_of(book, map->pairs[i].value)};
    return labels;
}

static void protocol_load_words(Book *book, Protocol *protocol, const YamlNode *map,
                                Diagnostics *diagnostics)
{
    protocol->words = store_new(book->store, ProtocolWord, yaml_map_length(map));
    for (gsize i = 0; i < yaml_map_length(map); i++)
        protocol->words[protocol->n_words++] =
            (ProtocolWord){map->pairs[i].key->text, texts_of(book, map->pairs[i].value)};
    patterns_check_protocol(book, protocol, map, diagnostics);
}

static void protocol_load_documents(Book *book, Protocol *protocol, const YamlNode *map)
{
    protocol->documents = store_new(book->store, Document, yaml_map_length(map));
    for (gsize i = 0; i < yaml_map_length(map); i++)
        if (map->pairs[i].value->kind == YAML_TEXT)
            protocol->documents[protocol->n_documents++] =
                (Document){map->pairs[i].key->text,
                           map->pairs[i].value->length > 0 ? map->pairs[i].value->text : NULL};
}

/* ---- Lists of codes ---- */

/* A row of a table of answers alone is one of these. */
static void table_check_row(const Book *book, const Protocol *protocol, const TokenTable *table,
                            const YamlNode *key, Diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < table->n_questions; i++) {
        const Question *question = &protocol->questions[table->questions[i]];
        if (question->n_answers == 0 || question->unclear)
            return;
        for (guint a = 0; a < question->n_answers; a++) {
            g_ptr_array_add(names, (gpointer)question->answers[a].id);
            if (strcmp(question->answers[a].id, key->text) == 0)
                return;
        }
    }
    if (names->len > 0 && !refs_is_doubtful(book, protocol, "questions", diagnostics))
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_ANSWER, key, "unknown answer", key->text,
                       (const char *const *)names->pdata, names->len);
}

static void table_load_rows(Book *book, TokenTable *table, const YamlNode *rows)
{
    table->rows = store_new(book->store, TokenRow, yaml_map_length(rows));
    for (gsize i = 0; i < yaml_map_length(rows); i++) {
        const YamlNode *map = rows->pairs[i].value;
        TokenRow *row = &table->rows[table->n_rows++];
        row->token = rows->pairs[i].key->text;
        row->name = yaml_get_text(map, "name");
        row->note = texts_of(book, yaml_get(map, "note"));
        row->citations = store_tokens(book->store, yaml_get(map, "source"));
    }
}

/* A code stands in one group of each grouping. */
static void check_groups(const Protocol *protocol, const YamlNode *node, Diagnostics *diagnostics)
{
    for (guint i = 0; i < protocol->n_groups; i++) {
        const Question *question = &protocol->questions[protocol->groups[i]];
        if (question->kind != QUESTION_ONE)
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node,
                           "codes are grouped by questions of kind one, not by", question->id, NULL,
                           0);
    }
}

/* The page of a table is no other's: by-program lists the programs, by-X what a grouping has. */
static void check_tables(const Protocol *protocol, const YamlNode *tables, Diagnostics *diagnostics)
{
    for (guint t = 0; t < protocol->n_tables; t++) {
        const char *id = protocol->tables[t].id;
        bool is_taken = strcmp(id, "program") == 0;
        for (guint g = 0; g < protocol->n_groups; g++)
            is_taken |= strcmp(protocol->questions[protocol->groups[g]].id, id) == 0;
        if (is_taken && !store_is_doubtful(diagnostics, yaml_file_root(tables->file), "groups"))
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, tables->pairs[t].key,
                           "the name of its page is taken; give the table another id than", id,
                           NULL, 0);
    }
}

static void protocol_load_tables(Book *book, Protocol *protocol, const YamlNode *tables,
                                 Diagnostics *diagnostics)
{
    protocol->tables = store_new(book->store, TokenTable, yaml_map_length(tables));
    for (gsize i = 0; i < yaml_map_length(tables); i++) {
        const YamlNode *map = tables->pairs[i].value, *of = yaml_get(map, "of");
        TokenTable *table = &protocol->tables[protocol->n_tables++];
        table->id = tables->pairs[i].key->text;
        table->title = texts_of(book, yaml_get(map, "title"));
        table->row = texts_of(book, yaml_get(map, "row"));
        table->about = texts_of(book, yaml_get(map, "about"));
        table->questions =
            refs_load_questions(book, protocol, of, &table->n_questions, diagnostics);
        const YamlNode *rows = yaml_get(map, "rows");
        table_load_rows(book, table, rows);
        bool is_known = of && table->n_questions == (of->kind == YAML_LIST ? of->n_items : 1);
        for (gsize r = 0; is_known && r < yaml_map_length(rows); r++)
            table_check_row(book, protocol, table, rows->pairs[r].key, diagnostics);
    }
}

/* More pairs than this are no choice any more. */
#define ASKED_MAX 10

static void protocol_load_asked(Book *book, Protocol *protocol, const YamlNode *node,
                                Diagnostics *diagnostics)
{
    Tokens pairs = store_tokens(book->store, node);
    protocol->asked = store_new(book->store, CodePair, pairs.n);
    for (guint i = 0; i < pairs.n; i++) {
        g_autofree char *a = NULL, *b = NULL;
        bool two = id_split_pair(pairs.items[i], &a, &b);
        const Code *x = two ? protocol_find_code(protocol, a) : NULL;
        const Code *y = two ? protocol_find_code(protocol, b) : NULL;
        bool excused = two && ((!x && refs_is_excused(book, protocol->id, a)) ||
                               (!y && refs_is_excused(book, protocol->id, b)));
        if (x && y && x != y)
            protocol->asked[protocol->n_asked++] =
                (CodePair){MIN(x->index, y->index), MAX(x->index, y->index)};
        else if (!excused)
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, store_token_node(node, i),
                           "not a pair of two codes of the protocol:", pairs.items[i], NULL, 0);
    }
    if (protocol->n_asked > ASKED_MAX) {
        DiagnosticPlace place = yaml_place(node);
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "more than %d pairs", ASKED_MAX);
    }
}

/* ---- All of it ---- */

/* Titles and the find field tell protocols apart by their names alone. */
static void protocol_check_name(const Book *book, guint index, const YamlNode *node,
                                Diagnostics *diagnostics)
{
    if (!node || node->kind != YAML_TEXT || node->length == 0)
        return;
    g_autofree char *folded = g_utf8_casefold(node->text, -1);
    for (guint p = 0; p < index; p++) {
        const Protocol *other = &book->protocols[p];
        g_autofree char *taken = g_utf8_casefold(other->name ? other->name : "", -1);
        DiagnosticPlace place = yaml_place(node);
        if (strcmp(folded, taken) == 0) {
            diagnostics_add(
                diagnostics, DIAGNOSTIC_SAME_ID, &place,
                "'%s' is what protocol '%s' is called too; titles tell protocols apart by "
                "their names",
                node->text, other->id);
            return;
        }
    }
}

static void protocol_load(Book *book, guint index, const BookFile *file, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const YamlNode *root = yaml_file_root(file->yaml);
    protocol->name = yaml_get_text(root, "name");
    protocol_check_name(book, index, yaml_get(root, "name"), diagnostics);
    protocol->registries = store_tokens(book->store, yaml_get(root, "registry"));
    protocol->title = texts_of(book, yaml_get(root, "title"));
    protocol->about = texts_of(book, yaml_get(root, "about"));
    protocol->citations = store_tokens(book->store, yaml_get(root, "sources"));
    protocol->text_file = (guint)book_find_source(book, file->id);
    protocol->message_form =
        (MessageForm)MAX(book_choice(book_message_forms, yaml_get_text(root, "message_form")), 0);
    protocol->order = (IdOrder)MAX(book_choice(book_orders, yaml_get_text(root, "order")), 0);
    protocol_load_documents(book, protocol, yaml_get(root, "documents"));
    protocol_load_words(book, protocol, yaml_get(root, "words"), diagnostics);
    protocol_load_classes(book, protocol, yaml_get(root, "classes"), diagnostics);
    protocol->readers = protocol_load_labels(book, yaml_get(root, "readers"), &protocol->n_readers);
    protocol->conditions =
        protocol_load_labels(book, yaml_get(root, "conditions"), &protocol->n_conditions);
    protocol->participants =
        protocol_load_labels(book, yaml_get(root, "participants"), &protocol->n_participants);
    protocol->notes = protocol_load_labels(book, yaml_get(root, "flow_notes"), &protocol->n_notes);
    questions_load(book, protocol, yaml_get(root, "questions"), diagnostics);
}

/* What names questions and codes, when all of them are known. */
static void protocol_load_lists(Book *book, guint index, const YamlNode *root,
                                Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const YamlNode *groups = yaml_get(root, "groups");
    protocol->first = refs_load_questions(book, protocol, yaml_get(root, "first"),
                                          &protocol->n_first, diagnostics);
    protocol->groups =
        refs_load_questions(book, protocol, groups, &protocol->n_groups, diagnostics);
    check_groups(protocol, groups, diagnostics);
    protocol_load_tables(book, protocol, yaml_get(root, "tables"), diagnostics);
    check_tables(protocol, yaml_get(root, "tables"), diagnostics);
    protocol_load_asked(book, protocol, yaml_get(root, "asked"), diagnostics);
    programs_load(book, index, diagnostics);
    glossary_load(book, index, diagnostics);
    notes_load(book, index, diagnostics);
    decide_load(book, index, diagnostics);
    shared_load(book, index, diagnostics);
}

void protocols_load(Book *book, Diagnostics *diagnostics)
{
    guint n = g_strv_length(book->store->protocols);
    shared_load_questions(book, diagnostics);
    book->protocols = store_new(book->store, Protocol, n);
    book->n_protocols = n;
    for (guint p = 0; p < n; p++) {
        book->protocols[p].id = book->store->protocols[p];
        const BookFile *file = files_find(book->store, BOOK_FILE_PROTOCOL, p);
        if (!file || !file->yaml) { /* which is told */
            book->store->failed = true;
            continue;
        }
        protocol_load(book, p, file, diagnostics);
        codes_load(book, p, diagnostics);
        protocol_load_lists(book, p, yaml_file_root(file->yaml), diagnostics);
    }
    across_load(book, diagnostics);
}
