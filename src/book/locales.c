/* The languages, and what each has of the texts. */
#include "book/locales.h"

#include "book/english.h"
#include "book/glance.h"
#include "book/homes.h"
#include "book/patterns.h"
#include "book/typography.h"
#include "book/unread.h"
#include "input/unseen.h"
#include "text-hash.h"

#include <string.h>

typedef struct Translating {
    Book *book;
    Locale *locale;
    FieldsPatterns *patterns;
    Memory *memory; /* that lives as long as the book */
    Diagnostics *diagnostics;
    bool source_has_errors; /* so a text of it may be cut */
    const char *keywords;   /* those that the file has; or NULL */
    TextId last;            /* the text that was met last */
    bool is_elsewhere;      /* the file translates another source, as is told */
} Translating;

static const YamlNode *locale_part(const YamlNode *map, const char *key)
{
    const YamlNode *node = yaml_get(map, key);
    return node && node->kind == YAML_TEXT && !text_is_blank(node->text) ? node : NULL;
}

/* A text has just the places of the English that it was made from; a stale one that no longer fits
 * today's falls back. */
static void translation_check_places(const Translating *translating, const BookText *text,
                                     Translation *translation)
{
    const char *today = text->node->text;
    const YamlNode *english = translation->was ? translation->was : translation->en;
    bool known = english && !english_is_foreign(english->text, today, true);
    const char *made_from = known ? english->text : today;
    translation->misfit = !patterns_fit(translation->text, today, NULL);
    if (translation->misfit &&
        patterns_fit(translation->text, made_from, translating->diagnostics)) {
        DiagnosticPlace place = yaml_place(translation->text);
        diagnostics_add(translating->diagnostics, DIAGNOSTIC_STALE_PLACE, &place,
                        "the English of '%s' has other places now; readers see the English until "
                        "'text' has those",
                        text->path);
    }
}

/* What to do where no English stands as such. */
static const char *translation_advise(const Translation *translation, const YamlNode *english)
{
    if (translation->text)
        return "this does not look like the English; if it belongs into 'text', move it there, and "
               "delete 'en': 'statusbook l10n sync' writes it anew";
    if (english_is_mixed(translation->en->text, english->text))
        return "the end of this does not look like the English, and 'text' is empty; if it is the "
               "translation, write the line 'text: |-' before it, indented like 'en', and delete "
               "the empty 'text'";
    return "this does not look like the English, and 'text' is empty; if it is the translation, "
           "write 'text:' before it in place of 'en:', and delete the empty 'text': 'statusbook "
           "l10n sync' writes 'en' anew";
}

/* Asks whether a translation was written over its English, where no error may have cut that. */
static void translation_check_english(const Translating *translating, const YamlNode *english,
                                      const Translation *translation)
{
    const YamlNode *en = translation->en;
    if (!en || translating->source_has_errors ||
        !english_is_foreign(en->text, english->text, translation->text != NULL))
        return;
    DiagnosticPlace place = yaml_place(en);
    diagnostics_add(translating->diagnostics, DIAGNOSTIC_NO_ENGLISH, &place, "%s",
                    translation_advise(translation, english));
}

/* How a text is printed; NULL where it is printed as it is. */
static const char *translation_set(const Translating *translating, const char *text)
{
    guint no_break = translating->locale->no_break;
    g_autofree char *set = no_break ? typography_set(text, no_break) : NULL;
    return set ? memory_copy(translating->memory, set) : NULL;
}

/* One translated text: {was?, en, text, ok?}. */
static void translation_load(Translating *translating, const YamlNode *english, const Field *field,
                             const YamlNode *map)
{
    TextId id = texts_after(translating->book, translating->last, english);
    if (id == TEXT_NONE)
        return;
    translating->last = id;
    Diagnostics *diagnostics = translating->diagnostics;
    fields_check(map, book_table_of_text(), translating->patterns, diagnostics);
    Translation *translation = &translating->locale->translations[id];
    translation->text = locale_part(map, "text");
    translation->en = locale_part(map, "en");
    translation->was = locale_part(map, "was");
    translation->ok = yaml_get(map, "ok");
    translation_check_english(translating, english, translation);
    if (!translation->text)
        return;
    translation->printed = translation_set(translating, translation->text->text);
    fields_check(translation->text, field, translating->patterns, diagnostics);
    bool stale = translation->was ||
                 (translation->en && !english_is_same(translation->en->text, english->text));
    translation->state = stale ? TEXT_STALE : TEXT_DONE;
    const BookText *text = &translating->book->texts[id];
    if (texts_has_places(translating->book, text))
        translation_check_places(translating, text, translation);
}

static void translation_walk(Translating *translating, const Field *field, const YamlNode *english,
                             const YamlNode *node, bool top);

