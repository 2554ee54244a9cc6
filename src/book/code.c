/* Loads one code. */
#include "book/code.h"

#include "book/facts.h"
#include "book/ids.h"
#include "book/message-check.h"

#include <string.h>

/* ---- Its class and its flow ---- */

/* A range of a class is of numbers where its codes have numbers beside their ids. */
static void class_check_range(const Protocol *protocol, const CodeClass *class,
                              const YamlNode *node, const Code *code, Diagnostics *diagnostics)
{
    if (store_is_doubtful(diagnostics, yaml_file_root(node->file), "number"))
        return;
    const char *first = code->low ? code->low : code->number ? code->number : code->id;
    const char *last = code->high ? code->high : first;
    if (!class->low || (protocol_order_ids(protocol, first, class->low) >= 0 &&
                        protocol_order_ids(protocol, last, class->high) <= 0))
        return;
    DiagnosticPlace place = yaml_place(node);
    const char *what = code->number && first == code->number ? "number" : "code";
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CLASS, &place,
                    "%s '%s' is outside of '%s', which is %s-%s%s", what,
                    first == code->number ? first : code->id, class->id, class->low, class->high,
                    !id_is_mixed(first, class->low) ? ""
                    : first == code->id             ? "; a 'number' beside the id may be in it"
                                        : "; write both as decimal numbers, or both as 0x2A");
}

static int code_find_class(const Book *book, const Protocol *protocol, const YamlNode *node,
                           const Code *code, Diagnostics *diagnostics)
{
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_classes, 1));
    for (guint i = 0; i < protocol->n_classes; i++) {
        const CodeClass *class = &protocol->classes[i];
        names[i] = class->id;
        if (strcmp(class->id, node->text) != 0)
            continue;
        class_check_range(protocol, class, node, code, diagnostics);
        return (int)i;
    }
    if (!refs_is_doubtful(book, protocol, "classes", diagnostics))
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CLASS, node,
                       protocol->n_classes > 0 ? "unknown class"
                                               : "the protocol has no classes, so no class",
                       node->text, names, protocol->n_classes);
    return -1;
}

static void code_load_class(const Book *book, const Protocol *protocol, Code *code,
                            const YamlNode *root, Diagnostics *diagnostics)
{
    const YamlNode *class = yaml_get(root, "class");
    code->class_index = -1;
    if (class && class->kind == YAML_TEXT) {
        code->class_index = code_find_class(book, protocol, class, code, diagnostics);
    } else if (protocol->n_classes > 0 && root->n_pairs > 0 &&
               !store_is_doubtful(diagnostics, root, "class")) {
        DiagnosticPlace place = yaml_place(root);
        diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_FIELD, &place,
                        "missing field 'class': the protocol has classes");
    }
}

/* Whether anybody ever sends it. */
static bool code_is_sent(const Code *code)
{
    return code->status != CODE_STATUS_RESERVED && code->status != CODE_STATUS_UNUSED &&
           code->status < CODE_STATUS_NEVER_SENT;
}

static void code_load_flow(const Book *book, const Protocol *protocol, Code *code,
                           const YamlNode *flow, Diagnostics *diagnostics)
{
    if (!flow || flow->kind != YAML_TEXT || store_has_wrong_part(diagnostics, flow))
        return;
    g_autofree const char **participants = g_new(const char *, protocol->n_participants + 1);
    g_autofree const char **notes = g_new(const char *, protocol->n_notes + 1);
    for (guint i = 0; i < protocol->n_participants; i++)
        participants[i] = protocol->participants[i].id;
    for (guint i = 0; i < protocol->n_notes; i++)
        notes[i] = protocol->notes[i].id;
    FlowNames names = {.participants = participants,
                       .n_participants = protocol->n_participants,
                       .notes = notes,
                       .n_notes = protocol->n_notes,
                       .lacks_participants =
                           refs_is_doubtful(book, protocol, "participants", diagnostics),
                       .lacks_notes = refs_is_doubtful(book, protocol, "flow_notes", diagnostics)};
    Flow *parsed = flow_parse(flow, &names, diagnostics);
    code->flow = parsed;
    if (!parsed)
        return;
    g_ptr_array_add(book->store->flows, parsed);
    bool keeps_lines = flow->style == YAML_LITERAL; /* or an error says so */
    if (code_is_sent(code) && keeps_lines && !flow_has_own(parsed)) {
        DiagnosticPlace place = yaml_place(flow);
        diagnostics_add(diagnostics, DIAGNOSTIC_NO_OWN_ANSWER, &place,
                        "no step of the flow sends '%s'; mark its answer with '==>'", code->id);
    }
}

