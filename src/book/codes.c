#include "book/codes.h"

#include "book/facts.h"
#include "book/files.h"
#include "book/ids.h"

#include <string.h>

static int code_find_class(const Protocol *protocol, const YamlNode *node, const char *id,
                           Diagnostics *diagnostics)
{
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_classes, 1));
    for (guint i = 0; i < protocol->n_classes; i++) {
        const CodeClass *class = &protocol->classes[i];
        names[i] = class->id;
        if (strcmp(class->id, node->text) != 0)
            continue;
        if (class->low && (id_compare(id, class->low) < 0 || id_compare(id, class->high) > 0)) {
            DiagnosticPlace place = yaml_place(node);
            diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CLASS, &place,
                            "code '%s' is outside of '%s', which is %s-%s", id, class->id,
                            class->low, class->high);
        }
        return (int)i;
    }
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CLASS, node, "unknown class", node->text, names,
                   protocol->n_classes);
    return -1;
}

static void code_load_class(const Protocol *protocol, Code *code, const YamlNode *root,
                            Diagnostics *diagnostics)
{
    const YamlNode *class = yaml_get(root, "class");
    code->class_index = -1;
    if (class && class->kind == YAML_TEXT) {
        code->class_index = code_find_class(protocol, class, code->id, diagnostics);
    } else if (protocol->n_classes > 0) {
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

static void code_load_flow(const Protocol *protocol, Code *code, const YamlNode *flow,
                           BookStore *store, Diagnostics *diagnostics)
{
    if (!flow || flow->kind != YAML_TEXT)
        return;
    g_autofree const char **participants = g_new(const char *, protocol->n_participants + 1);
    g_autofree const char **notes = g_new(const char *, protocol->n_notes + 1);
    for (guint i = 0; i < protocol->n_participants; i++)
        participants[i] = protocol->participants[i].id;
    for (guint i = 0; i < protocol->n_notes; i++)
        notes[i] = protocol->notes[i].id;
    FlowNames names = {participants, protocol->n_participants, notes, protocol->n_notes};
    Flow *parsed = flow_parse(flow, &names, diagnostics);
    code->flow = parsed;
    if (!parsed)
        return;
    g_ptr_array_add(store->flows, parsed);
    if (code_is_sent(code) && !flow_has_own(parsed)) {
        DiagnosticPlace place = yaml_place(flow);
        diagnostics_add(diagnostics, DIAGNOSTIC_NO_OWN_ANSWER, &place,
                        "no step of the flow sends '%s'; mark its answer with '==>'", code->id);
    }
}

static void code_load_texts(const Book *book, Code *code, const YamlNode *root)
{
    code->gloss = texts_of(book, yaml_get(root, "gloss"));
    code->description = texts_of(book, yaml_get(root, "description"));
    code->when_seen = texts_of(book, yaml_get(root, "when_seen"));
    code->when_to_use = texts_of(book, yaml_get(root, "when_to_use"));
    code->how_to_fix = texts_of(book, yaml_get(root, "how_to_fix"));
}

static void code_load_status(Code *code, const char *status)
{
    int choice = book_choice(book_statuses, status);
    if (choice >= 0)
        code->status = (CodeStatus)choice;
}

static void code_load(Book *book, const Protocol *protocol, Code *code, const BookFile *file,
                      Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_file_root(file->yaml), *id = yaml_get(root, "code");
    code->id = file->a;
    if (id && id->kind == YAML_TEXT && strcmp(id->text, file->a) != 0) {
        DiagnosticPlace place = yaml_place(id);
        diagnostics_add(diagnostics, DIAGNOSTIC_MISPLACED, &place,
                        "code '%s' stands in a file named '%s.yaml'", id->text, file->a);
    }
    code->name = yaml_get_text(root, "name");
    if (!code->name)
        code->name = "";
    code->checked = yaml_get_text(root, "checked");
    code->message = yaml_get_text(root, "message");
    code->also = store_tokens(book->store, yaml_get(root, "also"));
    code->used_by = store_tokens(book->store, yaml_get(root, "used_by"));
    code->sources = store_tokens(book->store, yaml_get(root, "sources"));
    code->source = (guint)book_find_source(book, file->id);
    code_load_status(code, yaml_get_text(root, "status"));
    code_load_class(protocol, code, root, diagnostics);
    code_load_texts(book, code, root);
    code_load_flow(protocol, code, yaml_get(root, "flow"), book->store, diagnostics);
    code->facts = store_new(book->store, Fact, protocol->n_questions);
    code->values = store_new(book->store, guint, protocol->n_questions);
    const YamlNode *facts = yaml_get(root, "facts");
    if (facts)
        facts_load(protocol, code, facts, book->store, diagnostics);
}

/* ---- What names other codes: after all of them are known ----------------------------------------
 */

static void code_load_related(Book *book, const Protocol *protocol, Code *code,
                              const YamlNode *node, const char *const *names,
                              Diagnostics *diagnostics)
{
    Tokens tokens = store_tokens(book->store, node);
    code->related = store_new(book->store, guint, tokens.n);
    for (guint i = 0; i < tokens.n; i++) {
        const YamlNode *item = node->kind == YAML_LIST ? node->items[i] : node;
        const Code *other = protocol_find_code(protocol, tokens.items[i]);
        g_autofree char *source = g_strconcat(protocol->id, "/", tokens.items[i], NULL);
        if (!other && files_is_broken(book->store, source))
            continue;
        if (!other)
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, item, "unknown code",
                           tokens.items[i], names, protocol->n_codes);
        else if (other == code)
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, item,
                           "related to itself:", tokens.items[i], NULL, 0);
        else
            code->related[code->n_related++] = other->index;
    }
}

