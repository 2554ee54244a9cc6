/* How much a change of the English matters to its translations. */
#include "l10n/weight.h"

#include "book/english.h"
#include "l10n/wdiff.h"

#include <string.h>

/* What a reader acts on, in the order of the text. */
static const char weighty[] =
    "`[^`]*`"                                                         /* tokens */
    "|\\{[^}]*\\}"                                                    /* places */
    "|https?://[^\\s)]+"                                              /* links */
    "|\\p{N}+(?:[.,]\\p{N}+)*"                                        /* numbers */
    "|\\b(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\\b"; /* requirements */

/* What turns a sentence round, or says of how many, how often or in which order it holds, in lower
 * case. */
static const char turning[] =
    "\\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|only|unless|except"
    "|all|always|any|both|each|either|every|few|fewer|many|more|most|least|less|some|sometimes"
    "|after|before|first|last|since|until|hardly|barely|rarely|seldom"
    "|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice)\\b"
    "|n['’]t\\b";

static gpointer compile(gpointer pattern)
{
    return g_regex_new(pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

/* The two patterns, compiled once for all texts and never freed. */
static const GRegex *weight_weighty(void)
{
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, compile, (gpointer)weighty);
}

static const GRegex *weight_turning(void)
{
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, compile, (gpointer)turning);
}

/* Whether two texts match a pattern as often, and by the same words. */
static bool weight_same_matches(const GRegex *regex, const char *old, const char *new)
{
    g_autoptr(GMatchInfo) left = NULL, right = NULL;
    bool a = g_regex_match(regex, old, 0, &left), b = g_regex_match(regex, new, 0, &right);
    while (a && b) {
        g_autofree char *x = g_match_info_fetch(left, 0), *y = g_match_info_fetch(right, 0);
        if (strcmp(x, y) != 0)
            return false;
        a = g_match_info_next(left, NULL);
        b = g_match_info_next(right, NULL);
    }
    return a == b;
}

static bool weight_same_weight(const char *old, const char *new)
{
    g_autofree char *lower_old = g_utf8_strdown(old, -1), *lower_new = g_utf8_strdown(new, -1);
    return weight_same_matches(weight_weighty(), old, new) &&
           weight_same_matches(weight_turning(), lower_old, lower_new);
}

/* A text in lower case, its marks as spaces; an apostrophe within a word is no mark. */
static char *weight_plain(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    GString *plain = g_string_new(NULL);
    for (const char *c = lower; *c; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        if (g_unichar_isalnum(u) || g_unichar_ismark(u))
            g_string_append_unichar(plain, u);
        else if (u != '\'' && u != 0x2019)
            g_string_append_c(plain, ' ');
    }
    return g_string_free(plain, FALSE);
}

/* Whether two words differ in an ending alone: call, calls, called, calling. */
static bool weight_is_form(const char *a, const char *b)
{
    static const char *const endings[] = {"", "s", "es", "e", "d", "ed", "ing", NULL};
    for (; *a && *a == *b; a++)
        b++;
    return g_strv_contains(endings, a) && g_strv_contains(endings, b);
}

/* Whether one word may stand for another without a word on the translation: another form of it, or
 * one of a few that mean as much. All other words may mean the opposite, as accepts and refuses. */
static bool weight_is_alike(const char *a, const char *b)
{
    static const char *const sets[][10] = {
        {"a", "an", "the", "this", "that", "these", "those", "its", "their"},
        {"at", "on", "in"},
        {"may", "can", "could", "might"},
        {"is", "are", "was", "were", "has", "have", "will", "would"},
        {"here", "there"},
        {"which", "that", "who"},
        {"when", "while", "as"},
        {"also", "too"},
        {"so", "thus", "hence", "therefore"},
        {"but", "yet", "however"},
        {"it", "they"},
    };
    if (weight_is_form(a, b))
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++)
        if (g_strv_contains(sets[i], a) && g_strv_contains(sets[i], b))
            return true;
    return false;
}

Weight weight_compare(const char *old, const char *new)
{
    g_autofree char *folded_old = english_fold(old), *folded_new = english_fold(new);
    if (!weight_same_weight(folded_old, folded_new))
        return WEIGHT_MAJOR;
    g_autofree char *a = weight_plain(folded_old), *b = weight_plain(folded_new);
    GArray *words = wdiff_compare(a, b);
    guint deleted = 0, inserted = 0, deleted_at = 0, inserted_at = 0;
    for (guint i = 0; i < words->len; i++) {
        WordChange change = g_array_index(words, Word, i).change;
        deleted += change == WORD_DELETED;
        inserted += change == WORD_INSERTED;
        deleted_at = change == WORD_DELETED ? i : deleted_at;
        inserted_at = change == WORD_INSERTED ? i : inserted_at;
    }
    /* A word that is replaced stands where the old one was; one that moved is more than one change.
     */
    bool replaced = deleted == 1 && inserted == 1;
    bool apart = replaced && deleted_at + 1 != inserted_at && inserted_at + 1 != deleted_at;
    bool other = replaced && !weight_is_alike(g_array_index(words, Word, deleted_at).text,
                                              g_array_index(words, Word, inserted_at).text);
    bool alone = words->len == deleted + inserted && deleted + inserted > 0; /* nothing is left */
    wdiff_free(words);
    return deleted > 1 || inserted > 1 || apart || other || alone ? WEIGHT_MAJOR : WEIGHT_MINOR;
}

Weight weight_of(const Book *book, const Locale *locale, TextId text)
{
    return weight_compare(book_made_from(book, &locale->translations[text], text),
                          book->texts[text].node->text);
}