/* The field of a key, or NULL where the source has nothing translated there. */
static const Field *translation_field(const Field *field, const char *key)
{
    const Field *below = fields_below(field, key);
    bool has_texts = below && (below->type == FIELD_LINE || below->type == FIELD_PROSE ||
                               below->type == FIELD_MAP || below->type == FIELD_MAP_OF);
    return has_texts ? below : NULL;
}

/* Says that the source has nothing translated by this name; what it has is in `english`. */
static void translation_unused(Translating *translating, const Field *field,
                               const YamlNode *english, const YamlNode *key)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (gsize i = 0; english->kind == YAML_MAP && i < english->n_pairs; i++)
        if (translation_field(field, english->pairs[i].key->text))
            g_ptr_array_add(names, (gpointer)english->pairs[i].key->text);
    store_complain(translating->diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, key,
                   "the source has no text", key->text, (const char *const *)names->pdata,
                   names->len);
}

static void translation_walk_map(Translating *translating, const Field *field,
                                 const YamlNode *english, const YamlNode *map, bool top)
{
    guint from = 0;
    for (gsize i = 0; i < map->n_pairs; i++) {
        const char *key = map->pairs[i].key->text;
        if (top && strcmp(key, BOOK_UNUSED) == 0)
            continue;
        const YamlNode *source = yaml_get_from(english, key, &from);
        const YamlNode *value = map->pairs[i].value;
        const Field *own = fields_below(field, key);
        if (own && own->type == FIELD_KEYWORDS) {
            fields_check(value, own, translating->patterns, translating->diagnostics);
            translating->keywords = value->kind == YAML_TEXT ? value->text : NULL;
            continue;
        }
        const Field *below = source ? translation_field(field, key) : NULL;
        if (below)
            translation_walk(translating, below, source, value, false);
        else if (!top || !translating->is_elsewhere)
            translation_unused(translating, field, english, map->pairs[i].key);
    }
}

/* Says so where the source has one text by now and the translation a map of them, or the other way:
 * an edit of the English, which is no error. */
static bool translation_check_shape(const Translating *translating, const Field *field,
                                    const YamlNode *english, const YamlNode *map)
{
    if (map->n_pairs == 0)
        return false;
    bool is_text = fields_is_translated(field, english), is_map = true;
    for (gsize i = 0; i < map->n_pairs; i++)
        is_map = is_map && map->pairs[i].value->kind == YAML_MAP;
    const YamlNode *en = yaml_get(map, "en"), *text = yaml_get(map, "text");
    bool has_text = (en && en->kind == YAML_TEXT) || (text && text->kind == YAML_TEXT);
    if (is_text ? !is_map : !has_text || english->kind != YAML_MAP)
        return false;
    store_complain(translating->diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, map,
                   is_text ? "the source has a single text here, and none called"
                           : "the source has a map of texts here, and none called",
                   map->pairs[0].key->text, NULL, 0);
    return true;
}

static void translation_walk(Translating *translating, const Field *field, const YamlNode *english,
                             const YamlNode *node, bool top)
{
    if (!top && node->kind == YAML_MAP &&
        translation_check_shape(translating, field, english, node))
        return;
    if (node->kind != YAML_MAP)
        store_complain(translating->diagnostics, DIAGNOSTIC_WRONG_TYPE, node,
                       "a map with 'en' and 'text' is wanted, not",
                       node->kind == YAML_TEXT ? node->text : "a list", NULL, 0);
    else if (fields_is_translated(field, english))
        translation_load(translating, english, field, node);
    else if (fields_resemble(english, field) && english->kind == YAML_MAP)
        translation_walk_map(translating, field, english, node, top);
}

/* Whether most of what a file has is nothing that its source has, which is told then in one message
 * for all. */
static bool translation_check_elsewhere(const YamlNode *english, const YamlNode *root,
                                        const char *source, Diagnostics *diagnostics)
{
    const YamlNode *first = NULL;
    gsize n = yaml_map_length(root), strange = 0;
    for (gsize i = 0; i < n; i++) {
        const YamlNode *key = root->pairs[i].key;
        if (yaml_get(english, key->text) || yaml_is(key, BOOK_UNUSED))
            continue;
        first = first ? first : key;
        strange++;
    }
    if (strange < 2 || 2 * strange <= n)
        return false;
    store_complain(diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, first,
                   "from here on, most is the translation of another source than", source, NULL, 0);
    return true;
}

/* Sees what a file has without parsing it, where that can be seen. */
static bool translation_glance(const Book *book, const BookFile *file, const FileTools *tools)
{
    gsize length;
    int source = book_find_source(book, file->id);
    g_autoptr(Memory) memory = memory_new();
    const char *bytes = source >= 0 ? reader_read(tools->reader, file->path, YAML_SIZE_MAX, memory,
                                                  &length, file->diagnostics)
                                    : NULL;
    return bytes &&
           glance_at_file(book, &book->locales[file->locale], (guint)source, bytes, length);
}