/* ---- Names ---- */

static const char *code_join(BookStore *store, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A text that lives in the book. */
static const char *code_join(BookStore *store, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    gsize size = strlen(text) + 1;
    char *copy = store_new(store, char, size);
    memcpy(copy, text, size);
    return copy;
}

/* A name that is the id again is none: nothing prints a word twice. */
static void code_load_name(Code *code, const YamlNode *root, BookStore *store,
                           const Diagnostics *diagnostics)
{
    const char *name = yaml_get_text(root, "name"), *number = yaml_get_text(root, "number");
    code->name = name && g_ascii_strcasecmp(name, code->id) != 0 ? name : "";
    bool is_number = number && *number && !store_is_doubtful(diagnostics, root, "number");
    code->number = is_number && strcmp(number, code->id) != 0 ? number : NULL;
    const char *range = code->low ? yaml_get_text(root, "range") : NULL;
    code->beside = code->number ? code->number : g_strcmp0(range, code->id) != 0 ? range : NULL;
    const char *id = code->beside ? code_join(store, "%s (%s)", code->id, code->beside) : code->id;
    code->shown = id;
    code->full = *code->name ? code_join(store, "%s %s", id, code->name) : id;
}

static void code_load_names(Book *book, Code *code, const YamlNode *map)
{
    gsize n = yaml_map_length(map);
    code->names = store_new(book->store, CodeName, n);
    for (gsize i = 0; i < n; i++) {
        const YamlPair *pair = &map->pairs[i];
        const char *name = yaml_get_text(pair->value, "name");
        if (name)
            code->names[code->n_names++] =
                (CodeName){pair->key->text, name, texts_of(book, yaml_get(pair->value, "where"))};
    }
}

static void code_load_range(const Protocol *protocol, Code *code, const YamlNode *node,
                            BookStore *store, Diagnostics *diagnostics)
{
    const char *hyphen = node && node->kind == YAML_TEXT ? id_range_hyphen(node->text) : NULL;
    if (!hyphen)
        return;
    const char *low = code_join(store, "%.*s", (int)(hyphen - node->text), node->text);
    if (id_is_mixed(low, hyphen + 1)) {
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node, ID_MIXED_RANGE, node->text, NULL,
                       0);
        return;
    }
    if (protocol_order_ids(protocol, low, hyphen + 1) >= 0) {
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node,
                       "the lower code of a range stands first, not", node->text, NULL, 0);
        return;
    }
    code->low = low;
    code->high = hyphen + 1;
    if (yaml_get(yaml_file_root(node->file), "number"))
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node,
                       "a code with a 'number' is no range of codes; delete the one or the other:",
                       node->text, NULL, 0);
}

/* ---- Texts ---- */

/* What each of the protocol's readers is to do, in the order of the protocol. */
static void code_load_fixes(Book *book, const Protocol *protocol, Code *code, const YamlNode *map,
                            Diagnostics *diagnostics)
{
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_readers, 1));
    code->fixes = store_new(book->store, CodeFix, protocol->n_readers);
    for (guint r = 0; r < protocol->n_readers; r++) {
        names[r] = protocol->readers[r].id;
        const YamlNode *text = yaml_get(map, names[r]);
        if (text)
            code->fixes[code->n_fixes++] = (CodeFix){r, texts_of(book, text)};
    }
    for (gsize i = 0; i < map->n_pairs; i++)
        if (!protocol_find_reader(protocol, map->pairs[i].key->text) &&
            !refs_is_doubtful(book, protocol, "readers", diagnostics))
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, map->pairs[i].key,
                           protocol->n_readers > 0
                               ? "not one of the protocol's readers:"
                               : "the protocol has no 'readers', so there is no",
                           map->pairs[i].key->text, names, protocol->n_readers);
}

/* Whether a registry lets programs send it. */
static bool code_is_registered(const Code *code)
{
    return code->status == CODE_STATUS_CURRENT || code->status == CODE_STATUS_DEPRECATED ||
           code->status == CODE_STATUS_TEMPORARY;
}

