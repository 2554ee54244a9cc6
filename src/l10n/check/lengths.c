/* Lengths: finds texts that are much longer or shorter than their English, beside what is usual in
 * their language. */
#include "book/patterns.h"
#include "l10n/check/text.h"

#include <math.h>

/* English shorter than this says nothing about lengths: one word makes the whole difference. In
 * characters. */
#define LENGTH_ENGLISH_MIN 25
/* From here on lengths are as even as they get. */
#define LENGTH_ENGLISH_LONG 150
/* A language with so many texts of its own is measured by them. */
#define LENGTH_OWN_MIN 200
/* How many times its spread a text may lie off the median: one in some thousand does. */
#define LENGTH_SPREADS 4.0
/* From the median of distances to a spread as the normal distribution has it. */
#define SPREAD_OF_MEDIAN 1.4826

double check_length_over(const CheckText *check)
{
    guint n = check->english->characters, m = check->text->characters;
    return n >= LENGTH_ENGLISH_MIN && m > 0 ? log((double)m / (double)n) : (double)NAN;
}

static int compare_doubles(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double median(GArray *values)
{
    g_array_sort(values, compare_doubles);
    return g_array_index(values, double, values->len / 2);
}

/* Where nearly all values lie: so many spreads around their median. */
static CheckRange spread_range(GArray *values)
{
    double middle = median(values);
    for (guint i = 0; i < values->len; i++)
        g_array_index(values, double, i) = fabs(g_array_index(values, double, i) - middle);
    double spread = median(values) * SPREAD_OF_MEDIAN;
    return (CheckRange){middle - LENGTH_SPREADS * spread, middle + LENGTH_SPREADS * spread};
}

CheckRange check_lengths_usual(const double *over, guint n, const CheckStyle *style)
{
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < n; i++)
        if (!isnan(over[i]))
            g_array_append_val(known, over[i]);
    if (known->len >= LENGTH_OWN_MIN)
        return spread_range(known);
    if (style->longest > 0)
        return (CheckRange){log(style->shortest), log(style->longest)};
    return (CheckRange){-INFINITY, INFINITY};
}

/* A short text strays further than a long one, by the root of how much shorter it is. */
static CheckRange range_for(CheckRange usual, const CheckSide *english)
{
    double n = (double)english->characters;
    double wider = n < LENGTH_ENGLISH_LONG ? sqrt(LENGTH_ENGLISH_LONG / n) : 1;
    double middle = (usual.shortest + usual.longest) / 2;
    return (CheckRange){middle + (usual.shortest - middle) * wider,
                        middle + (usual.longest - middle) * wider};
}

/* Lists of words that find leaves out or reads: each language has as many as it needs. */
static bool is_list_of_words(const CheckText *check)
{
    return g_str_has_suffix(check->source->path, pattern_path(PATTERN_FIND_IGNORED)) ||
           g_str_has_suffix(check->source->path, pattern_path(PATTERN_FIND_BETWEEN));
}

void check_length(const CheckText *check, double over, CheckRange usual)
{
    if (is_list_of_words(check))
        return;
    usual = range_for(usual, check->english);
    if ((over >= usual.shortest && over <= usual.longest) || check_text_quotes(check))
        return;
    check_report(
        check, DIAGNOSTIC_LENGTH, CHECK_NOWHERE, 1, CHECK_NOWHERE,
        "the text has %.0f %% of the length of its English, where %s texts have from %.0f to "
        "%.0f %%; see whether something is %s",
        100 * exp(over), check->locale->id, 100 * exp(usual.shortest), 100 * exp(usual.longest),
        over < usual.shortest ? "left out" : "added, or can be said in fewer words");
}
