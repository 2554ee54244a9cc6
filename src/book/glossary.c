/* The terms of a protocol, in English, and what each means (codes/P/glossary.yaml). */
#include "book/glossary.h"

#include "book/book.h"
#include "book/files.h"

#include <string.h>

static int glossary_find(const Protocol *protocol, const char *id)
{
    for (guint t = 0; t < protocol->n_terms; t++)
        if (strcmp(protocol->terms[t].id, id) == 0)
            return (int)t;
    return -1;
}

/* Two terms that differ in case alone would share an anchor. */
static void glossary_check_id(const Protocol *protocol, const YamlNode *key,
                              Diagnostics *diagnostics)
{
    for (guint t = 0; t < protocol->n_terms; t++)
        if (g_ascii_strcasecmp(protocol->terms[t].id, key->text) == 0)
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, key,
                           "another term has, but for upper and lower case, the name", key->text,
                           NULL, 0);
}

static void term_load_see(const Book *book, const Protocol *protocol, GlossaryTerm *term,
                          const YamlNode *node, Diagnostics *diagnostics)
{
    Tokens see = store_tokens(book->store, node);
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_terms, 1));
    for (guint t = 0; t < protocol->n_terms; t++)
        names[t] = protocol->terms[t].id;
    term->see = store_new(book->store, guint, see.n);
    for (guint i = 0; i < see.n; i++) {
        int found = glossary_find(protocol, see.items[i]);
        if (found >= 0)
            term->see[term->n_see++] = (guint)found;
        else
            store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_TERM,
                           node->kind == YAML_LIST ? node->items[i] : node,
                           "the glossary has no term", see.items[i], names, protocol->n_terms);
    }
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

void glossary_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const BookFile *file = files_find(book->store, BOOK_FILE_GLOSSARY, index);
    const YamlNode *root = file && file->yaml ? yaml_file_root(file->yaml) : NULL;
    gsize n = root && root->kind == YAML_MAP ? root->n_pairs : 0;
    protocol->terms = store_new(book->store, GlossaryTerm, n);
    for (gsize i = 0; i < n; i++) {
        glossary_check_id(protocol, root->pairs[i].key, diagnostics);
        GlossaryTerm *term = &protocol->terms[protocol->n_terms++];
        term->text_file = (guint)book_find_source(book, file->id);
        term_load(book, protocol, term, &root->pairs[i], diagnostics);
    }
    for (gsize i = 0; i < n; i++)
        term_load_see(book, protocol, &protocol->terms[i], yaml_get(root->pairs[i].value, "see"),
                      diagnostics);
}
