/* Patterns, filled, and the titles that are made of them. */
#include "page/phrases.h"

TemplateValue phrase_text(const Edition *edition, PatternId id, const char *const *values,
                          Arena *arena)
{
    TemplateValue texts[2 * (PATTERN_PLACES_MAX + 1)];
    guint n_pieces, n = 0;
    const PatternPiece *pieces = pattern_pieces(edition->patterns[id], &n_pieces);
    for (guint i = 0; i < n_pieces; i++) {
        texts[n++] = (TemplateValue){pieces[i].text, pieces[i].length};
        if (pieces[i].place >= 0)
            texts[n++] = arena_static(values[pieces[i].place]);
    }
    return arena_concat(arena, texts, n);
}

/* What a pattern says, as HTML. */
static TemplateValue pattern_html(const Edition *edition, PatternId id, TemplateValue text,
                                  Arena *arena)
{
    const Locale *locale = pattern_locale(edition->patterns[id]);
    const char *stale = pattern_stale(edition->patterns[id]);
    TemplateValue html = arena_html(arena, text);
    if (locale == edition->locale && !stale)
        return html;
    g_autoptr(GString) marked = g_string_new(NULL);
    if (locale != edition->locale)
        words_open_language(locale->tag, locale->rtl, marked);
    g_string_append_len(marked, html.data, (gssize)html.size);
    if (locale != edition->locale)
        g_string_append(marked, "</span>");
    else
        words_mark_stale(edition->book, locale, stale, marked);
    return arena_text(arena, marked);
}

TemplateValue phrase_html(const Edition *edition, PatternId id, const char *const *values,
                          Arena *arena)
{
    return pattern_html(edition, id, phrase_text(edition, id, values, arena), arena);
}

static PatternId title_pattern(PageKind kind)
{
    switch (kind) {
    case PAGE_PAIR:
        return PATTERN_PAIR_TITLE;
    case PAGE_CODE:
        return PATTERN_CODE_TITLE;
    case PAGE_MATRIX:
        return PATTERN_MATRIX_TITLE;
    case PAGE_CLASS:
        return PATTERN_CLASS_TITLE;
    default:
        return PATTERN_PROTOCOL_TITLE;
    }
}

TemplateValue phrase_title(const Edition *edition, const Page *page, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const char *values[] = {protocol->name, NULL, NULL, NULL, NULL};
    if (page->kind == PAGE_CLASS)
        values[1] = protocol->classes[page->a].id;
    if (page->kind == PAGE_CODE || page->kind == PAGE_PAIR) {
        values[1] = protocol->codes[page->a].id;
        values[2] = protocol->codes[page->a].name;
    }
    if (page->kind == PAGE_PAIR) {
        values[3] = protocol->codes[page->b].id;
        values[4] = protocol->codes[page->b].name;
    }
    return phrase_text(edition, title_pattern(page->kind), values, arena);
}

TemplateValue phrase_heading(const Edition *edition, const Page *page, TemplateValue title,
                             Arena *arena)
{
    return pattern_html(edition, title_pattern(page->kind), title, arena);
}
