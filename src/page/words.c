/* The words of the site as templates see them. */
#include "page/words.h"

#include "book/patterns.h"

#include <string.h>

/* A group of words: "heading". */
typedef struct WordGroup {
    char *name;
    TextId first;
    guint n;
    TemplateName *html, *text; /* a name a word */
    TemplateShape html_shape, text_shape;
} WordGroup;

struct Words {
    const Book *book;
    GArray *groups;  /* WordGroup */
    bool has_errors; /* what is missing may be one of them */
    TemplateName *t_names, *plain_names;
    TemplateShape t_shape, plain_shape;
};

static void word_group_clear(gpointer data)
{
    WordGroup *group = data;
    g_free(group->name);
    g_free(group->html);
    g_free(group->text);
}

/* Texts come in the order of the file, so those of a group stand together. */
static void words_group(Words *words, const BookSource *source)
{
    for (TextId t = source->first; t < source->first + source->n_texts; t++) {
        const char *path = words->book->texts[t].path;
        gsize length = strcspn(path, ".");
        WordGroup *last = words->groups->len > 0
                              ? &g_array_index(words->groups, WordGroup, words->groups->len - 1)
                              : NULL;
        if (last && strlen(last->name) == length && strncmp(last->name, path, length) == 0) {
            last->n++;
            continue;
        }
        WordGroup group = {.name = g_strndup(path, length), .first = t, .n = 1};
        g_array_append_val(words->groups, group);
    }
}

static void words_shape_group(const Book *book, WordGroup *group)
{
    group->html = g_new0(TemplateName, group->n);
    group->text = g_new0(TemplateName, group->n);
    for (guint i = 0; i < group->n; i++) {
        const char *path = book->texts[group->first + i].path;
        const char *name = path + strcspn(path, ".");
        name += *name == '.';
        group->html[i] = (TemplateName){.name = name, .type = TEMPLATE_HTML};
        group->text[i] = (TemplateName){.name = name, .type = TEMPLATE_TEXT};
    }
    group->html_shape = (TemplateShape){group->html, group->n};
    group->text_shape = (TemplateShape){group->text, group->n};
}

Words *words_new(const Book *book)
{
    Words *words = g_new0(Words, 1);
    words->book = book;
    words->groups = g_array_new(FALSE, TRUE, sizeof(WordGroup));
    g_array_set_clear_func(words->groups, word_group_clear);
    int site = book_find_source(book, "site");
    if (site >= 0) {
        words_group(words, &book->sources[site]);
        words->has_errors = book->sources[site].has_errors;
    }
    guint n = words->groups->len;
    words->t_names = g_new0(TemplateName, MAX(n, 1));
    words->plain_names = g_new0(TemplateName, MAX(n, 1));
    for (guint i = 0; i < n; i++) {
        WordGroup *group = &g_array_index(words->groups, WordGroup, i);
        words_shape_group(book, group);
        words->t_names[i] = (TemplateName){group->name, TEMPLATE_MAP, false, &group->html_shape};
        words->plain_names[i] =
            (TemplateName){group->name, TEMPLATE_MAP, false, &group->text_shape};
    }
    words->t_shape = (TemplateShape){words->t_names, n};
    words->plain_shape = (TemplateShape){words->plain_names, n};
    return words;
}

void words_free(Words *words)
{
    if (!words)
        return;
    g_array_unref(words->groups);
    g_free(words->t_names);
    g_free(words->plain_names);
    g_free(words);
}

const TemplateShape *words_shape_t(const Words *words)
{
    return words->t_shape.n_names > 0 && !words->has_errors ? &words->t_shape : NULL;
}

const TemplateShape *words_shape_plain(const Words *words)
{
    return words->plain_shape.n_names > 0 && !words->has_errors ? &words->plain_shape : NULL;
}

void words_stale_hint(const Book *book, const Locale *locale, const char *english, GString *hint)
{
    int site = book_find_source(book, "site");
    TextId notice =
        site < 0 ? TEXT_NONE : book_text(book, (guint)site, pattern_path(PATTERN_STALE));
    g_string_append(hint, book_printed(book, locale, notice).text);
    g_string_append(hint, locale->label_separator);
    g_string_append(hint, english);
}

