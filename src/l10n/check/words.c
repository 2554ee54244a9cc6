/* Words: a text that was not translated, and a word that stands twice. */
#include "l10n/check/terms.h"

#include <string.h>

/* So many words that are the same are no chance: names of protocols and phrases are often one. */
#define IDENTICAL_WORDS_MIN 2

static const char *skip_letters(const char *at)
{
    while (*at && (g_unichar_isalpha(g_utf8_get_char(at)) || g_unichar_ismark(g_utf8_get_char(at))))
        at = g_utf8_next_char(at);
    return at;
}

/* ---- A text that is its English ---- */

/* Whether a word is written as names of protocols are: SIP, RFC. */
static bool word_is_name(const char *word, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (g_ascii_islower(word[i]))
            return false;
    return true;
}

static guint count_words(const char *words, gsize length)
{
    guint n = 0;
    for (const char *at = words; at < words + length;) {
        const char *end = skip_letters(at);
        n += end > at && !word_is_name(at, (gsize)(end - at));
        at = end > at ? end : g_utf8_next_char(at);
    }
    return n;
}

/* Whether a line is the same on both sides, and of words that are not the same in all languages. */
static bool line_is_identical(const CheckText *check, guint line)
{
    CheckLine text = check_side_line(check->text, line);
    CheckLine english = check_side_line(check->english, line);
    if (text.length != english.length ||
        memcmp(check->text->all + text.at, check->english->all + english.at, text.length) != 0)
        return false;
    g_autofree char *words = check_terms_fill_kept(check->terms, check->text->words);
    return count_words(words + text.at, text.length) >= IDENTICAL_WORDS_MIN;
}

void check_identical(const CheckText *check)
{
    if (!check_text_aligns(check))
        return;
    bool whole = strcmp(check->text->all, check->english->all) == 0;
    for (guint line = 0; line < check->text->lines->len; line++) {
        if (!line_is_identical(check, line))
            continue;
        check_report(check, DIAGNOSTIC_IDENTICAL, check_side_line(check->text, line).at, 1,
                     CHECK_NOWHERE,
                     whole ? "the text is its English; translate it, or leave it empty"
                           : "the paragraph is its English; translate it");
        return;
    }
}

/* ---- A word twice ---- */

/* The letters are of `check->text`. */
static void report_doubled(const CheckText *check, guint at, guint length)
{
    g_autofree char *word = check_side_words(check->text, at, length);
    check_report(check, DIAGNOSTIC_DOUBLED_WORD, check->text->letters.offsets[at], length,
                 CHECK_NOWHERE, "'%s' stands twice; delete one", word);
}

static void check_doubled_words(const CheckText *check)
{
    const Letters *letters = &check->text->letters;
    guint last = 0, last_length = 0; /* 0: no word stands before */
    for (guint i = 0; i < letters->n; i++) {
        if (!(letters->kinds[i] & (LETTER_ALPHA | LETTER_MARK))) {
            if (!(letters->kinds[i] & LETTER_SPACE) || letters->all[i] == '\n')
                last_length = 0;
            continue;
        }
        guint word = i;
        while (letters->kinds[i + 1] & (LETTER_ALPHA | LETTER_MARK))
            i++;
        guint length = i + 1 - word;
        if (length == last_length &&
            memcmp(letters->lower + word, letters->lower + last, length * sizeof(gunichar)) == 0)
            report_doubled(check, word, length);
        last = word;
        last_length = length;
    }
}

/* Without spaces only what no word ends and begins with can be told. */
static void check_doubled_kana(const CheckText *check)
{
    static const gunichar single[] = {0x3092 /* を */, 0x306f /* は */, 0x304c /* が */,
                                      0x3002 /* 。 */, 0x3001 /* 、 */};
    const Letters *letters = &check->text->letters;
    bool reported[G_N_ELEMENTS(single)] = {false};
    for (guint i = 1; i < letters->n; i++)
        for (guint s = 0; letters->all[i] == letters->all[i - 1] && s < G_N_ELEMENTS(single); s++) {
            if (letters->all[i] != single[s] || reported[s])
                continue;
            report_doubled(check, i, 1);
            reported[s] = true;
        }
}

void check_doubled(const CheckText *check)
{
    if (check->style->unspaced)
        check_doubled_kana(check);
    else if (!check->style->doubles)
        check_doubled_words(check);
}
