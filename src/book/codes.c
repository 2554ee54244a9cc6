/* Loading the codes of a protocol. */
#include "book/codes.h"

#include "book/code.h"
#include "book/facts.h"
#include "book/ids.h"
#include "text-hash.h"

#include <stdlib.h>
#include <string.h>

/* ---- Their order ---- */

/* The number that says a code's place: the one beside its id, or that with which the id begins. */
static const char *codes_number(const Protocol *protocol, const Code *code)
{
    bool begins = protocol->order == ORDER_VALUE && g_ascii_isdigit(code->id[0]);
    return code->beside ? code->beside : begins ? code->id : NULL;
}

static int codes_compare(gconstpointer x, gconstpointer y, gpointer protocol)
{
    const Code *a = x, *b = y;
    const char *one = codes_number(protocol, a), *other = codes_number(protocol, b);
    if (!one != !other)
        return one ? -1 : 1;
    int order = one ? id_compare_numbers(one, other) : 0;
    return order != 0 ? order : protocol_order_ids(protocol, a->id, b->id);
}

static int codes_compare_ids(gconstpointer x, gconstpointer y, gpointer codes)
{
    const Code *all = codes;
    return id_compare(all[*(const guint *)x].id, all[*(const guint *)y].id);
}

/* Puts the codes in their order; from here on a code is its place in it. */
static void codes_sort(Protocol *protocol, BookStore *store)
{
    g_qsort_with_data(protocol->codes, (int)protocol->n_codes, sizeof(Code), codes_compare,
                      protocol);
    protocol->by_id = store_new(store, guint, protocol->n_codes);
    for (guint c = 0; c < protocol->n_codes; c++)
        protocol->codes[c].index = protocol->by_id[c] = c;
    g_qsort_with_data(protocol->by_id, (int)protocol->n_codes, sizeof(guint), codes_compare_ids,
                      protocol->codes);
}

static void codes_sort_aliases(Protocol *protocol, BookStore *store)
{
    guint n = 0;
    for (guint c = 0; c < protocol->n_codes; c++)
        n += protocol->codes[c].aliases.n;
    protocol->by_alias = store_new(store, CodeAlias, n);
    for (guint c = 0; c < protocol->n_codes; c++)
        for (guint a = 0; a < protocol->codes[c].aliases.n; a++)
            protocol->by_alias[protocol->n_aliases++] =
                (CodeAlias){protocol->codes[c].aliases.items[a], c};
    if (n > 0)
        qsort(protocol->by_alias, n, sizeof(CodeAlias), code_alias_compare);
}

/* ---- Their names ---- */

/* The node of a field of a code, for the places of messages; NULL where it has none. */
static const YamlNode *codes_node(const Book *book, const Code *code, const char *field)
{
    return yaml_get(yaml_file_root(book_source_file(book, code->text_file)), field);
}

/* Takes the name of a page for `by`, a text that it owns from then on. `seen` has the names that
 * are taken, in lower case, and who has each. Returns who has this one already; else NULL. */
static const char *codes_take_name(GHashTable *seen, const char *name, char *by)
{
    char *lower = g_ascii_strdown(name, -1);
    const char *taken = g_hash_table_lookup(seen, lower);
    if (!taken) {
        g_hash_table_insert(seen, lower, by);
        return NULL;
    }
    g_free(lower);
    g_free(by);
    return taken;
}

static void codes_check_aliases(const Book *book, const Code *code, GHashTable *seen,
                                Diagnostics *diagnostics)
{
    const YamlNode *aliases = codes_node(book, code, "aliases");
    for (guint a = 0; a < code->aliases.n; a++) {
        const char *alias = code->aliases.items[a], *wrong = id_judge_code(alias), *taken;
        DiagnosticPlace place = yaml_place(store_token_node(aliases, a));
        store_check_device(diagnostics, place, alias);
        if (wrong)
            diagnostics_add(diagnostics, DIAGNOSTIC_BAD_ID, &place, "'%s' cannot be an alias: %s",
                            alias, wrong);
        else if ((taken =
                      codes_take_name(seen, alias, g_strdup_printf("an alias of '%s'", code->id))))
            diagnostics_add(diagnostics, DIAGNOSTIC_SAME_ID, &place,
                            "alias '%s' has the name of %s; upper and lower case count as one",
                            alias, taken);
    }
}

static void codes_check_ids(const Book *book, const Protocol *protocol, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(text_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < protocol->n_classes; i++) {
        const char *id = protocol->classes[i].id;
        codes_take_name(seen, id, g_strdup_printf("class '%s'", id));
    }
    for (guint i = 0; i < protocol->n_codes; i++) {
        const Code *code = &protocol->codes[i];
        const YamlNode *id = codes_node(book, code, "code");
        DiagnosticPlace place =
            id ? yaml_place(id) : (DiagnosticPlace){.path = book->sources[code->text_file].path};
        const char *taken = codes_take_name(seen, code->id, g_strdup_printf("code '%s'", code->id));
        if (taken)
            diagnostics_add(diagnostics, DIAGNOSTIC_SAME_ID, &place,
                            "code '%s' has the name of %s; upper and lower case count as one",
                            code->id, taken);
    }
    for (guint i = 0; i < protocol->n_codes; i++)
        codes_check_aliases(book, &protocol->codes[i], seen, diagnostics);
}

/* ---- All of it ---- */

static void code_load_related(Book *book, const Protocol *protocol, Code *code,
                              Diagnostics *diagnostics)
{
    const YamlNode *node = codes_node(book, code, "related");
    code->related = refs_load(book, protocol, node, diagnostics);
    gsize n = !node ? 0 : node->kind == YAML_LIST ? node->n_items : 1;
    for (gsize i = 0; i < n; i++) {
        const YamlNode *item = node->kind == YAML_LIST ? node->items[i] : node;
        if (item->kind == YAML_TEXT && strcmp(item->text, code->id) == 0)
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, item,
                           "related to itself:", code->id, NULL, 0);
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
    for (guint i = 0; i < files->len; i++)
        code_load(book, protocol, &protocol->codes[protocol->n_codes++],
                  g_ptr_array_index(files, i), diagnostics);
    codes_sort(protocol, book->store);
    codes_sort_aliases(protocol, book->store);
    codes_check_ids(book, protocol, diagnostics);
    for (guint c = 0; c < protocol->n_codes; c++)
        code_load_related(book, protocol, &protocol->codes[c], diagnostics);
    facts_number(protocol);
}
