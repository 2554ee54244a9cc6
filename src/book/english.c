#include "book/english.h"

#include <string.h>

char *english_fold(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *folded = g_string_new(NULL);
    for (const char *c = normal ? normal : text; *c; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        if (!g_unichar_isspace(u))
            g_string_append_unichar(folded, u);
        else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    }
    g_strchomp(folded->str);
    return g_string_free(folded, FALSE);
}

bool english_is_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    g_autofree char *x = english_fold(a), *y = english_fold(b);
    return strcmp(x, y) == 0;
}
