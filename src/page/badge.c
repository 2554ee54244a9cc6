/* The badge of a code: two texts, and the room that they take. */
#include "page/badge.h"

#include "page/phrases.h"
#include "page/wording.h"

#include <string.h>

/* The size of the letters, and what stands left and right of a text. */
#define FONT_SIZE 12
#define PADDING   8
/* A text is cut to this width. So a badge fits into a line of a phone. */
#define TEXT_WIDTH_MAX 232
#define ELLIPSIS       "…"

/* How wide a letter is in fonts without serifs, in thousandths of their size: what is between the
 * narrow and the wide ones of them. The text is then set to the sum. */
static guint letter_width(gunichar letter)
{
    if (g_unichar_iszerowidth(letter))
        return 0;
    if (g_unichar_iswide(letter))
        return 1000;
    if (letter < 128 && strchr("iIjl.,:;|!'", (int)letter))
        return 290;
    if (letter < 128 && strchr(" ftr()-/[]\"", (int)letter))
        return 360;
    if (letter < 128 && strchr("mwMW@%", (int)letter))
        return 860;
    return g_unichar_isupper(letter) ? 680 : 580;
}

static guint text_width(const char *text, gsize size)
{
    guint thousandths = 0;
    for (const char *at = text; at < text + size; at = g_utf8_next_char(at))
        thousandths += letter_width(g_utf8_get_char(at));
    return (thousandths * FONT_SIZE + 999) / 1000;
}

/* How many bytes of a text fit beside an ellipsis, without a space at their end. */
static gsize fitting_bytes(TemplateValue text)
{
    const char *start = text.data, *end = start;
    guint ellipsis = text_width(ELLIPSIS, strlen(ELLIPSIS));
    for (const char *at = start; at < start + text.size; at = g_utf8_next_char(at)) {
        if (text_width(start, (gsize)(at - start)) + ellipsis > TEXT_WIDTH_MAX)
            break;
        if (at == start || at[-1] != ' ')
            end = at;
    }
    return (gsize)(end - start);
}

static BadgePart part_new(TemplateValue text, Arena *arena)
{
    if (text_width(text.data, text.size) > TEXT_WIDTH_MAX) {
        TemplateValue parts[] = {{text.data, fitting_bytes(text)}, {ELLIPSIS, strlen(ELLIPSIS)}};
        text = arena_concat(arena, parts, G_N_ELEMENTS(parts));
    }
    guint width = text_width(text.data, text.size);
    return (BadgePart){text, width, width + 2 * PADDING};
}

Badge badge_new(const Edition *edition, const Page *page, Arena *arena)
{
    const Code *code = &page_protocol(edition->book, page)->codes[page->a];
    TemplateValue title = phrase_title(edition, page, arena),
                  gloss = wording_plain(edition, code->gloss, arena);
    return (Badge){
        .code = part_new(title, arena),
        .gloss = part_new(gloss, arena),
        .label = arena_join(arena, title.data, edition->locale->label_separator, gloss.data, NULL),
        .gloss_locale = book_printed(edition->book, edition->locale, code->gloss).locale};
}

guint badge_width(const Badge *badge)
{
    return badge->code.width + badge->gloss.width;
}
