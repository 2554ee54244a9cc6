/* How languages are written, and how long their texts are over the English. */
#include "l10n/check/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* The lengths were measured over the strings of a large site; the shares of letters lie a little
 * below the 1st percentile. */
static const CheckStyle styles[] = {
    {.language = "es", .shortest = .75, .longest = 1.84, .opens_questions = true},
    {.language = "pt", .shortest = .60, .longest = 1.93},
    {.language = "ru", .scripts = {"Cyrl"}, .own_script = .5, .shortest = .72, .longest = 1.70},
    {.language = "uk", .scripts = {"Cyrl"}, .own_script = .5},
    {.language = "be", .scripts = {"Cyrl"}, .own_script = .5},
    {.language = "bg", .scripts = {"Cyrl"}, .own_script = .5},
    {.language = "ja",
     .scripts = {"Hira", "Kana", "Hani"},
     .own_script = .35,
     .shortest = .26,
     .longest = .95,
     .unspaced = true},
    {.language = "zh",
     .scripts = {"Hani"},
     .own_script = .25,
     .shortest = .18,
     .longest = .87,
     .unspaced = true},
    {.language = "ar", .scripts = {"Arab"}, .own_script = .5, .shortest = .52, .longest = 1.50},
    {.language = "fa", .scripts = {"Arab"}, .own_script = .5},
    {.language = "ur", .scripts = {"Arab"}, .own_script = .5},
    {.language = "he", .scripts = {"Hebr"}, .own_script = .5},
    {.language = "el", .scripts = {"Grek"}, .own_script = .5},
    {.language = "ko", .scripts = {"Hang", "Hani"}, .own_script = .35},
    {.language = "th", .scripts = {"Thai"}, .own_script = .5, .unspaced = true},
    {.language = ""},
};

const CheckStyle *check_style(const Locale *locale)
{
    gsize length = strcspn(locale->tag, "-");
    const CheckStyle *style = styles;
    while (*style->language && !(strlen(style->language) == length &&
                                 g_ascii_strncasecmp(style->language, locale->tag, length) == 0))
        style++;
    return style;
}

static bool is_script(const char *name, GUnicodeScript script)
{
    guint32 code = 0;
    for (; *name; name++)
        code = code << 8 | (guchar)*name;
    return g_unicode_script_to_iso15924(script) == code;
}

bool check_style_owns(const CheckStyle *style, gunichar letter)
{
    GUnicodeScript script = g_unichar_get_script(letter);
    for (guint i = 0; i < G_N_ELEMENTS(style->scripts) && style->scripts[i]; i++)
        if (is_script(style->scripts[i], script))
            return true;
    /* The mark of a long vowel belongs to both kana. */
    return letter == 0x30fc && style->own_script > 0;
}

/* ---- Lengths ---- */

/* By how much a text is longer than its English, as a logarithm; NAN where that says nothing. */
static double length_over(const char *text, const char *english)
{
    glong n = english ? g_utf8_strlen(english, -1) : 0, m = g_utf8_strlen(text, -1);
    return n >= LENGTH_ENGLISH_MIN && m > 0 ? log((double)m / (double)n) : (double)NAN;
}

static int compare_doubles(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double median(GArray *values)
{
    qsort(values->data, values->len, sizeof(double), compare_doubles);
    return g_array_index(values, double, values->len / 2);
}

CheckLengths check_lengths(const Book *book, const Locale *locale, const CheckStyle *style)
{
    g_autoptr(GArray) over = g_array_new(FALSE, FALSE, sizeof(double));
    for (TextId t = 1; t < book->n_texts; t++) {
        const Translation *translation = &locale->translations[t];
        double value = translation->text
                           ? length_over(translation->text->text, check_made_from(translation))
                           : (double)NAN;
        if (!isnan(value))
            g_array_append_val(over, value);
    }
    if (over->len < LENGTH_OWN_MIN)
        return style->longest > 0 ? (CheckLengths){log(style->shortest), log(style->longest), 0}
                                  : (CheckLengths){-INFINITY, INFINITY, 0};
    double middle = median(over);
    for (guint i = 0; i < over->len; i++)
        g_array_index(over, double, i) = fabs(g_array_index(over, double, i) - middle);
    double spread = median(over) * SPREAD_OF_MEDIAN;
    return (CheckLengths){middle - LENGTH_SPREADS * spread, middle + LENGTH_SPREADS * spread,
                          over->len};
}

/* A short text strays further than a long one, by the root of how much shorter it is. */
static CheckLengths lengths_for(const CheckLengths *lengths, const char *english)
{
    double n = (double)g_utf8_strlen(english, -1);
    if (isinf(lengths->longest))
        return *lengths; /* nothing is known of this language yet */
    double wider = n < LENGTH_ENGLISH_LONG ? sqrt(LENGTH_ENGLISH_LONG / n) : 1;
    double middle = (lengths->shortest + lengths->longest) / 2;
    return (CheckLengths){middle + (lengths->shortest - middle) * wider,
                          middle + (lengths->longest - middle) * wider, lengths->n};
}

void check_length(const CheckText *check)
{
    double over = length_over(check->text.all, check->english.all);
    if (isnan(over) || check_text_quotes(check))
        return;
    CheckLengths lengths = lengths_for(check->lengths, check->english.all);
    if (over >= lengths.shortest && over <= lengths.longest)
        return;
    check_report(
        check, DIAGNOSTIC_LENGTH, CHECK_NOWHERE, 1, CHECK_NOWHERE,
        "the text has %.0f %% of the length of its English, where %s texts have from %.0f to "
        "%.0f %%; see whether something is %s",
        100 * exp(over), check->locale->id, 100 * exp(lengths.shortest), 100 * exp(lengths.longest),
        over < lengths.shortest ? "left out" : "added, or can be said in fewer words");
}
