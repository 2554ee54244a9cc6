/* The site in one language. */
#include "page/edition.h"

#include "page/frame.h"

static void edition_bind(Edition *edition)
{
    const Layout *layout = edition->layout;
    for (guint v = 0; v < VIEW_N; v++) {
        g_autoptr(Arena) arena = arena_new();
        TemplateValue *values = arena_values(arena, layout->shapes[v].n_names);
        frame_bind(edition, view_kind((ViewId)v), values);
        edition->templates[v] = template_bind(layout->templates[v], values);
    }
    /* Most pages are pairs, and of all that is on one only little has not been there before. */
    g_autoptr(Template) whole = edition->templates[VIEW_PAIR];
    edition->templates[VIEW_PAIR] = template_cut(whole);
}

Edition *edition_new_bare(const Layout *layout, guint locale)
{
    Edition *edition = g_new0(Edition, 1);
    edition->layout = layout;
    edition->book = layout->book;
    edition->index = locale;
    edition->locale = &edition->book->locales[locale];
    edition->arena = arena_new();
    edition->t = words_t(layout->words, edition->locale, edition->arena);
    edition->plain = words_plain(layout->words, edition->locale, edition->arena);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        edition->patterns[p] = pattern_new(layout->book, edition->locale, (PatternId)p);
    edition_bind(edition);
    frame_prepare_addresses(edition);
    return edition;
}

Edition *edition_new(const Layout *layout, guint locale)
{
    Edition *edition = edition_new_bare(layout, locale);
    edition->protocols = g_new0(PrerenderedProtocol, layout->book->n_protocols);
    frame_prepare_edits(edition);
    for (guint p = 0; p < layout->book->n_protocols; p++) {
        frame_prepare_protocol(edition, p);
        prerender_protocol(edition, p);
    }
    return edition;
}

void edition_free(Edition *edition)
{
    if (!edition)
        return;
    for (guint v = 0; v < VIEW_N; v++)
        template_free(edition->templates[v]);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        pattern_free(edition->patterns[p]);
    g_free(edition->protocols);
    arena_free(edition->arena);
    g_free(edition);
}

void edition_render(const Edition *edition, const Page *page, Arena *arena, GString *out)
{
    ViewId view = view_of_kind(page->kind);
    arena_reset(arena);
    TemplateValue *values = arena_values(arena, edition->layout->shapes[view].n_names);
    frame_fill(edition, page, arena, values);
    view_of(view)->fill(edition, page, arena, values);
    template_render(edition->templates[view], values, out);
}
