/* The translation page: what is translated, what is out of date, and what is wanted most. */
#include "book/homes.h"
#include "book/progress.h"
#include "page/addresses.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/phrases.h"
#include "page/tokens.h"
#include "plan/route.h"

#include <string.h>

/* The most-wanted texts that the page lists. */
#define WANTED_MAX 20
/* A bar's width, in the units of its drawing. */
#define BAR_WIDTH 100u

enum {
    BAR_NAME,
    BAR_DONE,
    BAR_STALE,
    BAR_MISSING,
    BAR_STALE_AT,
    BAR_WIDTH_DONE,
    BAR_WIDTH_STALE,
    BAR_N
};
static const TemplateName bar_names[] = {
    {"name", TEMPLATE_HTML, false, NULL},        {"done", TEMPLATE_TEXT, false, NULL},
    {"stale", TEMPLATE_TEXT, false, NULL},       {"missing", TEMPLATE_TEXT, false, NULL},
    {"stale_at", TEMPLATE_TEXT, false, NULL},    {"width_done", TEMPLATE_TEXT, false, NULL},
    {"width_stale", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape bar_shape = {bar_names, BAR_N};

enum {
    LANGUAGE_NAME,
    LANGUAGE_TAG,
    LANGUAGE_DIR,
    LANGUAGE_BARS,
    LANGUAGE_READERS,
    LANGUAGE_SOURCE,
    LANGUAGE_N
};
static const TemplateName language_names[] = {
    {"language", TEMPLATE_TEXT, false, NULL},
    {"tag", TEMPLATE_TEXT, false, NULL},
    {"dir", TEMPLATE_TEXT, false, NULL},
    {"bars", TEMPLATE_LIST, false, &bar_shape},
    {"readers", TEMPLATE_TEXT, false, NULL},
    {"source", TEMPLATE_BOOL, false, NULL}, /* the language that the others are made from */
};
static const TemplateShape translation_language_shape = {language_names, LANGUAGE_N};

enum {
    TRANSLATION_ALL = FRAME_N,
    TRANSLATION_OTHERS,
    TRANSLATION_WANTED,
    TRANSLATION_HAS_WANTED,
    TRANSLATION_N
};
static const TemplateName translation_names[] = {
    {"all", TEMPLATE_LIST, false, &translation_language_shape},
    {"others", TEMPLATE_URL, false, NULL}, /* the page that tells of languages that this does not */
    {"wanted", TEMPLATE_LIST, false, &link_shape},
    {"has_wanted", TEMPLATE_BOOL, false, NULL},
};

static void fill_bar(TemplateValue *bar, TemplateValue name, Progress progress, Arena *arena)
{
    guint total = MAX(progress.total, 1);
    guint done = progress.done * BAR_WIDTH / total;
    bar[BAR_NAME] = name;
    bar[BAR_DONE] = arena_number(arena, progress.done);
    bar[BAR_STALE] = arena_number(arena, progress.stale);
    bar[BAR_MISSING] = arena_number(arena, progress.missing);
    bar[BAR_STALE_AT] = bar[BAR_WIDTH_DONE] = arena_number(arena, done);
    bar[BAR_WIDTH_STALE] = arena_number(arena, progress.stale * BAR_WIDTH / total);
}

static TemplateValue language_bars(const Edition *edition, const Locale *locale, Arena *arena)
{
    const Book *book = edition->book;
    TemplateValue *bars = arena_values(arena, ((gsize)book->n_protocols + 1) * BAR_N);
    fill_bar(bars, phrase_html(edition, PATTERN_TRANSLATION_SITE, NULL, arena),
             progress_of_site(book, locale), arena);
    for (guint p = 0; p < book->n_protocols; p++)
        fill_bar(bars + (p + 1) * BAR_N, arena_escaped(arena, book->protocols[p].name),
                 progress_of_protocol(book, locale, p), arena);
    return (TemplateValue){bars, book->n_protocols + 1};
}

/* Whether the page tells of all languages: of many the English one does, and each other of its own
 * alone. */
static bool tells_of_all(const Edition *edition)
{
    return !book_has_many_languages(edition->book) || edition->index == edition->book->english;
}

static TemplateValue fill_languages(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    TemplateValue *items = arena_values(arena, (gsize)book->n_locales * LANGUAGE_N);
    guint n = 0;
    for (guint l = 0; l < book->n_locales; l++) {
        if (!tells_of_all(edition) && l != edition->index)
            continue;
        const Locale *locale = &book->locales[l];
        TemplateValue *item = items + (gsize)n++ * LANGUAGE_N;
        item[LANGUAGE_NAME] = arena_static(locale->name);
        item[LANGUAGE_TAG] = arena_static(locale->tag);
        item[LANGUAGE_DIR] = arena_static(locale->rtl ? "rtl" : "ltr");
        item[LANGUAGE_BARS] = language_bars(edition, locale, arena);
        item[LANGUAGE_READERS] = tokens_join(edition, &locale->reviewed_by, arena);
        item[LANGUAGE_SOURCE] = arena_bool(l == book->english);
    }
    return (TemplateValue){items, n};
}

/* The English page of this kind. */
static TemplateValue english_address(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    const Locale *english = &book->locales[book->english];
    return arena_join(
        arena, book_is_here(book, book->english) ? route_up(LEVEL_LANGUAGE) : english->base_url,
        english->id, "/", address_local(edition, &(Page){.kind = PAGE_TRANSLATION}, arena).data,
        NULL);
}

/* ---- What is wanted ---- */

typedef struct Wanted {
    const Book *book;
    TextId text;
} Wanted;

/* What helps most comes first; else in the order of the book. */
static int wanted_compare(gconstpointer x, gconstpointer y)
{
    const Wanted *a = x, *b = y;
    guint left = progress_rank(a->book, a->text), right = progress_rank(b->book, b->text);
    if (left != right)
        return left < right ? -1 : 1;
    return a->text < b->text ? -1 : a->text > b->text;
}

/* How the English of a text begins: its first line, and a mark where there is more. */
static TemplateValue wanted_hint(const char *english, Arena *arena)
{
    g_autofree char *first = g_strndup(english, strcspn(english, "\n"));
    return english[strlen(first)] != '\0' ? arena_join(arena, first, " …", NULL)
                                          : arena_static(english);
}

static void fill_wanted_link(const Edition *edition, TextId text, TemplateValue *link, Arena *arena)
{
    const Book *book = edition->book;
    const BookText *entry = &book->texts[text];
    link[LINK_LABEL] =
        arena_join(arena, arena_element(arena, "code", book->sources[entry->source].id).data, " ",
                   arena_element(arena, "code", entry->path).data, NULL);
    link[LINK_HREF] = edition->edits[entry->source];
    link[LINK_HINT] = wanted_hint(entry->node->text, arena);
}

static TemplateValue fill_wanted(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(Wanted));
    for (TextId t = 1; edition->locale->translations && t < book->n_texts; t++) {
        Wanted entry = {book, t};
        if (edition->locale->translations[t].state != TEXT_DONE)
            g_array_append_val(wanted, entry);
    }
    g_array_sort(wanted, wanted_compare);
    guint n = MIN(wanted->len, WANTED_MAX);
    TemplateValue *links = arena_values(arena, (gsize)n * LINK_N);
    for (guint i = 0; i < n; i++)
        fill_wanted_link(edition, g_array_index(wanted, Wanted, i).text, links + (gsize)i * LINK_N,
                         arena);
    return (TemplateValue){links, n};
}

static void translation_fill(const Edition *edition, const Page *page, Arena *arena,
                             TemplateValue *values)
{
    (void)page;
    values[FRAME_SUMMARY] =
        head_describe_list(edition, values[FRAME_TITLE], PATTERN_TRANSLATION_ABOUT, arena);
    values[TRANSLATION_ALL] = fill_languages(edition, arena);
    if (!tells_of_all(edition))
        values[TRANSLATION_OTHERS] = english_address(edition, arena);
    values[TRANSLATION_WANTED] = fill_wanted(edition, arena);
    values[TRANSLATION_HAS_WANTED] = arena_bool(values[TRANSLATION_WANTED].size > 0);
}

const View view_translation = {"translation", translation_names, G_N_ELEMENTS(translation_names),
                               translation_fill};
