/* Translations whose source is not there: it was removed, or has another name by now. */
#include "book/strays.h"

#include "book/english.h"
#include "text-hash.h"

#include <string.h>

typedef struct Strays {
    const Book *book;
    GHashTable
        *sources;   /* the folded English of each text → its source, from 1; NULL until asked */
    guint *n_found; /* by source: how many texts of the file at hand are made of its English */
    guint n_texts;  /* of the file at hand */
} Strays;

static void strays_index(Strays *strays)
{
    const Book *book = strays->book;
    if (strays->sources)
        return;
    strays->sources = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    strays->n_found = g_new(guint, MAX(book->n_sources, 1));
    for (TextId t = 1; t < book->n_texts; t++)
        g_hash_table_insert(strays->sources, english_fold(book->texts[t].node->text),
                            GUINT_TO_POINTER(book->texts[t].source + 1));
}

/* Counts the English of the texts at or below a node. */
static void strays_count(Strays *strays, const YamlNode *node)
{
    const YamlNode *en = yaml_get(node, "en");
    if (en && en->kind == YAML_TEXT) {
        g_autofree char *english = english_fold(en->text);
        guint source = GPOINTER_TO_UINT(g_hash_table_lookup(strays->sources, english));
        strays->n_texts++;
        if (source > 0)
            strays->n_found[source - 1]++;
        return;
    }
    for (gsize i = 0; node->kind == YAML_MAP && i < node->n_pairs; i++)
        strays_count(strays, node->pairs[i].value);
}

/* The source that has most of the English of a file, which its language has not translated yet; -1
 * where there is none. */
static int strays_find(Strays *strays, const BookFile *file)
{
    const Book *book = strays->book;
    strays_index(strays);
    memset(strays->n_found, 0, book->n_sources * sizeof *strays->n_found);
    strays->n_texts = 0;
    strays_count(strays, yaml_file_root(file->yaml));
    for (guint s = 0; s < book->n_sources; s++)
        if (2 * strays->n_found[s] > strays->n_texts && !book->locales[file->locale].has_file[s])
            return (int)s;
    return -1;
}

void strays_judge(const Book *book, Diagnostics *diagnostics)
{
    Strays strays = {.book = book};
    for (guint i = 0; i < book->store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(book->store->files, i);
        if (!file->lacks_source || files_is_told(book->store, file->id))
            continue;
        DiagnosticPlace place = {.path = file->path};
        /* Of a language that is merely counted nobody knows which files it has. */
        bool known = file->yaml && book->locales[file->locale].part != LOCALE_COUNTED;
        int source = known ? strays_find(&strays, file) : -1;
        if (source < 0)
            diagnostics_add(diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, &place,
                            "there is no source '%s' that this file translates", file->id);
        else
            diagnostics_add(
                diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, &place,
                "there is no source '%s' that this file translates; its English is that of '%s' by "
                "now: rename it to 'locales/%s/%s.yaml'",
                file->id, book->sources[source].id, book->locales[file->locale].id,
                book->sources[source].id);
    }
    g_clear_pointer(&strays.sources, g_hash_table_unref);
    g_free(strays.n_found);
}