static void translation_load_file(Book *book, BookFile *file, const FileTools *tools)
{
    file_read(file, tools, NULL);
    if (!file->yaml)
        return;
    Translating translating = {.book = book,
                               .locale = &book->locales[file->locale],
                               .patterns = tools->patterns,
                               .memory = tools->memory->tree,
                               .diagnostics = file->diagnostics};
    int source = book_find_source(book, file->id);
    file->lacks_source = source < 0;
    if (source < 0)
        return;
    translating.locale->has_file[source] = true;
    const BookFile *english = g_ptr_array_index(book->store->source_files, (guint)source);
    translating.last = book->sources[source].first - 1;
    translating.source_has_errors = english->has_errors;
    const YamlNode *source_root = yaml_file_root(english->yaml), *root = yaml_file_root(file->yaml);
    translating.is_elsewhere =
        !english->has_errors &&
        translation_check_elsewhere(source_root, root, file->id, file->diagnostics);
    translation_walk(&translating, book_table(english->kind), source_root, root, true);
    translating.locale->keywords[source] = translating.keywords;
}

void translation_read(BookFile *file, const FileTools *tools, gpointer translated_book)
{
    Book *book = translated_book;
    LocalePart part = book->locales[file->locale].part;
    if (part == LOCALE_NONE || (part == LOCALE_COUNTED && translation_glance(book, file, tools)))
        return;
    translation_load_file(book, file, tools);
    /* What is wrong with a language that is not printed is told when it is. */
    if (part == LOCALE_COUNTED) {
        diagnostics_free(file->diagnostics);
        file->diagnostics = diagnostics_new();
    }
}

/* Whether a message is told all the same; `doubtful` has the paths of translations. */
static bool locales_keep(const DiagnosticMessage *message, gpointer doubtful)
{
    bool is_of_source =
        message->id == DIAGNOSTIC_UNUSED_TRANSLATION || message->id == DIAGNOSTIC_STALE_PLACE;
    return !is_of_source || !g_hash_table_contains(doubtful, message->path);
}

void locales_drop_doubtful(const Book *book, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) doubtful = g_hash_table_new(text_hash, g_str_equal);
    for (guint i = 0; i < book->store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(book->store->files, i);
        int source = file->kind == BOOK_FILE_TRANSLATION ? book_find_source(book, file->id) : -1;
        if (source >= 0 && diagnostics_has_error(diagnostics, book->sources[source].path))
            g_hash_table_add(doubtful, file->path);
    }
    if (g_hash_table_size(doubtful) > 0)
        diagnostics_filter(diagnostics, locales_keep, doubtful);
}

static const char *locale_text(const YamlNode *root, const char *key, const char *otherwise)
{
    const char *text = yaml_get_text(root, key);
    return text ? text : otherwise;
}

static void locale_load_fallback(Book *book, Locale *locale, const YamlNode *node,
                                 Diagnostics *diagnostics)
{
    const char *const *languages = (const char *const *)book->store->languages;
    Tokens names = store_tokens(book->store, node);
    const Locale *english = &book->locales[book->english];
    locale->fallback = store_new(book->store, guint, names.n);
    if (node && locale == english) {
        DiagnosticPlace place = yaml_place(node);
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, &place,
                        "'en' has no 'fallback': it is the source of all others");
        return;
    }
    for (guint i = 0; i < names.n; i++) {
        const YamlNode *item = store_token_node(node, i);
        guint l = 0;
        while (languages[l] && strcmp(languages[l], names.items[i]) != 0)
            l++;
        if (!languages[l] || &book->locales[l] == locale)
            store_complain(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, item,
                           "not another language of the book:", names.items[i], languages,
                           languages[l] ? 0 : book->n_locales);
        else if (&book->locales[l] == english && i + 1 < names.n)
            store_complain(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, item,
                           "it says all, so nothing behind it is ever reached; put it last:",
                           names.items[i], NULL, 0);
        else
            locale->fallback[locale->n_fallback++] = l;
    }
}

static guint locale_no_break(Tokens names)
{
    guint no_break = 0;
    for (guint i = 0; i < names.n; i++)
        for (guint bit = 0; no_break_names[bit]; bit++)
            if (strcmp(names.items[i], no_break_names[bit]) == 0)
                no_break |= 1u << bit;
    return no_break;
}