void words_open_language(const char *tag, bool rtl, GString *html)
{
    g_string_append_printf(html, "<span lang=\"%s\" dir=\"%s\">", tag, rtl ? "rtl" : "ltr");
}

void words_open_stale(const char *hint, GString *html)
{
    g_string_append(html, "<span class=\"stale\" title=\"");
    template_escape(hint, -1, html);
    g_string_append(html, "\">");
}

void words_mark_stale(const Book *book, const Locale *locale, const char *english, GString *html)
{
    g_autoptr(GString) hint = g_string_new(NULL), open = g_string_new(NULL);
    words_stale_hint(book, locale, english, hint);
    words_open_stale(hint->str, open);
    g_string_prepend(html, open->str);
    g_string_append(html, "</span>");
}

/* A word as HTML; the words of the site have no markup. */
static TemplateValue word_html(const Book *book, const Locale *locale, TextId text,
                               const Wording *wording, Arena *arena)
{
    g_autoptr(GString) html = g_string_new(NULL);
    if (wording->locale != locale)
        words_open_language(wording->locale->tag, wording->locale->rtl, html);
    template_escape(wording->text, -1, html);
    if (wording->locale != locale)
        g_string_append(html, "</span>");
    else if (wording->stale)
        words_mark_stale(book, locale, book->texts[text].node->text, html);
    return arena_text(arena, html);
}

/* The text of a word of the site, or what a protocol says in its place. */
static TextId words_text(const Words *words, const Protocol *protocol, TextId text)
{
    TextId own = protocol ? protocol_word(protocol, words->book->texts[text].path) : TEXT_NONE;
    return own == TEXT_NONE ? text : own;
}

static TemplateValue words_values(const Words *words, const Locale *locale,
                                  const Protocol *protocol, bool html, Arena *arena)
{
    guint n = words->groups->len;
    TemplateValue *groups = arena_values(arena, MAX(n, 1));
    for (guint i = 0; i < n; i++) {
        const WordGroup *group = &g_array_index(words->groups, WordGroup, i);
        TemplateValue *values = arena_values(arena, group->n);
        for (guint w = 0; w < group->n; w++) {
            TextId text = words_text(words, protocol, group->first + w);
            Wording wording = book_printed(words->book, locale, text);
            values[w] = html ? word_html(words->book, locale, text, &wording, arena)
                             : arena_static(wording.text);
        }
        groups[i] = (TemplateValue){values, 1};
    }
    return (TemplateValue){groups, 1};
}

TemplateValue words_t(const Words *words, const Locale *locale, const Protocol *protocol,
                      Arena *arena)
{
    return words_values(words, locale, protocol, true, arena);
}

TemplateValue words_plain(const Words *words, const Locale *locale, const Protocol *protocol,
                          Arena *arena)
{
    return words_values(words, locale, protocol, false, arena);
}

static bool word_is_used(const char *path, GHashTable *used)
{
    for (guint i = 0; i < PATTERN_N_IDS; i++)
        if (strcmp(pattern_path((PatternId)i), path) == 0)
            return true;
    g_autofree char *html = g_strconcat("t.", path, NULL);
    g_autofree char *text = g_strconcat("plain.", path, NULL);
    return g_hash_table_contains(used, html) || g_hash_table_contains(used, text);
}

void words_check(const Words *words, GHashTable *used, Diagnostics *diagnostics)
{
    int site = book_find_source(words->book, "site");
    if (site < 0)
        return;
    const BookSource *source = &words->book->sources[site];
    for (TextId t = source->first; t < source->first + source->n_texts; t++) {
        const BookText *text = &words->book->texts[t];
        DiagnosticPlace place = yaml_place(text->node);
        if (!word_is_used(text->path, used))
            diagnostics_add(diagnostics, DIAGNOSTIC_UNUSED_WORD, &place,
                            "no template uses the words '%s'", text->path);
    }
}
