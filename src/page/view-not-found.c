/* 404.html: what a reader sees at an address that has no page. */
#include "page/view-not-found.h"

#include "book/homes.h"
#include "page/addresses.h"
#include "page/fragments.h"
#include "page/frame.h"
#include "page/phrases.h"

enum {
    LANGUAGE_TAG,
    LANGUAGE_DIR,
    LANGUAGE_ID,
    LANGUAGE_NAME,
    LANGUAGE_MESSAGE,
    LANGUAGE_HREF,
    LANGUAGE_ROOT,
    LANGUAGE_FIND,
    LANGUAGE_SITE,
    LANGUAGE_HEADING,
    LANGUAGE_LABEL,
    LANGUAGE_HINT,
    LANGUAGE_AWAY,
    LANGUAGE_N
};
static const TemplateName language_names[] = {
    {"tag", TEMPLATE_TEXT, false, NULL},     {"dir", TEMPLATE_TEXT, false, NULL},
    {"id", TEMPLATE_TEXT, false, NULL},      {"name", TEMPLATE_TEXT, false, NULL},
    {"message", TEMPLATE_TEXT, false, NULL}, {"href", TEMPLATE_URL, false, NULL},
    {"root", TEMPLATE_URL, false, NULL},     {"find", TEMPLATE_URL, false, NULL},
    {"site", TEMPLATE_TEXT, false, NULL},    {"heading", TEMPLATE_TEXT, false, NULL},
    {"label", TEMPLATE_TEXT, false, NULL},   {"hint", TEMPLATE_TEXT, false, NULL},
    {"away", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape language_shape = {language_names, LANGUAGE_N};

enum { NOT_FOUND_EDITIONS = FRAME_N };
static const TemplateName not_found_names[] = {{"editions", TEMPLATE_LIST, false, &language_shape}};

/* What a language says for a word that has no places. */
static TemplateValue word_of(const Edition *edition, const Locale *locale, PatternId id,
                             Arena *arena)
{
    g_autoptr(Pattern) pattern = pattern_new(edition->book, locale, id);
    g_autoptr(GString) text = g_string_new(NULL);
    pattern_append(pattern, NULL, text);
    return arena_text(arena, text);
}

/* Each language by itself: the page does not know which one its reader speaks. Those that stand on
 * another host have their own. */
static TemplateValue not_found_editions(const Edition *edition, guint first, guint n, Arena *arena)
{
    const char *base = address_base_path(edition).data;
    TemplateValue *items = arena_values(arena, (gsize)n * LANGUAGE_N), *item = items;
    for (guint l = first; l < first + n; l++) {
        const Locale *locale = &edition->book->locales[l];
        if (!book_is_here(edition->book, l))
            continue;
        item[LANGUAGE_TAG] = arena_static(locale->tag);
        item[LANGUAGE_DIR] = arena_static(locale->rtl ? "rtl" : "ltr");
        item[LANGUAGE_ID] = arena_static(locale->id);
        item[LANGUAGE_NAME] = arena_static(locale->name);
        item[LANGUAGE_MESSAGE] = word_of(edition, locale, PATTERN_NOT_FOUND_MESSAGE, arena);
        item[LANGUAGE_SITE] = word_of(edition, locale, PATTERN_SITE_NAME, arena);
        item[LANGUAGE_HEADING] = word_of(edition, locale, PATTERN_NOT_FOUND_TITLE, arena);
        item[LANGUAGE_LABEL] = word_of(edition, locale, PATTERN_FIND_LABEL, arena);
        item[LANGUAGE_HINT] = word_of(edition, locale, PATTERN_FIND_HINT, arena);
        item[LANGUAGE_AWAY] = word_of(edition, locale, PATTERN_FIND_AWAY, arena);
        item[LANGUAGE_ROOT] = arena_join(arena, base, locale->id, "/", NULL);
        item[LANGUAGE_HREF] =
            arena_join(arena, base, locale->id, "/",
                       address_local(edition, &(Page){.kind = PAGE_HOME}, arena).data, NULL);
        item[LANGUAGE_FIND] = arena_join(arena, base, edition->layout->find[l], NULL);
        item += LANGUAGE_N;
    }
    return (TemplateValue){items, (gsize)(item - items) / LANGUAGE_N};
}

static void not_found_fill(const Edition *edition, const Page *page, Arena *arena,
                           TemplateValue *values)
{
    (void)page;
    values[NOT_FOUND_EDITIONS] = not_found_editions(edition, 0, edition->book->n_locales, arena);
}

void view_not_found_render(const Edition *edition, GString *out)
{
    g_autoptr(Arena) arena = arena_new();
    TemplateValue *values = fragment_values(edition, VIEW_NOT_FOUND, arena);
    values[FRAME_TITLE] = phrase_text(edition, PATTERN_NOT_FOUND_TITLE, NULL, arena);
    values[NOT_FOUND_EDITIONS] = not_found_editions(edition, edition->index, 1, arena);
    fragment_append(edition, VIEW_NOT_FOUND, values, out);
}

const View view_not_found = {"not-found", not_found_names, G_N_ELEMENTS(not_found_names),
                             not_found_fill};
