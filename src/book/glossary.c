/* The terms of a protocol, in English, and what each means (codes/P/glossary.yaml). */
#include "book/glossary.h"

#include "book/book.h"
#include "book/files.h"
#include "text-hash.h"

#include <string.h>

/* The terms that a glossary is loaded to. */
typedef struct Terms {
    GHashTable *places; /* id → its place + 1 */
    GHashTable *folded; /* ids without upper case, and with hyphens for spaces */
    const char **names;
    guint n;
} Terms;

/* Two terms that differ in nothing else would share an anchor. */
static void terms_add(Terms *terms, const YamlNode *key, Diagnostics *diagnostics)
{
    terms->names[terms->n++] = key->text;
    if (!g_hash_table_contains(terms->places, key->text))
        g_hash_table_insert(terms->places, (gpointer)key->text, GUINT_TO_POINTER(terms->n));
    char *folded = g_strdelimit(g_ascii_strdown(key->text, -1), " ", '-');
    if (!g_hash_table_add(terms->folded, folded))
        store_complain(diagnostics, DIAGNOSTIC_SAME_ID, key,
                       "another term has, but for case and hyphens, the name", key->text, NULL, 0);
}

static void term_load_see(const Book *book, const Terms *terms, GlossaryTerm *term,
                          const YamlNode *node, Diagnostics *diagnostics)
{
    Tokens see = store_tokens(book->store, node);
    term->see = store_new(book->store, guint, see.n);
    for (guint i = 0; i < see.n; i++) {
        guint place = GPOINTER_TO_UINT(g_hash_table_lookup(terms->places, see.items[i]));
        if (place > 0 && strcmp(see.items[i], term->id) == 0)
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, store_token_node(node, i),
                           "the term leads to itself:", term->id, NULL, 0);
        else if (place > 0)
            term->see[term->n_see++] = place - 1;
        else
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_TERM, store_token_node(node, i),
                           "the glossary has no term", see.items[i], terms->names, terms->n);
    }
}

/* The other names of a term are others than its own. */
static void term_check_also(const GlossaryTerm *term, const YamlNode *node,
                            Diagnostics *diagnostics)
{
    for (guint i = 0; i < term->also.n; i++)
        if (g_ascii_strcasecmp(term->also.items[i], term->id) == 0)
            store_complain(diagnostics, DIAGNOSTIC_DUPLICATE_KEY, store_token_node(node, i),
                           "the term has this name already:", term->also.items[i], NULL, 0);
}

static void term_load(const Book *book, const Protocol *protocol, GlossaryTerm *term,
                      const YamlPair *pair, Diagnostics *diagnostics)
{
    const YamlNode *map = pair->value;
    term->id = pair->key->text;
    term->means = texts_of(book, yaml_get(map, "means"));
    term->more = texts_of(book, yaml_get(map, "more"));
    term->citations = store_tokens(book->store, yaml_get(map, "source"));
    term->also = store_tokens(book->store, yaml_get(map, "also"));
    term->codes = refs_load(book, protocol, yaml_get(map, "codes"), diagnostics);
}

const char *glossary_use(const Locale *locale, const GlossaryTerm *term)
{
    const YamlNode *own =
        locale->glossary && locale->translations ? yaml_get(locale->glossary, term->id) : NULL;
    const char *use = own ? yaml_get_text(own, "use") : NULL;
    return use && strcmp(use, term->id) != 0 ? use : NULL;
}

void glossary_each_other(const Locale *locale, const GlossaryTerm *term, GlossaryWord func,
                         gpointer data)
{
    static const char *const lists[] = {"forms", "avoid"};
    const YamlNode *own =
        locale->glossary && locale->translations ? yaml_get(locale->glossary, term->id) : NULL;
    for (guint l = 0; own && l < G_N_ELEMENTS(lists); l++) {
        const YamlNode *list = yaml_get(own, lists[l]);
        for (gsize i = 0; list && list->kind == YAML_LIST && i < list->n_items; i++)
            if (list->items[i]->kind == YAML_TEXT)
                func(list->items[i]->text, data);
    }
}

static void terms_load(Book *book, Protocol *protocol, Terms *terms, const BookFile *file,
                       Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_file_root(file->yaml);
    for (gsize i = 0; i < root->n_pairs; i++) {
        terms_add(terms, root->pairs[i].key, diagnostics);
        GlossaryTerm *term = &protocol->terms[protocol->n_terms++];
        term->text_file = (guint)book_find_source(book, file->id);
        term_load(book, protocol, term, &root->pairs[i], diagnostics);
    }
    for (gsize i = 0; i < root->n_pairs; i++) {
        const YamlNode *map = root->pairs[i].value;
        term_load_see(book, terms, &protocol->terms[i], yaml_get(map, "see"), diagnostics);
        term_check_also(&protocol->terms[i], yaml_get(map, "also"), diagnostics);
    }
}

void glossary_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const BookFile *file = files_find(book->store, BOOK_FILE_GLOSSARY, index);
    const YamlNode *root = file && file->yaml ? yaml_file_root(file->yaml) : NULL;
    gsize n = yaml_map_length(root);
    protocol->terms = store_new(book->store, GlossaryTerm, n);
    if (n == 0)
        return;
    g_autofree const char **names = g_new(const char *, n);
    g_autoptr(GHashTable) places = g_hash_table_new(text_hash, g_str_equal);
    g_autoptr(GHashTable) folded = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    Terms terms = {.places = places, .folded = folded, .names = names};
    terms_load(book, protocol, &terms, file, diagnostics);
}
