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
