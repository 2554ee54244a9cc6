/* Looks for sources whose address the book does not say. */
#include "book/check-sources.h"

#include "book/refs.h"
#include "input/nearest.h"
#include "text-hash.h"

#include <string.h>

typedef struct SourceWalk {
    const Book *book;
    Diagnostics *diagnostics;
    const Protocol *protocols[2]; /* whose documents may know a source; the second or NULL */
    GHashTable *seen;             /* sources that were told of */
} SourceWalk;

static void walk_complain(SourceWalk *walk, const YamlNode *source)
{
    const Protocol *protocol = walk->protocols[0];
    DiagnosticPlace place = yaml_place(source);
    if (!diagnostics_wants(walk->diagnostics, DIAGNOSTIC_NO_ADDRESS, place.path))
        return;
    for (guint p = 0; p < G_N_ELEMENTS(walk->protocols) && walk->protocols[p]; p++)
        if (refs_is_doubtful(walk->book, walk->protocols[p], "documents", walk->diagnostics))
            return;
    /* The first of them is always there. */
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference)
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_documents, 1));
    for (guint d = 0; d < protocol->n_documents; d++)
        names[d] = protocol->documents[d].name;
    const char *nearest = nearest_word(source->text, names, protocol->n_documents);
    if (nearest)
        diagnostics_add(walk->diagnostics, DIAGNOSTIC_NO_ADDRESS, &place,
                        "'documents' of '%s' do not know '%s' (did you mean '%s'?), so it has no "
                        "link",
                        protocol->id, source->text, nearest);
    else
        diagnostics_add(walk->diagnostics, DIAGNOSTIC_NO_ADDRESS, &place,
                        "'documents' of '%s' do not know '%s', so it has no link", protocol->id,
                        source->text);
}

static void walk_source(SourceWalk *walk, const YamlNode *source)
{
    if (source->kind != YAML_TEXT || source->length == 0 ||
        g_str_has_prefix(source->text, SOURCE_RFC))
        return;
    const Protocol *other = walk->protocols[1];
    if (protocol_find_document(walk->protocols[0], source->text) ||
        (other && protocol_find_document(other, source->text)))
        return;
    if (g_hash_table_add(walk->seen, (gpointer)source->text))
        walk_complain(walk, source);
}

/* Whatever stands at a key `source` or `sources`, at any depth; a map is called so by a name that
 * is free. */
static void walk_node(SourceWalk *walk, const YamlNode *node)
{
    for (gsize i = 0; node->kind == YAML_LIST && i < node->n_items; i++)
        walk_node(walk, node->items[i]);
    for (gsize i = 0; node->kind == YAML_MAP && i < node->n_pairs; i++) {
        const char *key = node->pairs[i].key->text;
        const YamlNode *value = node->pairs[i].value;
        bool is_source = strcmp(key, "source") == 0 || strcmp(key, "sources") == 0;
        if (!is_source || value->kind == YAML_MAP)
            walk_node(walk, value);
        else if (value->kind == YAML_TEXT)
            walk_source(walk, value);
        for (gsize n = 0; is_source && value->kind == YAML_LIST && n < value->n_items; n++)
            walk_source(walk, value->items[n]);
    }
}

static void walk_source_file(SourceWalk *walk, guint source)
{
    walk_node(walk, yaml_file_root(book_source_file(walk->book, source)));
}

/* Whether a source stands in the folder of a protocol. */
static bool source_is_of(const BookSource *source, const Protocol *protocol)
{
    gsize length = strlen(protocol->id);
    return strncmp(source->id, protocol->id, length) == 0 && source->id[length] == '/' &&
           source->kind != BOOK_FILE_PROGRAMS;
}

void check_sources(const Book *book, Diagnostics *diagnostics)
{
    for (guint p = 0; p < book->n_protocols; p++) {
        SourceWalk walk = {book,
                           diagnostics,
                           {&book->protocols[p], NULL},
                           g_hash_table_new(text_hash, g_str_equal)};
        for (guint s = 0; s < book->n_sources; s++)
            if (source_is_of(&book->sources[s], &book->protocols[p]))
                walk_source_file(&walk, s);
        for (guint r = 0; r < book->n_relations; r++) {
            const Relation *relation = &book->relations[r];
            if (relation->sides[0].protocol != p)
                continue;
            walk.protocols[1] = &book->protocols[relation->sides[1].protocol];
            walk_source_file(&walk, relation->text_file);
        }
        g_hash_table_destroy(walk.seen);
    }
}
