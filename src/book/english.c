#include "book/english.h"

#include <string.h>

char *english_fold(const char *text)
{
    /* ASCII is its own normal form. */
    char *normal = g_str_is_ascii(text) ? NULL : g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    char *folded = normal ? normal : g_strdup(text), *end = folded;
    for (const char *c = folded, *next; *c; c = next) {
        next = g_utf8_next_char(c);
        gunichar u = (guchar)*c < 0x80 ? (gunichar)*c : g_utf8_get_char(c);
        if (u < 0x80 ? !g_ascii_isspace((char)u) : !g_unichar_isspace(u))
            for (; c < next; c++)
                *end++ = *c;
        else if (end > folded && end[-1] != ' ')
            *end++ = ' ';
    }
    if (end > folded && end[-1] == ' ')
        end--;
    *end = '\0';
    return folded;
}

bool english_is_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    g_autofree char *x = english_fold(a), *y = english_fold(b);
    return strcmp(x, y) == 0;
}
