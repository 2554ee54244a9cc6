/* The texts that are translated: which there are, and how one is said in a language. */
#include "book/store.h"

#include <string.h>

typedef struct Collecting {
    BookStore *store;
    GArray *texts; /* BookText */
    guint source;
} Collecting;

static guint texts_count_words(const char *text)
{
    guint n = 0;
    bool inside = false;
    for (; *text; text++) {
        bool space = (guchar)*text <= ' ';
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

static void texts_add(const char *path, const Field *field, const YamlNode *node, gpointer data)
{
    Collecting *collecting = data;
    gsize size = strlen(path) + 1;
    char *copy = store_new(collecting->store, char, size);
    memcpy(copy, path, size);
    BookText text = {.source = collecting->source,
                     .path = copy,
                     .prose = field->type == FIELD_PROSE,
                     .node = node,
                     .words = texts_count_words(node->text)};
    g_hash_table_insert(collecting->store->text_by_node, (gpointer)node,
                        GUINT_TO_POINTER(collecting->texts->len));
    g_array_append_val(collecting->texts, text);
}

static bool texts_is_source(const BookFile *file)
{
    return book_kind(file->kind)->mirrored && file->yaml;
}

/* Translations of a file whose names are free keep one of them for themselves. */
static void texts_check_names(const BookFile *file, Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_file_root(file->yaml);
    if (!book_table(file->kind)->element || root->kind != YAML_MAP)
        return;
    for (gsize i = 0; i < root->n_pairs; i++)
        if (strcmp(root->pairs[i].key->text, BOOK_UNUSED) == 0)
            store_complain(diagnostics, DIAGNOSTIC_BAD_ID, root->pairs[i].key,
                           "kept for what translations no longer need:", BOOK_UNUSED, NULL, 0);
}

static void texts_collect_file(Collecting *collecting, const BookFile *file, GArray *sources)
{
    BookSource source = {.id = file->id,
                         .path = file->path,
                         .kind = file->kind,
                         .first = collecting->texts->len,
                         .has_errors = file->has_errors};
    collecting->source = sources->len;
    fields_each_text(yaml_file_root(file->yaml), book_table(file->kind), texts_add, collecting);
    source.n_texts = collecting->texts->len - source.first;
    g_array_append_val(sources, source);
    g_ptr_array_add(collecting->store->source_files, (gpointer)file);
    g_hash_table_insert(collecting->store->source_by_id, (gpointer)file->id,
                        GUINT_TO_POINTER(sources->len));
}

static gpointer texts_keep(BookStore *store, GArray *array, guint *n)
{
    *n = array->len;
    gpointer data = g_array_free(array, FALSE);
    g_ptr_array_add(store->owned, data);
    return data;
}

void texts_collect(Book *book, Diagnostics *diagnostics)
{
    BookStore *store = book->store;
    Collecting collecting = {.store = store};
    collecting.texts = g_array_new(FALSE, TRUE, sizeof(BookText));
    g_array_set_size(collecting.texts, 1); /* TEXT_NONE */
    GArray *sources = g_array_new(FALSE, TRUE, sizeof(BookSource));
    for (guint i = 0; i < store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(store->files, i);
        if (texts_is_source(file)) {
            texts_check_names(file, diagnostics);
            texts_collect_file(&collecting, file, sources);
        }
    }
    book->texts = texts_keep(store, collecting.texts, &book->n_texts);
    book->sources = texts_keep(store, sources, &book->n_sources);
}

bool tokens_contain_folded(const Tokens *tokens, const char *token)
{
    for (guint i = 0; i < tokens->n; i++)
        if (g_ascii_strcasecmp(tokens->items[i], token) == 0)
            return true;
    return false;
}

TextId texts_of(const Book *book, const YamlNode *english)
{
    return english ? GPOINTER_TO_UINT(g_hash_table_lookup(book->store->text_by_node, english))
                   : TEXT_NONE;
}

TextId texts_after(const Book *book, TextId last, const YamlNode *english)
{
    bool is_next = last + 1 < book->n_texts && book->texts[last + 1].node == english;
    return is_next ? last + 1 : texts_of(book, english);
}

int book_find_source(const Book *book, const char *id)
{
    return (int)GPOINTER_TO_UINT(g_hash_table_lookup(book->store->source_by_id, id)) - 1;
}

bool texts_has_places(const Book *book, const BookText *text)
{
    BookFileKind kind = book->sources[text->source].kind;
    return kind == BOOK_FILE_WORDS ||
           (kind == BOOK_FILE_PROTOCOL && g_str_has_prefix(text->path, "words."));
}

TextId book_text(const Book *book, guint source, const char *path)
{
    const BookSource *from = &book->sources[source];
    for (TextId t = from->first; t < from->first + from->n_texts; t++)
        if (strcmp(book->texts[t].path, path) == 0)
            return t;
    return TEXT_NONE;
}

/* What a language itself has to say, or NULL. */
static const char *texts_own(const Locale *locale, TextId text)
{
    const Translation *translation = &locale->translations[text];
    return translation->state == TEXT_MISSING || translation->misfit ? NULL
                                                                     : translation->text->text;
}

/* What one language of a fallback chain says. False where it says nothing. */
static bool texts_say(const Locale *locale, TextId text, Wording *wording)
{
    const char *own = texts_own(locale, text);
    *wording = (Wording){own, locale, own && locale->translations[text].state == TEXT_STALE};
    return own != NULL;
}

Wording book_wording(const Book *book, const Locale *locale, TextId text)
{
    const Locale *english = &book->locales[book->english];
    Wording wording = {"", locale, false};
    if (text == TEXT_NONE)
        return wording;
    if (locale == english)
        return (Wording){book->texts[text].node->text, english, false};
    if (locale->translations && texts_say(locale, text, &wording))
        return wording;
    for (guint i = 0; i < locale->n_fallback; i++) {
        const Locale *next = &book->locales[locale->fallback[i]];
        if (next->translations && texts_say(next, text, &wording))
            return wording;
    }
    return (Wording){book->texts[text].node->text, english, false};
}

Wording book_printed(const Book *book, const Locale *locale, TextId text)
{
    Wording wording = book_wording(book, locale, text);
    const Translation *translations = wording.locale->translations;
    if (text != TEXT_NONE && translations && translations[text].printed)
        wording.text = translations[text].printed;
    return wording;
}

const char *translation_made_from(const Translation *translation)
{
    const YamlNode *english = translation->was ? translation->was : translation->en;
    return english ? english->text : NULL;
}

const char *book_made_from(const Book *book, const Translation *translation, TextId text)
{
    const char *made_from = translation_made_from(translation);
    return made_from ? made_from : book->texts[text].node->text;
}

const YamlFile *book_source_file(const Book *book, guint source)
{
    return ((const BookFile *)g_ptr_array_index(book->store->source_files, source))->yaml;
}

const char *book_keywords(const Book *book, const Locale *locale, const Code *code)
{
    return locale == &book->locales[book->english] ? code->keywords
           : locale->keywords                      ? locale->keywords[code->text_file]
                                                   : NULL;
}
