/* How languages are written. */
#include "l10n/check/text.h"

#include <string.h>

/* The lengths were measured over the strings of a large site; the shares of letters lie a little
 * below the 1st percentile. */
static const CheckStyle styles[] = {
    {.language = "es", .shortest = .75, .longest = 1.84, .opens_questions = true},
    {.language = "pt", .shortest = .60, .longest = 1.93},
    {.language = "ru",
     .scripts = {G_UNICODE_SCRIPT_CYRILLIC},
     .own_script = .5,
     .shortest = .72,
     .longest = 1.70},
    {.language = "uk", .scripts = {G_UNICODE_SCRIPT_CYRILLIC}, .own_script = .5},
    {.language = "be", .scripts = {G_UNICODE_SCRIPT_CYRILLIC}, .own_script = .5},
    {.language = "bg", .scripts = {G_UNICODE_SCRIPT_CYRILLIC}, .own_script = .5},
    {.language = "ja",
     .scripts = {G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_HAN},
     .own_script = .35,
     .shortest = .26,
     .longest = .95,
     .unspaced = true},
    {.language = "zh",
     .scripts = {G_UNICODE_SCRIPT_HAN},
     .own_script = .25,
     .shortest = .18,
     .longest = .87,
     .unspaced = true},
    {.language = "ar",
     .scripts = {G_UNICODE_SCRIPT_ARABIC},
     .own_script = .5,
     .shortest = .52,
     .longest = 1.50},
    {.language = "fa", .scripts = {G_UNICODE_SCRIPT_ARABIC}, .own_script = .5},
    {.language = "ur", .scripts = {G_UNICODE_SCRIPT_ARABIC}, .own_script = .5},
    {.language = "he", .scripts = {G_UNICODE_SCRIPT_HEBREW}, .own_script = .5},
    {.language = "el", .scripts = {G_UNICODE_SCRIPT_GREEK}, .own_script = .5},
    {.language = "ko",
     .scripts = {G_UNICODE_SCRIPT_HANGUL, G_UNICODE_SCRIPT_HAN},
     .own_script = .35},
    {.language = "th",
     .scripts = {G_UNICODE_SCRIPT_THAI},
     .own_script = .5,
     .unspaced = true,
     .unmarked = true},
    {.language = "lo",
     .scripts = {G_UNICODE_SCRIPT_LAO},
     .own_script = .5,
     .unspaced = true,
     .unmarked = true},
};

/* Languages that write a word twice on purpose: धीरे धीरे, yavaş yavaş, واحدًا واحدًا. */
static const char *const doubling[] = {"ar", "az", "bn", "fa", "gu", "he", "hi", "id", "kk",
                                       "kn", "ku", "ky", "ml", "mr", "ms", "ne", "pa", "ps",
                                       "sd", "si", "ta", "te", "tr", "ug", "ur", "uz", "vi"};

/* The least share of letters in their own script of languages of which no more is known. */
#define OWN_SCRIPT_USUAL .5

static bool is_of_language(const Locale *locale, const char *language)
{
    gsize length = strcspn(locale->tag, "-");
    return strlen(language) == length && g_ascii_strncasecmp(language, locale->tag, length) == 0;
}

/* A language that no row tells of is written in the letters of its own name. Latin ones say
 * nothing, since English has them too. */
static CheckStyle style_of_name(const char *name)
{
    CheckStyle style = {.language = ""};
    GUnicodeScript script = letters_script(name);
    if (script == G_UNICODE_SCRIPT_UNKNOWN || script == G_UNICODE_SCRIPT_LATIN)
        return style;
    style.scripts[0] = script;
    style.own_script = OWN_SCRIPT_USUAL;
    return style;
}

CheckStyle check_style(const Locale *locale)
{
    CheckStyle style = style_of_name(locale->name);
    for (guint i = 0; i < G_N_ELEMENTS(styles); i++)
        if (is_of_language(locale, styles[i].language))
            style = styles[i];
    for (guint i = 0; i < G_N_ELEMENTS(doubling); i++)
        style.doubles |= is_of_language(locale, doubling[i]);
    return style;
}
