/* Patterns, filled, and the titles that are made of them. */
#include "page/phrases.h"

#include "input/markdown.h"

#include <string.h>

TemplateValue phrase_text(const Edition *edition, PatternId id, const char *const *values,
                          Arena *arena)
{
    gsize lengths[PATTERN_PLACES_MAX + 1], size = 0; /* of the value behind each piece */
    guint n;
    const PatternPiece *pieces = pattern_pieces(edition->patterns[id], &n);
    for (guint i = 0; i < n; i++) {
        lengths[i] = pieces[i].place >= 0 ? strlen(values[pieces[i].place]) : 0;
        size += pieces[i].length + lengths[i];
    }
    char *text = arena_alloc(arena, size + 1), *end = text;
    for (guint i = 0; i < n; i++) {
        end = mempcpy(end, pieces[i].text, pieces[i].length);
        if (lengths[i] > 0)
            end = mempcpy(end, values[pieces[i].place], lengths[i]);
        else if (pieces[i].place >= 0 && pieces[i].length > 0 && end[-1] == ' ')
            end--; /* a value that is empty takes the space before it away */
    }
    *end = '\0';
    return (TemplateValue){text, (gsize)(end - text)};
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

/* The text that names a page, as plain text. */
static const char *page_named(const Edition *edition, TextId text, Arena *arena)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_line_to_plain(book_wording(edition->book, edition->locale, text).text, plain);
    return arena_text(arena, plain).data;
}

/* What the patterns of the kind of a page take: the name of the protocol, then the text that names
 * the page, or what its items say. */
static void page_values(const Edition *edition, const Page *page, const char **values, Arena *arena)
{
    const KindRow *row = kind_row(page->kind);
    if (page_in_protocol(page))
        *values++ = page_protocol(edition->book, page)->name;
    TextId named = row->named ? row->named(edition->book, page) : TEXT_NONE;
    if (named != TEXT_NONE)
        *values = page_named(edition, named, arena);
    else if (row->items)
        row->items->title_values(edition->book, page, values);
}

TemplateValue phrase_title(const Edition *edition, const Page *page, Arena *arena)
{
    const char *values[PATTERN_PLACES_MAX] = {NULL};
    page_values(edition, page, values, arena);
    return phrase_text(edition, page_title(edition->book, page), values, arena);
}

TemplateValue phrase_link(const Edition *edition, const Page *page, Arena *arena)
{
    const char *values[PATTERN_PLACES_MAX] = {NULL};
    page_values(edition, page, values, arena);
    return phrase_html(edition, page_link(edition->book, page), values, arena);
}

#define WORD_BREAK "<wbr>"

/* Copies HTML, with a place to break behind each underscore of its text that stands in an id:
 * RESOURCE_<wbr>EXHAUSTED. Returns how long that is; `out` may be NULL. */
static gsize break_ids(const char *html, gsize size, char *out)
{
    gsize n = 0;
    bool is_tag = false;
    for (gsize i = 0; i < size; i++) {
        is_tag = html[i] == '<' || (is_tag && html[i] != '>');
        if (out)
            out[n] = html[i];
        n++;
        if (is_tag || html[i] != '_' || i + 1 == size || !g_ascii_isalnum(html[i + 1]))
            continue;
        if (out)
            memcpy(out + n, WORD_BREAK, strlen(WORD_BREAK));
        n += strlen(WORD_BREAK);
    }
    return n;
}

TemplateValue phrase_breaking(TemplateValue phrase, Arena *arena)
{
    if (phrase.size == 0 || !memchr(phrase.data, '_', phrase.size))
        return phrase;
    gsize size = break_ids(phrase.data, phrase.size, NULL);
    char *html = arena_alloc(arena, size + 1);
    break_ids(phrase.data, phrase.size, html);
    html[size] = '\0';
    return (TemplateValue){html, size};
}

TemplateValue phrase_heading(const Edition *edition, const Page *page, TemplateValue title,
                             Arena *arena)
{
    PatternId pattern = page_title(edition->book, page);
    return phrase_breaking(pattern_html(edition, pattern, title, arena), arena);
}
