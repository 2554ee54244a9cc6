/* Characters that nobody sees, and texts that hold nothing else. */
#include "input/unseen.h"

#include <string.h>

#define ISOLATE_FIRST 0x2066
#define ISOLATE_LAST  0x2068
#define ISOLATE_END   0x2069
/* What begins a character from U+2000 to U+2FFF, in which all of these lie. */
#define LEAD_BYTE 0xE2

/* Letters that are as empty as a space: fillers of Hangul, and a pattern of Braille without dots.
 */
static bool is_filler(gunichar c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
}

static bool is_unseen(gunichar c)
{
    if (c > ' ' && c < 0x7F)
        return false;
    return g_unichar_isspace(c) || g_unichar_iszerowidth(c) || g_unichar_iscntrl(c) ||
           g_unichar_type(c) == G_UNICODE_FORMAT || is_filler(c);
}

bool text_is_blank(const char *text)
{
    while (*text != '\0' && !g_ascii_isgraph(*text) && is_unseen(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return *text == '\0';
}

/* Whether a character lets what follows it run the other way round than it stands in the file,
 * until another one ends that. */
static bool turns(gunichar c)
{
    return c >= 0x202A && c <= 0x202E;
}

const char *text_find_turn(const char *at, const char *end)
{
    const char *isolate = NULL; /* the first that is open on this line */
    guint depth = 0;
    for (; at < end && !(*at == '\n' && depth > 0); at++) {
        if (depth == 0 && !(at = memchr(at, LEAD_BYTE, (gsize)(end - at))))
            return NULL;
        gunichar c = (guchar)*at == LEAD_BYTE ? g_utf8_get_char(at) : 0;
        if (turns(c))
            return at;
        if (c >= ISOLATE_FIRST && c <= ISOLATE_LAST && depth++ == 0)
            isolate = at;
        if (c == ISOLATE_END && depth > 0)
            depth--;
    }
    return depth > 0 ? isolate : NULL;
}
