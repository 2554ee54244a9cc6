/* Codes and questions of a protocol that something names, of which the book may lack some. */
#include "book/refs.h"

#include "book/book.h"
#include "book/files.h"
#include "book/ids.h"

bool refs_is_excused_protocol(const Book *book, const char *protocol, DiagnosticSeverity of)
{
    g_autofree char *folder = g_strconcat(protocol, "/", NULL);
    return g_strv_contains((const char *const *)book->store->protocols, protocol) ||
           book->store->lacks_protocols ||
           (of == DIAGNOSTIC_ERROR ? files_is_broken : files_is_told)(book->store, folder);
}

bool refs_is_excused(const Book *book, const char *protocol, const char *code)
{
    g_autofree char *source = g_strconcat(protocol, "/", code, NULL);
    return files_is_told(book->store, source);
}

bool refs_is_excused_page(const Book *book, const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", 2);
    g_auto(GStrv) codes = g_strsplit(parts[0] && parts[1] ? parts[1] : "", ID_VERSUS, 2);
    bool excused = false;
    for (guint i = 0; codes[i]; i++) {
        g_autofree char *source = g_strconcat(parts[0], "/", codes[i], NULL);
        excused = excused || files_is_broken(book->store, source);
    }
    return excused;
}

bool refs_is_doubtful(const Book *book, const Protocol *protocol, const char *key,
                      const Diagnostics *diagnostics)
{
    const YamlFile *file = book_source_file(book, protocol->text_file);
    return store_is_doubtful(diagnostics, yaml_file_root(file), key);
}

const char *refs_find_home(const Book *book, const char *code)
{
    for (guint p = 0; book->store->protocols[p]; p++) {
        g_autofree char *source = g_strconcat(book->store->protocols[p], "/", code, NULL);
        if (book_find_source(book, source) >= 0)
            return book->store->protocols[p];
    }
    return NULL;
}

/* The code whose number, beside its id or as a hexadecimal id, a decimal number is; NULL where none
 * has it, or several. */
static const Code *refs_find_number(const Protocol *protocol, const char *text)
{
    const Code *found = NULL;
    guint n = 0;
    if (text[0] == '\0' || text[strspn(text, "0123456789")] != '\0')
        return NULL;
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        const char *number = code->number                  ? code->number
                             : id_is_hexadecimal(code->id) ? code->id
                                                           : NULL;
        if (!number || id_compare_numbers(number, text) != 0)
            continue;
        found = code;
        n++;
    }
    return n == 1 ? found : NULL;
}

static void refs_complain(const Book *book, const Protocol *protocol, const YamlNode *item,
                          Diagnostics *diagnostics)
{
    /* Before any time is spent on names. */
    if (!diagnostics_wants(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, yaml_file_path(item->file)) ||
        refs_is_excused(book, protocol->id, item->text))
        return;
    const Code *other = protocol_find_alias(protocol, item->text);
    if (other) {
        DiagnosticPlace place = yaml_place(item);
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                        "'%s' is an alias; write its code, '%s'", item->text, other->id);
        return;
    }
    const char *home = refs_find_home(book, item->text);
    if (home && !id_judge_code(item->text)) {
        DiagnosticPlace place = yaml_place(item);
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                        "'%s' is a code of '%s', not of '%s'; codes of two protocols are told of "
                        "together in codes/across",
                        item->text, home, protocol->id);
        return;
    }
    const Code *numbered = refs_find_number(protocol, item->text);
    if (numbered) {
        DiagnosticPlace place = yaml_place(item);
        diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                        "'%s' is the number of a code; write its id, '%s'", item->text,
                        numbered->id);
        return;
    }
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_codes, 1));
    for (guint c = 0; c < protocol->n_codes; c++)
        names[c] = protocol->codes[c].id;
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, item, "unknown code", item->text, names,
                   protocol->n_codes);
}

CodeRefs refs_load(const Book *book, const Protocol *protocol, const YamlNode *node,
                   Diagnostics *diagnostics)
{
    CodeRefs refs = {0};
    gsize n = !node ? 0 : node->kind == YAML_LIST ? node->n_items : 1;
    refs.codes = store_new(book->store, guint, n);
    refs.missing.items = store_new(book->store, const char *, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *item = node->kind == YAML_LIST ? node->items[i] : node;
        if (item->kind != YAML_TEXT)
            continue;
        const Code *code = protocol_find_code(protocol, item->text);
        if (code) {
            refs.codes[refs.n++] = code->index;
            continue;
        }
        refs.missing.items[refs.missing.n++] = item->text;
        refs_complain(book, protocol, item, diagnostics);
    }
    return refs;
}

void refs_complain_question(const Book *book, const Protocol *protocol, const YamlNode *node,
                            Diagnostics *diagnostics)
{
    const char *names[BOOK_QUESTIONS_MAX];
    for (guint q = 0; q < protocol->n_questions; q++)
        names[q] = protocol->questions[q].id;
    if (!refs_is_doubtful(book, protocol, "questions", diagnostics))
        store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_QUESTION, node, "unknown question",
                       node->text, names, protocol->n_questions);
}

guint *refs_load_questions(const Book *book, const Protocol *protocol, const YamlNode *node,
                           guint *n, Diagnostics *diagnostics)
{
    Tokens tokens = store_tokens(book->store, node);
    guint *questions = store_new(book->store, guint, tokens.n);
    *n = 0;
    for (guint i = 0; i < tokens.n; i++) {
        int q = protocol_find_question(protocol, tokens.items[i]);
        if (q >= 0)
            questions[(*n)++] = (guint)q;
        else
            refs_complain_question(book, protocol, store_token_node(node, i), diagnostics);
    }
    return questions;
}
