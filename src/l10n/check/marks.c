/* Marks: how a text ends, what comes in pairs, and characters that no text has. */
#include "l10n/check/text.h"

#include <string.h>

/* ---- How a text ends ---- */

static const char *const ending_names[] = {"no mark", "a full stop", "a question mark",
                                           "an exclamation mark", "a colon"};

/* Brackets, quotes, emphasis and marks of direction may stand behind the mark. A quote that opens
 * in one language closes in another. */
static bool may_stand_behind(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_FORMAT:
        return true;
    default:
        return g_unichar_isspace(c) || (c < 0x80 && strchr("\"'*_", (int)c));
    }
}

/* What a line of a language ends in; *mark is where it stands. */
static SentenceEnd ending_of(const char *line, gsize length, const char *language,
                             const char **mark)
{
    const char *at = line + length;
    *mark = at;
    while (at > line) {
        at = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(at);
        SentenceEnd ending = letter_sentence_end(c, language);
        if (ending == SENTENCE_END_NONE && !may_stand_behind(c))
            return SENTENCE_END_NONE;
        *mark = at;
        if (ending != SENTENCE_END_NONE)
            return ending;
    }
    return SENTENCE_END_NONE;
}

/* Japanese asks by a particle and a full stop, and puts a full stop before a list. Thai and Lao
 * have sentences end without a mark. */
static bool ending_is_usual(const CheckText *check, SentenceEnd wanted, SentenceEnd found,
                            const char *text, const char *mark)
{
    static const char particle[] = "か";
    if (check->style->unmarked && found == SENTENCE_END_NONE)
        return true;
    if (strcmp(check->style->language, "ja") != 0 || found != SENTENCE_END_STOP)
        return false;
    return wanted == SENTENCE_END_COLON ||
           (wanted == SENTENCE_END_QUESTION && mark - text >= (int)strlen(particle) &&
            memcmp(mark - strlen(particle), particle, strlen(particle)) == 0);
}

static void check_line_ending(const CheckText *check, guint line)
{
    CheckLine of = check_side_line(check->text, line);
    CheckLine english = check_side_line(check->english, line);
    const char *text = check->text->words + of.at, *mark, *english_mark;
    SentenceEnd wanted =
        ending_of(check->english->words + english.at, english.length, "en", &english_mark);
    SentenceEnd found = ending_of(text, of.length, check->style->language, &mark);
    if (wanted == found || ending_is_usual(check, wanted, found, text, mark))
        return;
    gsize at = (gsize)(mark - check->text->words);
    if (at > 0 && (check->text->all[at] == '\0' || check->text->all[at] == '\n'))
        at = (gsize)(g_utf8_prev_char(check->text->all + at) - check->text->all);
    check_report(check, DIAGNOSTIC_ENDING, at, 1, (gsize)(english_mark - check->english->words) - 1,
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
    for (guint line = 0; line < check->text->lines->len; line++)
        check_line_ending(check, line);
}

/* ---- Pairs ---- */

static const struct {
    gunichar open, close;
    bool turns; /* the one that comes first opens: «Spanish», »German« */
} pairs[] = {{0xab, 0xbb, true},
             {0x300c, 0x300d, false},
             {0x300e, 0x300f, false},
             {0xff08, 0xff09, false},
             {'(', ')', false}};

/* No mark. */
#define MARK_NONE G_MAXUINT

/* A letter that stands alone of one kind of pair, where this one is the last of a paragraph, opens
 * or closes. *opened is the one that waits for its other. */
static guint pair_alone(const Letters *letters, guint at, guint pair, guint *opened)
{
    gunichar c = letters->all[at], open = pairs[pair].open, close = pairs[pair].close;
    if (pairs[pair].turns && letters->all[*opened != MARK_NONE ? *opened : at] == close) {
        close = open;
        open = pairs[pair].close;
    }
    if ((c == '\n' || c == '\0' || c == open) && *opened != MARK_NONE)
        return *opened;
    if (c == open)
        *opened = at;
    else if (c == close && *opened == MARK_NONE)
        return at;
    else if (c == close)
        *opened = MARK_NONE;
    return MARK_NONE;
}

static void report_alone(const CheckText *check, guint at, gunichar other)
{
    g_autoptr(GString) found = g_string_new(NULL), wanted = g_string_new(NULL);
    g_string_append_unichar(found, check->text->letters.all[at]);
    g_string_append_unichar(wanted, other);
    check_report(check, DIAGNOSTIC_UNPAIRED, check->text->letters.offsets[at], 1, CHECK_NOWHERE,
                 "'%s' has no '%s'; write both or none", found->str, wanted->str);
}

/* Whether a letter is one of a pair, or ends a paragraph. */
static bool is_of_pair(gunichar c)
{
    bool is = c == '\n' || c == '\0';
    for (guint p = 0; p < G_N_ELEMENTS(pairs); p++)
        is |= c == pairs[p].open || c == pairs[p].close;
    return is;
}

/* Reports the first that stands alone of each kind of pair. A paragraph holds both or none. */
static void check_brackets(const CheckText *check)
{
    const Letters *letters = &check->text->letters;
    guint opened[G_N_ELEMENTS(pairs)], alone[G_N_ELEMENTS(pairs)];
    memset(opened, 0xff, sizeof(opened));
    memset(alone, 0xff, sizeof(alone));
    for (guint i = 0; i <= letters->n; i++) {
        if (letters->kinds[i] & LETTER_WORD || !is_of_pair(letters->all[i]))
            continue;
        for (guint p = 0; p < G_N_ELEMENTS(pairs); p++)
            if (alone[p] == MARK_NONE)
                alone[p] = pair_alone(letters, i, p, &opened[p]);
    }
    for (guint p = 0; p < G_N_ELEMENTS(pairs); p++)
        if (alone[p] != MARK_NONE)
            report_alone(check, alone[p],
                         letters->all[alone[p]] == pairs[p].open ? pairs[p].close : pairs[p].open);
}

/* ¿ and ? as often as one another, and ¡ and !. */
static void check_opening(const CheckText *check, gunichar open, gunichar close)
{
    const Letters *letters = &check->text->letters;
    guint first = MARK_NONE, n_open = 0, n_close = 0;
    for (guint i = 0; i < letters->n; i++) {
        n_open += letters->all[i] == open;
        n_close += letters->all[i] == close;
        if (first == MARK_NONE && n_open + n_close > 0)
            first = i;
    }
    if (n_open != n_close)
        check_report(check, DIAGNOSTIC_UNPAIRED, letters->offsets[first], 1, CHECK_NOWHERE,
                     "'%s' and '%s' do not stand as often as one another; a %s has both: write "
                     "both",
                     close == '?' ? "¿" : "¡", close == '?' ? "?" : "!",
                     close == '?' ? "question" : "call");
}

void check_pairs(const CheckText *check)
{
    /* The first bytes of all marks of pairs, and of what opens a question or a call. */
    if (strpbrk(check->text->words, "()\xc2\xe3\xef"))
        check_brackets(check);
    if (!check->style->opens_questions || !strpbrk(check->text->words, "?!\xc2"))
        return;
    check_opening(check, 0xbf, '?');
    check_opening(check, 0xa1, '!');
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
    /* The first bytes of all of these characters. */
    static const char first[] = "\xd8\xe2\xef";
    const char *at = strpbrk(check->text->all, first);
    for (; at; at = strpbrk(g_utf8_next_char(at), first)) {
        gunichar c = g_utf8_get_char(at);
        gsize offset = (gsize)(at - check->text->all);
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
