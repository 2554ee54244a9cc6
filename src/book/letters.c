/* A text letter by letter. */
#include "book/letters.h"

#include <stdbool.h>
#include <string.h>

/* Nearly all letters are of ASCII, so these two are asked without a call, and the first without a
 * branch: whether a letter or a space comes next, no processor can foretell. */
static inline guint8 ascii_kind(gunichar c)
{
    return (guint8)((g_ascii_isalpha(c) ? LETTER_ALPHA : 0) |
                    (g_ascii_isdigit(c) ? LETTER_DIGIT | LETTER_NUMBER : 0) |
                    (g_ascii_isspace(c) ? LETTER_SPACE : 0));
}

static inline gunichar ascii_lower(gunichar c)
{
    return c - 'A' < 26 ? c | 0x20 : c;
}

static guint8 kind_of(gunichar c)
{
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
    return c < 0x80 ? ascii_lower(c) : g_unichar_tolower(c);
}

/* A kind, and whether the letter is inside of a word when one of this kind stands before it. */
static inline guint8 kind_behind(guint8 before, guint8 kind)
{
    bool inside = ((kind & LETTER_WORD) != 0) & ((before & LETTER_WORD) != 0);
    return (guint8)(kind | (inside ? LETTER_INSIDE : 0));
}

/* Whether a mark makes one letter with that before it, as most accents do that stand on their own;
 * then *c is that letter. */
static bool letter_joins(guint8 kind, gunichar before, gunichar *c)
{
    return (kind & LETTER_MARK) && g_unichar_compose(before, *c, c);
}

/* Memory for the letters of so many bytes, and for the end. */
static void letters_make_room(Letters *letters, gsize length)
{
    if (length < letters->room)
        return;
    g_free(letters->all);
    gsize room = letters->room = 2 * (length + 1);
    letters->all = g_malloc(room * (2 * sizeof(gunichar) + sizeof(guint) + sizeof(guint8)));
    letters->lower = letters->all + room;
    letters->offsets = letters->lower + room;
    letters->kinds = (guint8 *)(letters->offsets + room);
}

void letters_decode(Letters *letters, const char *text)
{
    gsize length = strlen(text);
    letters_make_room(letters, length);
    gunichar *all = letters->all, *lower = letters->lower, highest = 0;
    guint *offsets = letters->offsets, n = 0;
    guint8 *kinds = letters->kinds, has = 0, before = 0;
    for (const char *at = text; *at;) {
        for (; *at && (guchar)*at < 0x80; at++, n++) {
            gunichar c = (guchar)*at;
            offsets[n] = (guint)(at - text);
            all[n] = c;
            lower[n] = ascii_lower(c);
            kinds[n] = kind_behind(before, ascii_kind(c));
            has |= before = kinds[n];
        }
        for (; (guchar)*at >= 0x80; at = g_utf8_next_char(at), n++) {
            gunichar c = g_utf8_get_char(at);
            guint8 kind = kind_of(c);
            offsets[n] = (guint)(at - text);
            if (n > 0 && letter_joins(kind, all[n - 1], &c)) {
                n--;
                kind = kind_of(c);
                before = n > 0 ? kinds[n - 1] : 0;
            }
            all[n] = c;
            lower[n] = g_unichar_tolower(c);
            kinds[n] = kind_behind(before, kind);
            has |= before = kinds[n];
            highest = MAX(highest, c);
        }
    }
    all[n] = lower[n] = 0;
    kinds[n] = 0;
    offsets[n] = (guint)length;
    letters->n = n;
    letters->highest = highest;
    letters->has = has;
}

void letters_clear(Letters *letters)
{
    g_free(letters->all);
    *letters = (Letters){0};
}

GUnicodeScript letters_script(const char *text)
{
    for (const char *c = text ? text : ""; *c; c = g_utf8_next_char(c))
        if (g_unichar_isalpha(g_utf8_get_char(c)))
            return g_unichar_get_script(g_utf8_get_char(c));
    return G_UNICODE_SCRIPT_UNKNOWN;
}

SentenceEnd letter_sentence_end(gunichar c, const char *language)
{
    switch (c) {
    case '.':
    case 0x3002: /* 。 */
    case 0x589:  /* Armenian */
    case 0x6d4:  /* ۔ */
    case 0x964:  /* । */
    case 0x104b: /* Burmese */
    case 0x1362: /* Ethiopic */
    case 0x17d4: /* Khmer */
    case 0x2026: /* … */
    case 0xff0e: /* ． */
    case 0xff61: /* ｡ */
        return SENTENCE_END_STOP;
    case ';':
        return strcmp(language, "el") == 0 ? SENTENCE_END_QUESTION : SENTENCE_END_NONE;
    case '?':
    case 0x37e:  /* Greek */
    case 0x61f:  /* ؟ */
    case 0x1367: /* Ethiopic */
    case 0xff1f: /* ？ */
        return SENTENCE_END_QUESTION;
    case '!':
    case 0xff01: /* ！ */
        return SENTENCE_END_CALL;
    case ':':
    case 0xff1a: /* ： */
        return SENTENCE_END_COLON;
    default:
        return SENTENCE_END_NONE;
    }
}

guint letters_skip(const Letters *letters, guint at, LetterKind kind)
{
    while (letters->kinds[at] & kind)
        at++;
    return at;
}
