/* About how wide a text is in a font without serifs. */
#include "page/text-width.h"

#include <string.h>

static double letter_width(gunichar c, const LetterWidths *widths)
{
    if (c < 0x80 && strchr(" iljtfrI.,:;'|!()[]-", (int)c))
        return widths->narrow;
    if (c < 0x80)
        return g_ascii_isupper((char)c) ? widths->capital : widths->small;
    if (g_unichar_iszerowidth(c))
        return 0;
    if (g_unichar_iswide(c))
        return widths->wide;
    return g_unichar_isupper(c) ? widths->capital : widths->small;
}

double text_width(const char *text, gsize size, const LetterWidths *widths)
{
    double width = 0;
    for (const char *end = text + size; text < end; text = g_utf8_next_char(text))
        width += letter_width(g_utf8_get_char(text), widths);
    return width;
}
