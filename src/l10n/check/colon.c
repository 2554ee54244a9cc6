/* What stands behind a colon: a small letter, in a language whose locale.yaml says so. */
#include "l10n/check/text.h"

#include <string.h>

/* Whether a word with a capital begins here, of which only the first letter is one; a name that the
 * English has too is none. */
static bool is_capital(const CheckText *check, guint at)
{
    const Letters *letters = &check->text->letters;
    if (letters->kinds[at] & LETTER_INSIDE || !g_unichar_isupper(letters->all[at]) ||
        !g_unichar_islower(letters->all[at + 1]))
        return false;
    guint end = letters_skip(letters, at, LETTER_WORD);
    g_autofree char *word = check_side_words(check->text, at, end - at);
    return !strstr(check->english->all, word);
}

static void report_capital(const CheckText *check, guint at, const char *where)
{
    check_report(check, DIAGNOSTIC_CAPITAL, check->text->letters.offsets[at], 1, CHECK_NOWHERE,
                 "a capital %s; write a small letter, as this language does", where);
}

/* The short answer of a question is printed behind its label and a colon, a condition behind what
 * it holds for. */
static bool stands_behind_label(const CheckText *check)
{
    return g_str_has_suffix(check->source->path, ".short") ||
           g_str_has_prefix(check->source->path, "conditions.");
}

void check_colon(const CheckText *check)
{
    const Letters *letters = &check->text->letters;
    if (!check->locale->small_after_colon)
        return;
    if (stands_behind_label(check) && is_capital(check, 0))
        report_capital(check, 0, "at the start, which is printed behind 'label: '");
    if (!strchr(check->text->words, ':'))
        return;
    for (guint i = 0; i + 2 < letters->n; i++)
        if (letters->all[i] == ':' && letters->kinds[i + 1] & LETTER_SPACE &&
            letters->all[i + 1] != '\n' && is_capital(check, i + 2)) {
            report_capital(check, i + 2, "behind a colon");
            return;
        }
}
