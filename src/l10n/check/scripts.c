/* Letters: whether a text is written in the script of its language, and whether each word is
 * written in one script. */
#include "l10n/check/text.h"

#include <string.h>

/* Fewer letters than this outside tokens say nothing about the script of a text. */
#define SCRIPT_LETTERS_MIN 12
/* A Japanese paragraph of so many letters has kana. */
#define KANA_LETTERS_MIN 20

#define WORD_LETTERS (LETTER_ALPHA | LETTER_MARK)

/* The first letter of Greek and of all that is neither Latin nor ASCII. */
#define LETTER_FIRST_OTHER 0x370
/* The first and the last half-width character. */
#define HALF_WIDTH_FIRST 0xff61
#define HALF_WIDTH_LAST  0xff9f

/* How many letters are of a script. */
typedef struct Shares {
    guint all, own, kana;
} Shares;

static void shares_add(Shares *shares, const CheckStyle *style, gunichar letter,
                       GUnicodeScript script)
{
    shares->all++;
    shares->own += check_style_owns(style, letter, script);
    shares->kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

static void check_shares(const CheckText *check, const Shares *whole)
{
    if (whole->all >= SCRIPT_LETTERS_MIN && whole->own < check->style->own_script * whole->all)
        check_report(
            check, DIAGNOSTIC_SCRIPT, CHECK_NOWHERE, 1, CHECK_NOWHERE,
            "%u of %u letters outside backticks are of the language's script; translate the "
            "rest, or put tokens in backticks as the English has them",
            whole->own, whole->all);
}

/* Japanese without kana, in the line that begins at a letter. */
static void check_kana(const CheckText *check, guint line, const Shares *shares)
{
    if (strcmp(check->style->language, "ja") == 0 && shares->own >= KANA_LETTERS_MIN &&
        shares->kana == 0)
        check_report(
            check, DIAGNOSTIC_SCRIPT, check->text->letters.offsets[line], 1, CHECK_NOWHERE,
            "%u letters and no kana among them: this is Chinese, or no sentence; say it in "
            "Japanese",
            shares->own);
}

/* Latin, Cyrillic and Greek share the shapes of letters. */
static bool is_alike(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC ||
           script == G_UNICODE_SCRIPT_GREEK;
}

/* A letter is of another of these scripts than one before it in its word. */
static void report_mixed(const CheckText *check, guint at)
{
    const Letters *letters = &check->text->letters;
    guint word = at, end = letters_skip(letters, at, WORD_LETTERS);
    while (word > 0 && letters->kinds[word - 1] & WORD_LETTERS)
        word--;
    g_autofree char *text = check_side_words(check->text, word, end - word);
    check_report(check, DIAGNOSTIC_MIXED_SCRIPT, letters->offsets[at], 1, CHECK_NOWHERE,
                 "'%s' mixes letters of two scripts; write it anew in one", text);
}

/* What is known of the script of a word: that of its first letter of one of these scripts; before
 * there is one, and when another was reported. */
#define WORD_NONE  G_UNICODE_SCRIPT_COMMON
#define WORD_MIXED G_UNICODE_SCRIPT_UNKNOWN

/* Looks at all letters: how many are of the language's script, by paragraph too, and whether each
 * word is of one. */
static void check_letters(const CheckText *check)
{
    const Letters *letters = &check->text->letters;
    bool own = check->style->own_script > 0 && !check_text_quotes(check);
    Shares whole = {0}, line = {0};
    guint line_at = 0;
    GUnicodeScript word = WORD_NONE;
    for (guint i = 0; i <= letters->n; i++) {
        gunichar c = letters->all[i];
        if (letters->kinds[i] & WORD_LETTERS) {
            GUnicodeScript script = check_letter_script(c);
            if (letters->kinds[i] & LETTER_ALPHA)
                shares_add(&line, check->style, c, script);
            if (!is_alike(script) || word == script || word == WORD_MIXED)
                continue;
            if (word != WORD_NONE)
                report_mixed(check, i);
            word = word == WORD_NONE ? script : WORD_MIXED;
            continue;
        }
        word = WORD_NONE;
        if (c != '\n' && c != '\0')
            continue;
        if (own)
            check_kana(check, line_at, &line);
        whole.all += line.all;
        whole.own += line.own;
        line = (Shares){0};
        line_at = i + 1;
    }
    if (own)
        check_shares(check, &whole);
}

/* Where the half-width characters end that stand here: a mark of a voiced kana is one of its own.
 */
static guint half_width_end(const Letters *letters, guint at)
{
    while (letters->all[at] >= HALF_WIDTH_FIRST && letters->all[at] <= HALF_WIDTH_LAST)
        at++;
    return at;
}

static void check_half_width(const CheckText *check)
{
    const Letters *letters = &check->text->letters;
    guint i = 0, end = 0;
    while (i < letters->n && (end = half_width_end(letters, i)) == i)
        i++;
    if (i == letters->n)
        return;
    g_autofree char *narrow = check_side_words(check->text, i, end - i);
    g_autofree char *wide = g_utf8_normalize(narrow, -1, G_NORMALIZE_NFKC);
    check_report(check, DIAGNOSTIC_HALF_WIDTH, letters->offsets[i], end - i, CHECK_NOWHERE,
                 "half-width characters; write '%s'", wide);
}

void check_scripts(const CheckText *check)
{
    if (check->style->own_script > 0 || check->text->letters.highest >= LETTER_FIRST_OTHER)
        check_letters(check);
    if (check->text->letters.highest >= HALF_WIDTH_FIRST)
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
    return (is_latin(a) && check_style_owns(check->style, b, check_letter_script(b))) ||
           (is_latin(b) && check_style_owns(check->style, a, check_letter_script(a)));
}

void check_latin_space(const CheckText *check)
{
    const char *wanted = check->locale->latin_space;
    if (!wanted || check->style->own_script == 0)
        return;
    bool spaced = strcmp(wanted, "yes") == 0;
    gunichar before = 0, last = 0; /* `before` stands before the space that is `last` */
    const Letters *letters = &check->text->letters;
    for (guint i = 0; i < letters->n; i++) {
        gunichar c = letters->all[i];
        bool wrong = spaced ? meets(check, last, c) : last == ' ' && meets(check, before, c);
        /* The mark of a list, filled too, has its space. */
        if (wrong) {
            check_report(check, DIAGNOSTIC_LATIN_SPACE, letters->offsets[i], 1, CHECK_NOWHERE,
                         spaced
                             ? "put a space before this: this language has one beside Latin letters"
                             : "delete the space before this: this language has none beside Latin "
                               "letters");
            return;
        }
        before = last;
        last = c;
    }
}
