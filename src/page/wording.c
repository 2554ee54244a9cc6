/* A text in a language, as HTML or as plain text. */
#include "page/wording.h"

#include "page/phrases.h"
#include "input/markdown.h"
#include "json.h"

#include <string.h>

static void wording_append(const Wording *wording, WordingForm form, GString *html)
{
    static const MarkdownPart parts[] = {[WORDING_LINE] = MARKDOWN_LINE,
                                         [WORDING_PROSE] = MARKDOWN_PROSE,
                                         [WORDING_FIRST] = MARKDOWN_FIRST,
                                         [WORDING_REST] = MARKDOWN_REST};
    markdown_part_to_html(wording->text, parts[form], wording->locale->line_join, html);
}

/* A line whose English has changed has a mark with today's English. */
static void wording_mark_line(const Edition *edition, TextId text, Arena *arena, GString *html)
{
    TemplateValue english = wording_plain_english(edition, text, arena);
    words_mark_stale(edition->book, edition->locale, english.data, html);
}

/* Prose whose English has changed has today's folded beside it. */
static void wording_mark_prose(const Edition *edition, TextId text, Arena *arena, GString *html)
{
    const Book *book = edition->book;
    const Locale *english = &book->locales[book->english];
    TemplateValue notice = phrase_html(edition, PATTERN_STALE, NULL, arena);
    g_string_append_printf(html,
                           "<details class=\"stale\"><summary>%s</summary><div lang=\"%s\" "
                           "dir=\"ltr\">",
                           (const char *)notice.data, english->tag);
    markdown_prose_to_html(book->texts[text].node->text, english->line_join, html);
    g_string_append(html, "</div></details>");
}

TemplateValue wording_html(const Edition *edition, TextId text, WordingForm form, Arena *arena)
{
    if (text == TEXT_NONE)
        return (TemplateValue){NULL, 0};
    Wording wording = book_printed(edition->book, edition->locale, text);
    g_autoptr(GString) html = g_string_new(NULL);
    wording_append(&wording, form, html);
    bool line = form == WORDING_LINE || form == WORDING_FIRST;
    if (wording.stale && wording.locale == edition->locale) {
        if (line)
            wording_mark_line(edition, text, arena, html);
        else
            wording_mark_prose(edition, text, arena, html);
    }
    if (html->len > 0 && wording.locale != edition->locale) {
        g_autofree char *open = g_strdup_printf(
            "<%s lang=\"%s\" dir=\"%s\" class=\"untranslated\">", line ? "span" : "div",
            wording.locale->tag, wording.locale->rtl ? "rtl" : "ltr");
        g_string_prepend(html, open);
        g_string_append(html, line ? "</span>" : "</div>");
    }
    return arena_text(arena, html);
}

/* A script element ends at the first "</script", wherever it stands. */
TemplateValue wording_json(TemplateValue text, Arena *arena)
{
    if (json_plain_length(text.data, text.size) == text.size &&
        !(text.size > 0 && memchr(text.data, '<', text.size))) {
        TemplateValue texts[] = {{"\"", 1}, text, {"\"", 1}};
        return arena_concat(arena, texts, G_N_ELEMENTS(texts));
    }
    g_autoptr(GString) json = g_string_sized_new(text.size + 2);
    json_append_string(text.data, text.size, json);
    g_string_replace(json, "<", "\\u003c", 0);
    return arena_text(arena, json);
}

static TemplateValue plain_of(const Wording *wording, const char *text, bool prose, Arena *arena)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    if (prose)
        markdown_to_plain(text, wording->locale->line_join, plain);
    else
        markdown_line_to_plain(text, plain);
    return arena_text(arena, plain);
}

static TemplateValue plain_first(const Wording *wording, Arena *arena)
{
    const char *end = strstr(wording->text, "\n\n");
    g_autofree char *first = end ? g_strndup(wording->text, (gsize)(end - wording->text)) : NULL;
    return plain_of(wording, first ? first : wording->text, true, arena);
}

TemplateValue wording_plain_first(const Edition *edition, TextId text, Arena *arena)
{
    Wording wording = book_printed(edition->book, edition->locale, text);
    return plain_first(&wording, arena);
}

TemplateValue wording_plain_english(const Edition *edition, TextId text, Arena *arena)
{
    const Book *book = edition->book;
    Wording wording = {book->texts[text].node->text, &book->locales[book->english], false};
    return book->texts[text].prose ? plain_first(&wording, arena)
                                   : plain_of(&wording, wording.text, false, arena);
}

TemplateValue wording_plain(const Edition *edition, TextId text, Arena *arena)
{
    Wording wording = book_printed(edition->book, edition->locale, text);
    return plain_of(&wording, wording.text, edition->book->texts[text].prose, arena);
}