static void code_load_equivalents(Book *book, Code *code, const YamlNode *list)
{
    if (!list || list->kind != YAML_LIST)
        return;
    code->equivalents = store_new(book->store, Equivalent, list->n_items);
    for (gsize i = 0; i < list->n_items; i++) {
        Equivalent *equivalent = &code->equivalents[code->n_equivalents];
        int kind = book_choice(book_equivalent_kinds, yaml_get_text(list->items[i], "kind"));
        equivalent->id = yaml_get_text(list->items[i], "code");
        equivalent->source = yaml_get_text(list->items[i], "source");
        if (kind >= 0)
            equivalent->kind = (EquivalentKind)kind;
        if (equivalent->id)
            code->n_equivalents++;
    }
}

/* The protocol with this name whose codes are loaded, or NULL. */
static const Protocol *equivalent_protocol(const Book *book, const char *id, gsize length)
{
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        if (protocol->codes && strlen(protocol->id) == length &&
            strncmp(protocol->id, id, length) == 0)
            return protocol;
    }
    return NULL;
}

static void equivalent_check(const Book *book, const YamlNode *node, Diagnostics *diagnostics)
{
    const char *slash = node && node->kind == YAML_TEXT ? strchr(node->text, '/') : NULL;
    const Protocol *protocol =
        slash ? equivalent_protocol(book, node->text, (gsize)(slash - node->text)) : NULL;
    if (!protocol || protocol_find_code(protocol, slash + 1) ||
        files_is_broken(book->store, node->text))
        return;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                    "the book has '%s', but in it no code '%s'", protocol->id, slash + 1);
}

void codes_check_equivalents(const Book *book, guint index, Diagnostics *diagnostics)
{
    const Protocol *protocol = &book->protocols[index];
    for (guint c = 0; c < protocol->n_codes; c++) {
        const YamlFile *file = book_source_file(book, protocol->codes[c].source);
        const YamlNode *list = yaml_get(yaml_file_root(file), "equivalents");
        for (gsize i = 0; list && list->kind == YAML_LIST && i < list->n_items; i++)
            equivalent_check(book, yaml_get(list->items[i], "code"), diagnostics);
    }
}

static void codes_check_ids(const Protocol *protocol, const BookFile *const *files,
                            Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < protocol->n_classes; i++)
        g_hash_table_add(seen, g_ascii_strdown(protocol->classes[i].id, -1));
    for (guint i = 0; i < protocol->n_codes; i++) {
        char *folded = g_ascii_strdown(protocol->codes[i].id, -1);
        const YamlNode *id = yaml_get(yaml_file_root(files[i]->yaml), "code");
        DiagnosticPlace place = id ? yaml_place(id) : (DiagnosticPlace){.path = files[i]->path};
        if (!g_hash_table_add(seen, folded))
            diagnostics_add(diagnostics, DIAGNOSTIC_SAME_ID, &place,
                            "code '%s' has the name of another code or of a class, but for upper "
                            "and lower case",
                            protocol->codes[i].id);
    }
}

void codes_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    for (guint i = 0; i < book->store->files->len; i++) {
        BookFile *file = g_ptr_array_index(book->store->files, i);
        if (file->kind == BOOK_FILE_CODE && file->protocol == index && file->yaml)
            g_ptr_array_add(files, file);
    }
    protocol->codes = store_new(book->store, Code, files->len);
    const char **names = store_new(book->store, const char *, files->len);
    for (guint i = 0; i < files->len; i++) {
        Code *code = &protocol->codes[protocol->n_codes++];
        code->index = i;
        code_load(book, protocol, code, g_ptr_array_index(files, i), diagnostics);
        names[i] = code->id;
    }
    codes_check_ids(protocol, (const BookFile *const *)files->pdata, diagnostics);
    for (guint i = 0; i < files->len; i++) {
        const BookFile *file = g_ptr_array_index(files, i);
        const YamlNode *root = yaml_file_root(file->yaml);
        code_load_related(book, protocol, &protocol->codes[i], yaml_get(root, "related"), names,
                          diagnostics);
        code_load_equivalents(book, &protocol->codes[i], yaml_get(root, "equivalents"));
    }
    facts_number(protocol);
}
