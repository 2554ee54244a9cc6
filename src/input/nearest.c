/* Finds the known word that is nearest to a misspelt one. */
#include "input/nearest.h"

#include <string.h>

/* A word longer than this is no misspelt name; to compare it would only take time. */
#define WORD_MAX 48

/* So many slips are still a misspelt word, however long it is. */
#define SLIPS_MAX 6

/* How many characters to add, drop, change or swap with their neighbour make `a` into `b`; `limit`
 * where it is as many or more. Places that are further apart than that are not looked at. */
static guint nearest_distance(const gunichar *a, glong n_a, const gunichar *b, glong n_b,
                              guint limit)
{
    guint rows[3][WORD_MAX + 1];
    if (ABS(n_a - n_b) >= (glong)limit)
        return limit;
    for (glong j = 0; j <= n_b; j++)
        rows[0][j] = (guint)j;
    for (glong i = 1; i <= n_a; i++) {
        guint *now = rows[i % 3];
        const guint *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        glong first = MAX(1, i - (glong)limit), behind = MIN(n_b, i + (glong)limit);
        guint least = now[first - 1] = first > 1 ? limit : (guint)i;
        for (glong j = first; j <= behind; j++) {
            guint above = j < i + (glong)limit ? last[j] : limit;
            guint changed = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = MIN(changed, MIN(above, now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], before[j - 2] + 1);
            least = MIN(least, now[j]);
        }
        if (least >= limit)
            return limit;
    }
    return MIN(rows[n_a % 3][n_b], limit);
}

/* The characters of a word, lower case and '-' as '_', or NULL where it is too long. */
static gunichar *nearest_fold(const char *word, glong *length)
{
    if (strlen(word) > WORD_MAX)
        return NULL;
    gunichar *folded = g_utf8_to_ucs4_fast(word, -1, length);
    for (glong i = 0; i < *length; i++)
        folded[i] = folded[i] == '-' ? '_' : g_unichar_tolower(folded[i]);
    return folded;
}

const char *nearest_word(const char *word, const char *const *candidates, gsize n)
{
    glong length;
    g_autofree gunichar *folded = nearest_fold(word, &length);
    if (!folded || length == 0)
        return NULL;
    /* One slip for a short word, one more for each four characters: beyond that it is another word.
     */
    guint best = MIN(1 + (guint)length / 4, SLIPS_MAX) + 1;
    const char *nearest = NULL;
    for (gsize i = 0; i < n; i++) {
        glong candidate_length;
        g_autofree gunichar *candidate = nearest_fold(candidates[i], &candidate_length);
        if (!candidate)
            continue;
        guint distance = nearest_distance(folded, length, candidate, candidate_length, best);
        if (distance < best && distance < (guint)MAX(length, candidate_length)) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