static void code_load_texts(Book *book, const Protocol *protocol, Code *code, const YamlNode *root,
                            Diagnostics *diagnostics)
{
    const YamlNode *fix = yaml_get(root, "how_to_fix");
    code->gloss = texts_of(book, yaml_get(root, "gloss"));
    code->description = texts_of(book, yaml_get(root, "description"));
    code->when_seen = texts_of(book, yaml_get(root, "when_seen"));
    code->when_to_use = texts_of(book, yaml_get(root, "when_to_use"));
    code->how_to_fix = texts_of(book, fix);
    code->keywords = yaml_get_text(root, "keywords");
    if (fix && fix->kind == YAML_MAP)
        code_load_fixes(book, protocol, code, fix, diagnostics);
    bool is_missing = root->kind == YAML_MAP && root->n_pairs > 0 &&
                      !yaml_get(root, "when_to_use") &&
                      !store_is_doubtful(diagnostics, root, "when_to_use") &&
                      !store_is_doubtful(diagnostics, root, "status");
    if (is_missing && code_is_registered(code)) {
        DiagnosticPlace place = yaml_file_place(root->file, 0, 0, 0);
        diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_FIELD, &place,
                        "missing field 'when_to_use'");
    }
}

static void code_load_readings(Book *book, Code *code, const YamlNode *map)
{
    gsize n = yaml_map_length(map);
    code->readings = store_new(book->store, CodeReading, n);
    for (gsize i = 0; i < n; i++) {
        const YamlPair *pair = &map->pairs[i];
        const char *bytes = yaml_get_text(pair->value, "bytes");
        if (bytes)
            code->readings[code->n_readings++] = (CodeReading){
                pair->key->text, bytes, texts_of(book, yaml_get(pair->value, "says"))};
    }
}

static void code_load_logs(Code *code, const YamlNode *list, BookStore *store)
{
    gsize n = list && list->kind == YAML_LIST ? list->n_items : 0;
    code->logs = store_new(store, CodeLog, n);
    for (gsize i = 0; i < n; i++) {
        CodeLog log = {yaml_get_text(list->items[i], "by"), yaml_get_text(list->items[i], "line")};
        if (log.by && log.line)
            code->logs[code->n_logs++] = log;
    }
}

/* ---- All of it ---- */

/* The place of a map's text among choices; `otherwise` where it has none. */
static int code_choice(const YamlNode *root, const char *key, const char *const *choices,
                       int otherwise)
{
    int choice = book_choice(choices, yaml_get_text(root, key));
    return choice >= 0 ? choice : otherwise;
}

static void code_load_choices(const Book *book, const Protocol *protocol, Code *code,
                              const YamlNode *root, Diagnostics *diagnostics)
{
    code->status = (CodeStatus)code_choice(root, "status", book_statuses, CODE_STATUS_CURRENT);
    code_load_class(book, protocol, code, root, diagnostics);
    Tone tone = code->class_index < 0 ? TONE_NEUTRAL : protocol->classes[code->class_index].tone;
    code->tone = (Tone)code_choice(root, "tone", book_tones, (int)tone);
    FixHeading ending =
        code->class_index < 0 ? ENDING_FIX : protocol->classes[code->class_index].ending;
    code->ending = (FixHeading)code_choice(root, "ending", book_endings, (int)ending);
    code->message_form = (MessageForm)code_choice(root, "message_form", book_message_forms,
                                                  (int)protocol->message_form);
}

void code_load(Book *book, const Protocol *protocol, Code *code, const BookFile *file,
               Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_file_root(file->yaml), *facts = yaml_get(root, "facts");
    code->id = file->a;
    code->text_file = (guint)book_find_source(book, file->id);
    code->checked = yaml_get_text(root, "checked");
    code->message = yaml_get_text(root, "message");
    code->also = store_tokens(book->store, yaml_get(root, "also"));
    code->aliases = store_tokens(book->store, yaml_get(root, "aliases"));
    code->used_by = store_tokens(book->store, yaml_get(root, "used_by"));
    code->citations = store_tokens(book->store, yaml_get(root, "sources"));
    code_load_range(protocol, code, yaml_get(root, "range"), book->store, diagnostics);
    code_load_name(code, root, book->store, diagnostics);
    code_load_names(book, code, yaml_get(root, "names"));
    code_load_choices(book, protocol, code, root, diagnostics);
    code_load_texts(book, protocol, code, root, diagnostics);
    code_load_readings(book, code, yaml_get(root, "reading"));
    if (yaml_get(root, "message_form") ||
        !refs_is_doubtful(book, protocol, "message_form", diagnostics))
        message_check(root, code->message_form, diagnostics);
    code_load_logs(code, yaml_get(root, "logs"), book->store);
    code_load_flow(book, protocol, code, yaml_get(root, "flow"), diagnostics);
    code->facts = store_new(book->store, Fact, protocol->n_questions);
    code->values = store_new(book->store, guint, protocol->n_questions);
    facts_load(book, protocol, code, facts, diagnostics);
}
