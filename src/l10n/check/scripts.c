/* Letters: is a text written in its language's script, and words in one. */
#include "l10n/check/text.h"

#include <string.h>

/* Fewer letters than this outside tokens say nothing about the script of a text. */
#define SCRIPT_LETTERS_MIN 12
/* A Japanese paragraph of so many letters has kana. */
#define KANA_LETTERS_MIN 20

typedef struct Letters {
    guint all, own, kana;
} Letters;

static bool is_kana(gunichar c)
{
    GUnicodeScript script = g_unichar_get_script(c);
    return script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

static Letters letters_count(const CheckText *check, const char *words, gsize length)
{
    Letters letters = {0};
    for (const char *at = words; at < words + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalpha(c))
            continue;
        letters.all++;
        letters.own += check_style_owns(check->style, c) ? 1 : 0;
        letters.kana += is_kana(c) ? 1 : 0;
    }
    return letters;
}

static void check_share(const CheckText *check)
{
    const CheckStyle *style = check->style;
    Letters letters = letters_count(check, check->text.words, strlen(check->text.words));
    if (letters.all >= SCRIPT_LETTERS_MIN && letters.own < style->own_script * letters.all)
        check_report(
            check, DIAGNOSTIC_SCRIPT, CHECK_NOWHERE, 1, CHECK_NOWHERE,
            "%u of %u letters outside backticks are of the language's script; translate the "
            "rest, or put tokens in backticks as the English has them",
            letters.own, letters.all);
}

/* Japanese without kana, in any of its paragraphs. */
static void check_kana(const CheckText *check)
{
    for (guint line = 0; line < check->text.lines->len; line++) {
        gsize length;
        const char *words = check_side_line(&check->text, check->text.words, line, &length);
        Letters letters = letters_count(check, words, length);
        if (letters.own >= KANA_LETTERS_MIN && letters.kana == 0)
            check_report(
                check, DIAGNOSTIC_SCRIPT, (gsize)(words - check->text.words), 1, CHECK_NOWHERE,
                "%u letters and no kana among them: this is Chinese, or no sentence; say it in "
                "Japanese",
                letters.own);
    }
}

/* ---- Words of two scripts ---- */

/* Latin, Cyrillic and Greek share the shapes of letters. */
static bool is_alike(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC ||
           script == G_UNICODE_SCRIPT_GREEK;
}

static const char *word_end(const char *at)
{
    while (*at && (g_unichar_isalpha(g_utf8_get_char(at)) || g_unichar_ismark(g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    return at;
}

/* The first letter of a word that is of another of these scripts than those before it; NULL for
 * none. */
static const char *word_turn(const char *word, const char *end)
{
    GUnicodeScript first = G_UNICODE_SCRIPT_INVALID_CODE;
    for (const char *at = word; at < end; at = g_utf8_next_char(at)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(at));
        if (!is_alike(script))
            continue;
        if (first == G_UNICODE_SCRIPT_INVALID_CODE)
            first = script;
        else if (script != first)
            return at;
    }
    return NULL;
}

static void check_mixed(const CheckText *check)
{
    for (const char *at = check->text.words; *at;) {
        const char *end = word_end(at), *turn = word_turn(at, end);
        if (turn) {
            g_autofree char *word = g_strndup(at, (gsize)(end - at));
            check_report(check, DIAGNOSTIC_MIXED_SCRIPT, (gsize)(turn - check->text.words), 1,
                         CHECK_NOWHERE, "'%s' mixes letters of two scripts; write it anew in one",
                         word);
        }
        at = end > at ? end : g_utf8_next_char(at);
    }
}

/* Where the half-width characters end that stand here: a mark of a voiced kana is one of its own.
 */
static const char *half_width_end(const char *at)
{
    while (g_utf8_get_char(at) >= 0xff61 && g_utf8_get_char(at) <= 0xff9f)
        at = g_utf8_next_char(at);
    return at;
}

static void check_half_width(const CheckText *check)
{
    for (const char *at = check->text.words; *at; at = g_utf8_next_char(at)) {
        const char *end = half_width_end(at);
        if (end == at)
            continue;
        g_autofree char *wide = g_utf8_normalize(at, end - at, G_NORMALIZE_NFKC);
        check_report(check, DIAGNOSTIC_HALF_WIDTH, (gsize)(at - check->text.words),
                     (guint)g_utf8_strlen(at, end - at), CHECK_NOWHERE,
                     "half-width characters; write '%s'", wide);
        return;
    }
}

void check_scripts(const CheckText *check)
{
    if (check->style->own_script > 0 && !check_text_quotes(check)) {
        check_share(check);
        if (strcmp(check->style->language, "ja") == 0)
            check_kana(check);
    }
    check_mixed(check);
    check_half_width(check);
}

/* ---- A space beside Latin letters ---- */

/* Letters and digits that are set like Latin text, and code, places and addresses. */
static bool is_latin(gunichar c)
{
    return c == CHECK_FILLER || (c < 0x80 && g_ascii_isalnum((char)c));
}

static bool meets(const CheckText *check, gunichar a, gunichar b)
{
    return (is_latin(a) && check_style_owns(check->style, b)) ||
           (is_latin(b) && check_style_owns(check->style, a));
}

void check_latin_space(const CheckText *check)
{
    const char *wanted = check->locale->latin_space;
    if (!wanted || check->style->own_script == 0)
        return;
    bool spaced = strcmp(wanted, "yes") == 0;
    gunichar before = 0, last = 0; /* `before` stands before the space that is `last` */
    for (const char *at = check->text.words; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool wrong = spaced ? meets(check, last, c) : last == ' ' && meets(check, before, c);
        /* The mark of a list, filled too, has its space. */
        if (wrong) {
            check_report(
                check, DIAGNOSTIC_LATIN_SPACE, (gsize)(at - check->text.words), 1, CHECK_NOWHERE,
                spaced ? "put a space before this: this language has one beside Latin letters"
                       : "delete the space before this: this language has none beside Latin "
                         "letters");
            return;
        }
        before = last;
        last = c;
    }
}
