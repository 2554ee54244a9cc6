/* The badge of a code: two texts, and the room that they take. */
#include "page/badge.h"

#include "page/phrases.h"
#include "page/text-width.h"
#include "page/wording.h"

#include <math.h>
#include <string.h>

/* The size of the letters, and what stands left and right of a text. */
#define FONT_SIZE 12
#define PADDING   8
/* A text is cut to this width. So a badge fits into a line of a phone. */
#define TEXT_WIDTH_MAX 232
#define ELLIPSIS       "…"

/* Between the narrow and the wide ones of the common fonts: the text is then set to the sum. */
static const LetterWidths widths = {.wide = 1.0, .capital = 0.68, .narrow = 0.32, .small = 0.58};

static guint rounded_up(double width)
{
    return (guint)ceil(width * FONT_SIZE);
}

static guint width_of(const char *text, gsize size)
{
    return rounded_up(text_width(text, size, &widths));
}

/* How many bytes of a text fit beside an ellipsis, without a space at their end. */
static gsize fitting_bytes(TemplateValue text)
{
    const char *start = text.data, *end = start;
    guint room = TEXT_WIDTH_MAX - width_of(ELLIPSIS, strlen(ELLIPSIS));
    double width = 0; /* of what stands before `at`: letters without width may be many */
    for (const char *at = start, *next; at < start + text.size; at = next) {
        if (rounded_up(width) > room)
            break;
        if (at == start || at[-1] != ' ')
            end = at;
        next = g_utf8_next_char(at);
        width += text_width(at, (gsize)(next - at), &widths);
    }
    return (gsize)(end - start);
}

static BadgePart part_new(TemplateValue text, Arena *arena)
{
    if (width_of(text.data, text.size) > TEXT_WIDTH_MAX) {
        TemplateValue parts[] = {{text.data, fitting_bytes(text)}, {ELLIPSIS, strlen(ELLIPSIS)}};
        text = arena_concat(arena, parts, G_N_ELEMENTS(parts));
    }
    guint width = width_of(text.data, text.size);
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
        .label =
            arena_join(arena, title.data, edition->locale->heading_separator, gloss.data, NULL),
        .gloss_locale = book_printed(edition->book, edition->locale, code->gloss).locale};
}

guint badge_width(const Badge *badge)
{
    return badge->code.width + badge->gloss.width;
}
