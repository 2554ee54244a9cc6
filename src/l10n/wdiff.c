/* Two versions of a text, word by word: the longest row of words that both have. */
#include "l10n/wdiff.h"

#include <string.h>

/* Texts whose words make more pairs than this are not compared: all of the old is deleted, all of
 * the new inserted. Five thousand words each would take a second and 50 MB. */
#define WORDS_PAIRS_MAX (4 * 1024 * 1024)

#define RED   "\033[31m"
#define GREEN "\033[32m"
#define RESET "\033[m"

static void wdiff_clear(gpointer data)
{
    g_free(((Word *)data)->text);
}

static GArray *wdiff_new(void)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    g_array_set_clear_func(words, wdiff_clear);
    return words;
}

void wdiff_free(GArray *words)
{
    if (words)
        g_array_unref(words);
}

static GArray *wdiff_split(const char *text)
{
    GArray *words = wdiff_new();
    for (;;) {
        guint breaks = 0;
        for (; g_ascii_isspace(*text); text++)
            breaks += *text == '\n';
        const char *end = text;
        while (*end && !g_ascii_isspace(*end))
            end++;
        if (end == text)
            return words;
        Word word = {WORD_KEPT, g_strndup(text, (gsize)(end - text)), breaks};
        g_array_append_val(words, word);
        text = end;
    }
}

static Word *wdiff_at(const GArray *words, guint i)
{
    return &g_array_index(words, Word, i);
}

static void wdiff_take(GArray *words, const Word *word, WordChange change)
{
    Word copy = {change, g_strdup(word->text), word->breaks};
    g_array_append_val(words, copy);
}

static bool wdiff_same(const GArray *a, guint i, const GArray *b, guint j)
{
    return strcmp(wdiff_at(a, i)->text, wdiff_at(b, j)->text) == 0;
}

/* The lengths of the longest common rows of words of what follows (i, j), in a table of (n + 1)
 * columns. */
static guint16 *wdiff_common(const GArray *old, const GArray *new)
{
    guint n = new->len;
    guint16 *lengths = g_new0(guint16, (gsize)(old->len + 1) * (n + 1));
    for (guint i = old->len; i-- > 0;)
        for (guint j = n; j-- > 0;) {
            guint16 *here = lengths + (gsize)i * (n + 1) + j;
            *here =
                wdiff_same(old, i, new, j) ? (guint16)(here[n + 2] + 1) : MAX(here[n + 1], here[1]);
        }
    return lengths;
}

GArray *wdiff_compare(const char *old, const char *new)
{
    GArray *all = wdiff_new(), *a = wdiff_split(old), *b = wdiff_split(new);
    bool small = (gsize)a->len * b->len <= WORDS_PAIRS_MAX;
    g_autofree guint16 *lengths = small ? wdiff_common(a, b) : NULL;
    guint i = 0, j = 0, row = b->len + 1;
    while (i < a->len || j < b->len) {
        if (lengths && i < a->len && j < b->len && wdiff_same(a, i, b, j)) {
            wdiff_take(all, wdiff_at(b, j++), WORD_KEPT);
            i++;
            continue;
        }
        bool delete = i < a->len && (j == b->len || !lengths ||
                                     lengths[(i + 1) * row + j] >= lengths[i * row + j + 1]);
        if (delete)
            wdiff_take(all, wdiff_at(a, i++), WORD_DELETED);
        else
            wdiff_take(all, wdiff_at(b, j++), WORD_INSERTED);
    }
    wdiff_free(a);
    wdiff_free(b);
    return all;
}

/* What stands between two words. */
static void wdiff_append_gap(const Word *word, GString *out)
{
    if (word->breaks == 0)
        g_string_append_c(out, ' ');
    for (guint i = 0; i < word->breaks; i++)
        g_string_append_c(out, '\n');
}

void wdiff_append(const GArray *words, bool color, GString *out)
{
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
    static const char *const colors[] = {"", RED, GREEN};
    for (guint i = 0; i < words->len; i++) {
        const Word *word = wdiff_at(words, i);
        WordChange before = i > 0 ? wdiff_at(words, i - 1)->change : WORD_KEPT;
        bool same = i > 0 && before == word->change;
        if (!same && before != WORD_KEPT)
            g_string_append_printf(out, "%s%s", close[before], color ? RESET : "");
        if (i > 0)
            wdiff_append_gap(word, out);
        if (!same && word->change != WORD_KEPT)
            g_string_append_printf(out, "%s%s", color ? colors[word->change] : "",
                                   open[word->change]);
        g_string_append(out, word->text);
    }
    WordChange last = words->len > 0 ? wdiff_at(words, words->len - 1)->change : WORD_KEPT;
    g_string_append_printf(out, "%s%s", close[last], color && last != WORD_KEPT ? RESET : "");
}