static void locale_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Locale *locale = &book->locales[index];
    locale->id = book->store->languages[index];
    locale->base_url = settings_base_url_of(&book->settings, locale->id);
    locale->tag = locale->name = locale->id;
    locale->line_join = locale->list_separator = locale->label_separator = locale->decimal = "";
    locale->heading_separator = locale->part_separator = "";
    if (index != book->english) {
        locale->translations = store_new(book->store, Translation, book->n_texts);
        locale->has_file = store_new(book->store, bool, book->n_sources);
        locale->keywords = store_new(book->store, const char *, book->n_sources);
    }
    const BookFile *terms = files_find(book->store, BOOK_FILE_LOCALE_GLOSSARY, index);
    const YamlNode *glossary = terms && terms->yaml ? yaml_file_root(terms->yaml) : NULL;
    if (glossary && glossary->kind == YAML_MAP)
        locale->glossary = glossary;
    const BookFile *file = files_find(book->store, BOOK_FILE_LOCALE, index);
    g_autofree char *path = g_strdup_printf("locales/%s/locale.yaml", locale->id);
    if (!file && !files_is_broken(book->store, path))
        unread_complain_absent(book->store->unread_languages, DIAGNOSTIC_NOT_A_LANGUAGE,
                               settings_node(book->store, "languages", locale->id), locale->id,
                               path, diagnostics);
    if (!file || !file->yaml)
        return;
    const YamlNode *root = yaml_file_root(file->yaml);
    locale->tag = locale_text(root, "tag", locale->id);
    locale->name = locale_text(root, "name", locale->id);
    locale->rtl = strcmp(locale_text(root, "dir", "ltr"), "rtl") == 0;
    locale->line_join = locale_text(root, "line_join", " ");
    locale->list_separator = locale_text(root, "list_separator", ", ");
    locale->label_separator = locale_text(root, "label_separator", ": ");
    locale->decimal = locale_text(root, "decimal", ".");
    locale->heading_separator = locale_text(root, "heading_separator", locale->label_separator);
    locale->part_separator = locale_text(root, "part_separator", " · ");
    locale->no_break = locale_no_break(store_tokens(book->store, yaml_get(root, "no_break")));
    locale->small_after_colon = strcmp(locale_text(root, "after_colon", "any"), "small") == 0;
    locale->latin_space = yaml_get_text(root, "latin_space");
    locale->keys = locale_text(root, "keys", "");
    locale->numbers = store_tokens(book->store, yaml_get(root, "numbers"));
    locale->latin = store_tokens(book->store, yaml_get(root, "latin"));
    locale->reviewed_by = store_tokens(book->store, yaml_get(root, "reviewed_by"));
    locale_load_fallback(book, locale, yaml_get(root, "fallback"), diagnostics);
}

/* Readers and search engines tell languages apart by their tags alone. */
static void locale_check_tag(const Book *book, guint index, Diagnostics *diagnostics)
{
    const BookFile *file = files_find(book->store, BOOK_FILE_LOCALE, index);
    const YamlNode *tag = file && file->yaml ? yaml_get(yaml_file_root(file->yaml), "tag") : NULL;
    for (guint l = 0; tag && l < index; l++)
        if (g_ascii_strcasecmp(book->locales[l].tag, book->locales[index].tag) == 0) {
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, tag, "another language has the tag",
                           book->locales[index].tag, NULL, 0);
            return;
        }
}

/* ---- What of each is loaded ---- */

/* The place of a language; Book.n_locales where there is none. */
static guint locale_find(const Book *book, const char *id)
{
    guint l = 0;
    while (l < book->n_locales && strcmp(book->locales[l].id, id) != 0)
        l++;
    return l;
}

void locales_choose(Book *book, const BookPart *part)
{
    guint n = book->n_locales;
    g_autofree bool *wanted = g_new0(bool, n);
    bool is_english = false;
    for (guint i = 0; part->languages[i]; i++) {
        guint l = locale_find(book, part->languages[i]);
        if (l == n)
            return;
        wanted[l] = true;
        is_english |= l == book->english;
        for (guint f = 0; f < book->locales[l].n_fallback; f++)
            wanted[book->locales[l].fallback[f]] = true;
    }
    bool counted = !book_has_many_languages(book) || (part->tells_all && is_english);
    for (guint l = 0; l < n; l++)
        book->locales[l].part = wanted[l] ? LOCALE_WHOLE : counted ? LOCALE_COUNTED : LOCALE_NONE;
}

void locales_load(Book *book, Diagnostics *diagnostics)
{
    guint n = g_strv_length(book->store->languages);
    book->locales = store_new(book->store, Locale, n);
    book->n_locales = n;
    for (guint l = 0; l < n; l++)
        if (strcmp(book->store->languages[l], "en") == 0)
            book->english = l;
    for (guint l = 0; l < n; l++) {
        locale_load(book, l, diagnostics);
        locale_check_tag(book, l, diagnostics);
    }
    patterns_check(book, diagnostics);
}
