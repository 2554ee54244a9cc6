/* Marks: how a text ends, what comes in pairs, and characters that no text has. */
#include "l10n/check/text.h"

#include <string.h>

/* ---- How a text ends ---- */

typedef enum Ending { ENDING_NONE, ENDING_STOP, ENDING_QUESTION, ENDING_CALL, ENDING_COLON } Ending;

static const char *const ending_names[] = {"no mark", "a full stop", "a question mark",
                                           "an exclamation mark", "a colon"};

static const struct {
    const char *marks;
    Ending ending;
} endings[] = {
    {".。۔।…．", ENDING_STOP},
    {"?？؟", ENDING_QUESTION},
    {"!！", ENDING_CALL},
    {":：", ENDING_COLON},
};

static bool has_character(const char *set, gunichar c)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

/* What a line ends in. Brackets, quotes and emphasis may stand behind the mark; *mark is where it
 * stands. */
static Ending ending_of(const char *line, gsize length, const char **mark)
{
    const char *at = line + length;
    *mark = at;
    while (at > line) {
        at = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(at);
        for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
            if (has_character(endings[i].marks, c)) {
                *mark = at;
                return endings[i].ending;
            }
        if (!g_unichar_isspace(c) && !has_character(")）]»”’\"'」』*_", c))
            return ENDING_NONE;
        *mark = at;
    }
    return ENDING_NONE;
}

/* Japanese asks by a particle and a full stop, and puts a full stop before a list. */
static bool ending_is_japanese(const CheckText *check, Ending wanted, Ending found,
                               const char *text, const char *mark)
{
    static const char particle[] = "か";
    if (strcmp(check->style->language, "ja") != 0 || found != ENDING_STOP)
        return false;
    return wanted == ENDING_COLON ||
           (wanted == ENDING_QUESTION && mark - text >= (int)strlen(particle) &&
            memcmp(mark - strlen(particle), particle, strlen(particle)) == 0);
}

static void check_line_ending(const CheckText *check, guint line)
{
    gsize length, english_length;
    const char *text = check_side_line(&check->text, check->text.words, line, &length);
    const char *english =
        check_side_line(&check->english, check->english.words, line, &english_length);
    const char *mark, *english_mark;
    Ending wanted = ending_of(english, english_length, &english_mark);
    Ending found = ending_of(text, length, &mark);
    if (wanted == found || ending_is_japanese(check, wanted, found, text, mark))
        return;
    gsize at = (gsize)(mark - check->text.words);
    if (at > 0 && (check->text.all[at] == '\0' || check->text.all[at] == '\n'))
        at = (gsize)(g_utf8_prev_char(check->text.all + at) - check->text.all);
    check_report(check, DIAGNOSTIC_ENDING, at, 1, (gsize)(english_mark - check->english.words) - 1,
                 "%s ends in %s and its English in %s; end both alike",
                 check->source->prose ? "the paragraph" : "the text", ending_names[found],
                 ending_names[wanted]);
}

void check_ending(const CheckText *check)
{
    /* Where paragraphs were cut or joined, only the last ones belong together, and they need not
     * either. */
    if (!check_text_aligns(check))
        return;
    for (guint line = 0; line < check->text.lines->len; line++)
        check_line_ending(check, line);
}

/* ---- Pairs ---- */

static const struct {
    gunichar open, close;
} pairs[] = {{0xab, 0xbb}, {0x300c, 0x300d}, {0x300e, 0x300f}, {0xff08, 0xff09}, {'(', ')'}};

/* Reports the first that stands alone of one kind of pair. A paragraph holds both or none. */
static void check_pair(const CheckText *check, gunichar open, gunichar close)
{
    const char *words = check->text.words, *opened = NULL, *alone = NULL;
    for (const char *at = words; !alone; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if ((c == '\n' || c == '\0' || c == open) && opened)
            alone = opened;
        else if (c == open)
            opened = at;
        else if (c == close && !opened)
            alone = at;
        else if (c == close)
            opened = NULL;
        if (c == '\0')
            break;
    }
    if (!alone)
        return;
    g_autoptr(GString) found = g_string_new(NULL), other = g_string_new(NULL);
    gunichar c = g_utf8_get_char(alone);
    g_string_append_unichar(found, c);
    g_string_append_unichar(other, c == open ? close : open);
    check_report(check, DIAGNOSTIC_UNPAIRED, (gsize)(alone - words), 1, CHECK_NOWHERE,
                 "'%s' has no '%s'; write both or none", found->str, other->str);
}

/* ¿ and ? as often as one another, and ¡ and !. */
static void check_opening(const CheckText *check, const char *open, const char *close)
{
    const char *words = check->text.words, *first = NULL;
    int n = 0;
    for (const char *at = words; *at; at = g_utf8_next_char(at)) {
        bool opens = g_str_has_prefix(at, open), closes = *at == *close;
        n += opens - closes;
        if (!first && (opens || closes))
            first = at;
    }
    if (n != 0)
        check_report(
            check, DIAGNOSTIC_UNPAIRED, (gsize)(first - words), 1, CHECK_NOWHERE,
            "'%s' and '%s' do not stand as often as one another; a %s has both: write both", open,
            close, *close == '?' ? "question" : "call");
}

void check_pairs(const CheckText *check)
{
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        check_pair(check, pairs[i].open, pairs[i].close);
    if (!check->style->opens_questions)
        return;
    check_opening(check, "¿", "?");
    check_opening(check, "¡", "!");
}

/* ---- Characters ---- */

/* Embeddings, overrides and isolates of direction; and the marks of one, which a language that is
 * written from right to left may need. */
static bool turns_direction(gunichar c, bool rtl)
{
    bool marks = c == 0x200e || c == 0x200f || c == 0x61c;
    return (marks && !rtl) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void check_characters(const CheckText *check)
{
    for (const char *at = check->text.all; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gsize offset = (gsize)(at - check->text.all);
        if (c == 0xfffd)
            check_report(check, DIAGNOSTIC_BAD_CHARACTER, offset, 1, CHECK_NOWHERE,
                         "U+FFFD stands for a character that was lost; write that one");
        else if (turns_direction(c, check->locale->rtl))
            check_report(check, DIAGNOSTIC_BAD_CHARACTER, offset, 1, CHECK_NOWHERE,
                         "U+%04X is an invisible mark of direction; delete it: pages set the "
                         "direction",
                         (guint)c);
    }
}
