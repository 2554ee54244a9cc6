/* Finds the known word that is nearest to a misspelt one. */
#include "input/nearest.h"

#include <string.h>

/* A word longer than this is no misspelt field; to compare it would only take time. */
#define FIELDS_WORD_MAX 48

/* How many characters to add, drop, change or swap with their neighbour make `a` into `b`. */
static guint fields_distance(const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
    guint rows[3][FIELDS_WORD_MAX + 1];
    for (glong j = 0; j <= n_b; j++)
        rows[0][j] = (guint)j;
    for (glong i = 1; i <= n_a; i++) {
        guint *now = rows[i % 3];
        const guint *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = (guint)i;
        for (glong j = 1; j <= n_b; j++) {
            guint changed = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = MIN(changed, MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], before[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

/* The characters of a word, lower case and '-' as '_', or NULL where it is too long. */
static gunichar *fields_fold(const char *word, glong *length)
{
    if (strlen(word) > FIELDS_WORD_MAX)
        return NULL;
    gunichar *folded = g_utf8_to_ucs4_fast(word, -1, length);
    for (glong i = 0; i < *length; i++)
        folded[i] = folded[i] == '-' ? '_' : g_unichar_tolower(folded[i]);
    return folded;
}

const char *nearest_word(const char *word, const char *const *candidates, gsize n)
{
    glong length;
    g_autofree gunichar *folded = fields_fold(word, &length);
    if (!folded || length == 0)
        return NULL;
    /* One slip for a short word, one more for each four characters: beyond that it is another word.
     */
    guint best = 1 + (guint)length / 4 + 1;
    const char *nearest = NULL;
    for (gsize i = 0; i < n; i++) {
        glong candidate_length;
        g_autofree gunichar *candidate = fields_fold(candidates[i], &candidate_length);
        if (!candidate)
            continue;
        guint distance = fields_distance(folded, length, candidate, candidate_length);
        if (distance < best && distance < (guint)MAX(length, candidate_length)) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
