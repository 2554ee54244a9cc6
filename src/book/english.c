/* Whether two texts are the same English, and whether a text is English at all. */
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

/* ---- Whether a text is English at all ---- */

/* No other language that is written in Latin letters has these as words of every day. */
static const char *const english_words[] = {"and",   "are",  "does",  "from", "has",  "it",
                                            "its",   "that", "the",   "this", "what", "when",
                                            "which", "with", "where", "your", NULL};

/* So many words with letters that English has not are no borrowed one. */
#define MIXED_WORDS 2

/* The words of a text in lower case, without what stands in backticks or in braces. Free with
 * g_ptr_array_unref. */
static GPtrArray *english_split(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (const char *at = lower; *at;) {
        const char *end = at;
        while (*end && g_unichar_isalpha(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        if (end > at)
            g_ptr_array_add(words, g_strndup(at, (gsize)(end - at)));
        const char *close = *end == '`'   ? strchr(end + 1, '`')
                            : *end == '{' ? strchr(end, '}')
                                          : NULL;
        at = close ? close + 1 : *end ? g_utf8_next_char(end) : end;
    }
    return words;
}

/* What the words of a text say of its language. */
typedef struct EnglishWords {
    guint n, shared; /* shared: with today's */
    guint accented;  /* they have a letter that English words have not, and today's lacks them */
    bool english;    /* one is a word that only English has */
} EnglishWords;

static EnglishWords english_count(const char *text, const char *today)
{
    g_autoptr(GPtrArray) words = english_split(text), known = english_split(today);
    EnglishWords count = {.n = words->len};
    for (guint i = 0; i < words->len; i++) {
        const char *word = words->pdata[i];
        bool is_known = g_ptr_array_find_with_equal_func(known, word, g_str_equal, NULL);
        count.english |= g_strv_contains(english_words, word);
        count.shared += is_known;
        count.accented += !is_known && !g_str_is_ascii(word);
    }
    return count;
}

static bool english_is_other(const EnglishWords *words)
{
    return !words->english && 2 * words->shared < words->n;
}

bool english_is_mixed(const char *text, const char *today)
{
    g_autofree char *all = english_fold(text), *start = english_fold(today);
    bool is_longer = *start && g_str_has_prefix(all, start);
    EnglishWords words = english_count(is_longer ? all + strlen(start) : all, today);
    return is_longer ? words.n > 0 && english_is_other(&words)
                     : words.accented >= MIXED_WORDS && !english_is_other(&words);
}

bool english_is_foreign(const char *text, const char *today, bool translated)
{
    if (english_is_same(text, today))
        return false;
    EnglishWords words = english_count(text, today);
    return (english_is_other(&words) || english_is_mixed(text, today)) &&
           (!translated || words.accented > 0);
}
