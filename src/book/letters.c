/* A text letter by letter. */
#include "book/letters.h"

#include <string.h>

static guint8 kind_of(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char)c)   ? LETTER_ALPHA
               : g_ascii_isdigit((char)c) ? LETTER_DIGIT | LETTER_NUMBER
               : g_ascii_isspace((char)c) ? LETTER_SPACE
                                          : 0;
    /* U+30FB, the middle dot, parts words. */
    if (c >= 0x30a1 && c <= 0x30fe && c != 0x30fb)
        return LETTER_ALPHA | LETTER_KATAKANA;
    switch (g_unichar_type(c)) {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
        return LETTER_ALPHA;
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
        return LETTER_MARK;
    case G_UNICODE_DECIMAL_NUMBER:
        return LETTER_DIGIT | LETTER_NUMBER;
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
        return LETTER_NUMBER;
    default:
        return g_unichar_isspace(c) ? LETTER_SPACE : 0;
    }
}

gunichar letter_lower(gunichar c)
{
    return c < 0x80 ? (gunichar)g_ascii_tolower((char)c) : g_unichar_tolower(c);
}

void letters_init(Letters *letters, const char *text)
{
    gsize most = strlen(text) + 1;
    gunichar *all = g_new(gunichar, 2 * most);
    *letters = (Letters){.all = all,
                         .lower = all + most,
                         .kinds = g_new(guint8, most),
                         .offsets = g_new(guint, most)};
    guint8 before = 0;
    guint n = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at), n++) {
        gunichar c = (guchar)*at < 0x80 ? (gunichar)*at : g_utf8_get_char(at);
        guint8 kind = kind_of(c);
        all[n] = c;
        letters->lower[n] = letter_lower(c);
        letters->kinds[n] = kind & before & LETTER_WORD ? kind | LETTER_INSIDE : kind;
        letters->offsets[n] = (guint)(at - text);
        letters->has |= kind;
        before = kind & LETTER_WORD ? LETTER_WORD : 0;
    }
    all[n] = letters->lower[n] = 0;
    letters->kinds[n] = 0;
    letters->offsets[n] = (guint)strlen(text);
    letters->n = n;
}

void letters_clear(Letters *letters)
{
    g_free(letters->all);
    g_free(letters->kinds);
    g_free(letters->offsets);
    *letters = (Letters){0};
}

guint letters_skip(const Letters *letters, guint at, LetterKind kind)
{
    while (letters->kinds[at] & kind)
        at++;
    return at;
}
