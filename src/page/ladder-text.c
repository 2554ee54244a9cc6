/* How wide a text is, and where it may be broken. */
#include "page/ladder-text.h"

#include "page/text-width.h"

#include <string.h>

/* DejaVu Sans, the widest of the common fonts, sets them. */
static const LetterWidths widths = {.wide = 1.0, .capital = 0.76, .narrow = 0.38, .small = 0.64};

static double width_of(const char *text, gsize length)
{
    return text_width(text, length, &widths) * LADDER_FONT;
}

double ladder_text_width(const char *text)
{
    return width_of(text, strlen(text));
}

/* Characters that do not start a line. */
static gboolean sticks_to_previous(gunichar c)
{
    static const char sticky[] = "、。，．・ー」』）)]：；？！ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    char bytes[7] = {0};
    g_unichar_to_utf8(c, bytes);
    return strstr(sticky, bytes) != NULL;
}

/* Whether a line may end before `next`, which follows `previous`. */
static gboolean may_break(gunichar previous, gunichar next)
{
    if (previous == ' ' || (previous < 0x80 && next < 0x80)) /* the rest is of wide letters */
        return previous == ' ';
    if (sticks_to_previous(next) || previous == 0x300c /* 「 */ || previous == 0xff08 /* （ */)
        return FALSE;
    return g_unichar_iswide(previous) || (g_unichar_iswide(next) && next != 0);
}

/* The length in bytes of the part of `text` up to the next place where it may be broken. */
static gsize unbreakable(const char *text)
{
    const char *c = text;
    gunichar previous = g_utf8_get_char(c);
    for (c = g_utf8_next_char(c); *c; c = g_utf8_next_char(c)) {
        gunichar next = g_utf8_get_char(c);
        if (may_break(previous, next))
            break;
        previous = next;
    }
    return (gsize)(c - text);
}

/* The length without the spaces at the end, which take no room where a line is broken. */
static gsize bare_length(const char *text, gsize length)
{
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    return length;
}

double ladder_text_longest(const char *text)
{
    double longest = 0;
    while (*text) {
        gsize length = unbreakable(text);
        longest = MAX(longest, width_of(text, bare_length(text, length)));
        text += length;
    }
    return longest;
}

static void add_line(GPtrArray *lines, const char *line, gsize length)
{
    g_ptr_array_add(lines, g_strndup(line, bare_length(line, length)));
}

/* As much on each line as goes. */
static GPtrArray *break_greedily(const char *text, double width)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const char *line = text;
    double taken = 0; /* by the line so far */
    while (*text) {
        gsize length = unbreakable(text);
        if (text > line && taken + width_of(text, bare_length(text, length)) > width) {
            add_line(lines, line, (gsize)(text - line));
            line = text;
            taken = 0;
        }
        taken += width_of(text, length);
        text += length;
    }
    add_line(lines, line, (gsize)(text - line));
    return lines;
}

GPtrArray *ladder_text_break(const char *text, double width)
{
    GPtrArray *lines = break_greedily(text, width);
    guint n = lines->len;
    /* The narrowest width that takes no more lines: so that no last line has a single character. */
    for (double narrow = ladder_text_width(text) / n; n > 1 && narrow < width;
         narrow += LADDER_FONT / 2) {
        GPtrArray *balanced = break_greedily(text, narrow);
        if (balanced->len == n) {
            g_ptr_array_unref(lines);
            return balanced;
        }
        g_ptr_array_unref(balanced);
    }
    return lines;
}
