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

/* The words and patterns, as the language says them, and a protocol where that is not NULL. */
static void edition_say(Edition *edition, const Protocol *protocol)
{
    const Layout *layout = edition->layout;
    edition->t = words_t(layout->words, edition->locale, protocol, edition->arena);
    edition->plain = words_plain(layout->words, edition->locale, protocol, edition->arena);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        edition->patterns[p] =
            protocol ? pattern_new_for(layout->book, edition->locale, protocol, (PatternId)p)
                     : pattern_new(layout->book, edition->locale, (PatternId)p);
    edition_bind(edition);
}

/* What says the words of an edition. */
static void edition_hush(Edition *edition)
{
    for (guint v = 0; v < VIEW_N; v++)
        template_free(edition->templates[v]);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        pattern_free(edition->patterns[p]);
}

/* An edition for the pages of a protocol: all is shared but the words. */
static Edition *edition_voice(Edition *edition, const Protocol *protocol)
{
    if (protocol->n_words == 0)
        return edition;
    Edition *voice = g_new(Edition, 1);
    *voice = *edition;
    edition_say(voice, protocol);
    return voice;
}

Edition *edition_new_bare(const Layout *layout, guint locale)
{
    Edition *edition = g_new0(Edition, 1);
    edition->layout = layout;
    edition->book = layout->book;
    edition->index = locale;
    edition->locale = &edition->book->locales[locale];
    edition->arena = arena_new();
    edition_say(edition, NULL);
    frame_prepare_addresses(edition);
    return edition;
}

Edition *edition_new(const Layout *layout, guint locale, const bool *wanted)
{
    Edition *edition = edition_new_bare(layout, locale);
    edition->protocols = g_new0(PrerenderedProtocol, layout->book->n_protocols);
    edition->voices = g_new0(Edition *, layout->book->n_protocols);
    frame_prepare_edits(edition);
    for (guint p = 0; p < layout->book->n_protocols; p++) {
        edition->voices[p] = edition_voice(edition, &layout->book->protocols[p]);
        frame_prepare_protocol(edition->voices[p], p);
        if (wanted && !wanted[p])
            continue;
        prerender_protocol(edition->voices[p], p);
        if (layout->book->protocols[p].n_terms > 0)
            edition->protocols[p].finder =
                term_finder_new(edition->locale, &layout->book->protocols[p]);
    }
    return edition;
}

void edition_free(Edition *edition)
{
    if (!edition)
        return;
    for (guint p = 0; edition->protocols && p < edition->book->n_protocols; p++)
        term_finder_free(edition->protocols[p].finder);
    for (guint p = 0; edition->voices && p < edition->book->n_protocols; p++)
        if (edition->voices[p] && edition->voices[p] != edition) {
            edition_hush(edition->voices[p]);
            g_free(edition->voices[p]);
        }
    edition_hush(edition);
    g_free(edition->voices);
    g_free(edition->protocols);
    arena_free(edition->arena);
    g_free(edition);
}

void edition_render(const Edition *edition, const Page *page, Arena *arena, GString *out)
{
    ViewId view = view_of_kind(page->kind);
    if (page_in_protocol(page))
        edition = edition->voices[page->protocol];
    arena_reset(arena);
    TemplateValue *values = arena_values(arena, edition->layout->shapes[view].n_names);
    frame_fill(edition, page, arena, values);
    view_of(view)->fill(edition, page, arena, values);
    template_render(edition->templates[view], values, out);
}
