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

/* Most letters are of ASCII. */
static gunichar letter_of(const char *c)
{
    return (guchar)*c < 0x80 ? (guchar)*c : g_utf8_get_char(c);
}

/* The length in bytes of the part of `text` up to the next place where it may be broken. */
static gsize unbreakable(const char *text)
{
    const char *c = text;
    gunichar previous = letter_of(c);
    for (c = g_utf8_next_char(c); *c; c = g_utf8_next_char(c)) {
        gunichar next = letter_of(c);
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

/* A part of a text that no line end parts. */
typedef struct Piece {
    gsize length; /* in bytes */
    double width;
    double bare; /* without the spaces at the end */
} Piece;

/* The pieces of a text, one behind the other; free with g_array_unref. */
static GArray *measure_pieces(const char *text)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    while (*text) {
        gsize length = unbreakable(text), bare = bare_length(text, length);
        double width = width_of(text, bare);
        Piece piece = {length, width + width_of(text + bare, length - bare), width};
        g_array_append_val(pieces, piece);
        text += length;
    }
    return pieces;
}

double ladder_text_longest(const char *text)
{
    double longest = 0;
    while (*text) {
        gsize length = unbreakable(text);
        double width = width_of(text, bare_length(text, length));
        longest = MAX(longest, width);
        text += length;
    }
    return longest;
}

static void add_line(GArray *lines, const char *text, gsize length)
{
    LadderLine line = {text, bare_length(text, length)};
    if (lines)
        g_array_append_val(lines, line);
}

/* Puts as much on each line as goes, and counts the lines; `lines` may be NULL. */
static guint break_greedily(const char *text, const GArray *pieces, double width, GArray *lines)
{
    gsize length = 0; /* of the line so far */
    double taken = 0;
    guint n = 1;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        if (length > 0 && taken + piece->bare > width) {
            add_line(lines, text, length);
            text += length;
            length = 0;
            taken = 0;
            n++;
        }
        length += piece->length;
        taken += piece->width;
    }
    add_line(lines, text, length);
    return n;
}

void ladder_text_break(const char *text, double width, GArray *lines)
{
    double whole = width_of(text, strlen(text));
    g_array_set_size(lines, 0);
    if (whole < width - 1) { /* most have room; sums of parts are rounded, by less than that */
        add_line(lines, text, strlen(text));
        return;
    }
    g_autoptr(GArray) pieces = measure_pieces(text);
    guint n = break_greedily(text, pieces, width, NULL);
    /* The narrowest width that takes no more lines: so that no last line has a single character. */
    double narrow = n > 1 ? whole / n : width;
    while (narrow < width && break_greedily(text, pieces, narrow, NULL) > n)
        narrow += LADDER_FONT / 2;
    break_greedily(text, pieces, MIN(narrow, width), lines);
}
