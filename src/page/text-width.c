/* About how wide a text is in a font without serifs. */
#include "page/text-width.h"

/* Which letters of ASCII are wide as a small one, a capital, or narrow, from the space on. */
enum { SMALL, CAPITAL, NARROW, N_WIDTHS };
static const char kinds[] = "2200000222002220" /* up to the slash */
                            "0000000000220000" /* the digits, up to ? */
                            "0111111112111111" /* @, A to O */
                            "1111111111120200" /* P to Z, up to _ */
                            "0000002002202000" /* `, a to o */
                            "0020200000002000" /* p to z, up to the last */;

static double letter_width(gunichar c, const LetterWidths *widths)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    if (g_unichar_iswide(c))
        return widths->wide;
    return g_unichar_isupper(c) ? widths->capital : widths->small;
}

double text_width(const char *text, gsize size, const LetterWidths *widths)
{
    const double ascii[N_WIDTHS] = {
        [SMALL] = widths->small, [CAPITAL] = widths->capital, [NARROW] = widths->narrow};
    double width = 0;
    for (const char *end = text + size; text < end; text = g_utf8_next_char(text)) {
        guchar c = (guchar)*text;
        if (c >= 0x80)
            width += letter_width(g_utf8_get_char(text), widths);
        else
            width += c < ' ' ? widths->small : ascii[kinds[c - ' '] - '0'];
    }
    return width;
}
