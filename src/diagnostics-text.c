/* The text of a message and the line that it cites, made harmless for a terminal. */
#include "diagnostics-text.h"

#include <string.h>

/* A message that has more characters than these at its beginning and its end (a key may be as long
 * as a file) is cut between them: why something failed stands behind its name. */
#define DIAGNOSTICS_TEXT_BEGIN 300
#define DIAGNOSTICS_TEXT_END   100

/* A source line longer than this is cut to a window, which begins so far before the place. */
#define DIAGNOSTICS_WINDOW 120
#define DIAGNOSTICS_BEFORE 40

/* A line longer than this, in bytes, is not shown at all: nobody wrote it by hand, and the place on
 * it has to be counted for each of many messages. */
#define DIAGNOSTICS_LINE_MAX (256 * 1024)

#define UTF8_BOM    "\xEF\xBB\xBF"
#define ELLIPSIS    "\xE2\x80\xA6"
#define REPLACEMENT 0xFFFD
#define SOFT_HYPHEN 0xAD
#define NON_JOINER  0x200C
#define JOINER      0x200D

/* Moves *at, behind which `out` ends, back over what has no width, and over blanks or letters, to
 * the next character on its line, which it returns; 0 at the start of the line. */
static gunichar diagnostics_back(const GString *out, const char **at, bool over_blanks)
{
    while (*at > out->str) {
        *at = g_utf8_prev_char(*at);
        gunichar c = g_utf8_get_char(*at);
        bool skipped = over_blanks ? g_unichar_isspace(c) : c < 0x80 && g_ascii_isalpha(c);
        if (c == '\n' || !(skipped || g_unichar_iszerowidth(c) || c == SOFT_HYPHEN))
            return c == '\n' ? 0 : c;
    }
    return 0;
}

/* Whether a service that runs workflows would take a character and what stands before it for the
 * beginning of a command. They look for commands in all that is printed: for `::` at the start of a
 * line, also after blanks, and for `##[` or `##name[` anywhere; some see no character that has no
 * width. */
static bool diagnostics_commands(const GString *out, gunichar c)
{
    const char *at = out->str + out->len;
    if (c == ':')
        return diagnostics_back(out, &at, true) == ':' && !diagnostics_back(out, &at, true);
    return c == '[' && diagnostics_back(out, &at, false) == '#' &&
           diagnostics_back(out, &at, false) == '#';
}

/* Appends a character that cannot harm a terminal or a log, or break a line: a name in a file may
 * hold any. */
static void diagnostics_append_char(GString *out, gunichar c)
{
    bool harmless = c == '\t' || !(g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029);
    g_string_append_unichar(out, harmless && !diagnostics_commands(out, c) ? c : REPLACEMENT);
}

/* Embeddings, overrides and isolates: a terminal that knows them would show the rest of the line,
 * and the caret under it, the wrong way round. */
static bool diagnostics_turns(gunichar c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The character at `at` as it is shown, and the place behind it. A byte that is no UTF-8 counts as
 * one. */
static gunichar diagnostics_next_char(const char **at, const char *end)
{
    gunichar c = g_utf8_get_char_validated(*at, end - *at);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *at += 1;
        return REPLACEMENT;
    }
    *at += g_unichar_to_utf8(c, NULL);
    return diagnostics_turns(c) ? REPLACEMENT : c;
}

/* Whether nobody would see that a character stands in a name. One that joins letters or keeps them
 * apart belongs to the words of some languages, but to none in ASCII. */
static bool diagnostics_hides(gunichar c, gunichar before)
{
    bool joins = c == JOINER || c == NON_JOINER;
    return g_unichar_type(c) == G_UNICODE_FORMAT && !(joins && before >= 0x80);
}

/* Where the last characters of a text begin that are shown of a long one; `at` where it is short.
 */
static const char *diagnostics_find_tail(const char *at, const char *end)
{
    for (guint n = 0; n < DIAGNOSTICS_TEXT_END && end; n++)
        end = g_utf8_find_prev_char(at, end);
    return end ? end : at;
}

char *diagnostics_clean_text(char *text)
{
    g_autofree char *raw = text;
    GString *out = g_string_sized_new(128);
    const char *at = raw, *end = raw + strlen(raw);
    gunichar before = 0;
    for (guint n = 0; at < end; n++) {
        const char *tail = n == DIAGNOSTICS_TEXT_BEGIN ? diagnostics_find_tail(at, end) : at;
        if (tail > at) {
            g_string_append(out, ELLIPSIS);
            at = tail;
        }
        gunichar c = diagnostics_next_char(&at, end);
        if (diagnostics_hides(c, before))
            c = REPLACEMENT;
        diagnostics_append_char(out, c == '\n' || c == '\t' ? ' ' : c);
        before = c;
    }
    return g_string_free(out, FALSE);
}

char *diagnostics_harmless(const char *text)
{
    GString *out = g_string_sized_new(128);
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        gunichar c = diagnostics_next_char(&at, end);
        if (c == '\n')
            g_string_append_c(out, '\n');
        else
            diagnostics_append_char(out, c);
    }
    return g_string_free(out, FALSE);
}

char *diagnostics_clean(const char *text)
{
    return diagnostics_clean_text(g_strdup(text));
}

/* Finds a line of the file, without its end. NULL where it has no such line, or where it is not
 * worth to be shown. A byte order mark is not a part of it: editors do not show it. */
static const char *diagnostics_find_line(const DiagnosticPlace *place, const char **end)
{
    const char *at = place->text, *stop = at + place->length;
    guint line = MAX(place->first, 1);
    if (line == 1 && place->length >= 3 && memcmp(at, UTF8_BOM, 3) == 0)
        at += 3;
    for (; line < place->line; line++) {
        at = memchr(at, '\n', (gsize)(stop - at));
        if (!at)
            return NULL;
        at++;
    }
    *end = memchr(at, '\n', (gsize)(stop - at));
    if (!*end)
        *end = stop;
    if (*end > at && (*end)[-1] == '\r')
        --*end;
    return *end > at && *end - at <= DIAGNOSTICS_LINE_MAX ? at : NULL;
}

DiagnosticPlace diagnostic_lines_place(DiagnosticLines *lines, const char *path, const char *text,
                                       gsize length, guint line, guint column)
{
    if (lines->line == 0 || line < lines->line)
        *lines = (DiagnosticLines){text, length, 1};
    for (const char *next; lines->line < line; lines->line++) {
        next = lines->at ? memchr(lines->at, '\n', lines->length) : NULL;
        if (!next)
            break;
        lines->length -= (gsize)(next + 1 - lines->at);
        lines->at = next + 1;
    }
    return (DiagnosticPlace){path, lines->at, lines->length, lines->line, line, column, 1, NULL};
}

/* The part of a line that is shown. */
typedef struct DiagnosticWindow {
    GArray *characters; /* gunichar */
    guint first;        /* the character of the line that it begins with, from 0 */
    guint from;         /* the one that the message is about: at most how many the line has */
    bool goes_on;       /* the line does, after it */
} DiagnosticWindow;

/* Reads characters until there are `n`, or the line ends; returns what follows. */
static const char *diagnostics_read_characters(const char *at, const char *end, guint n,
                                               GArray *characters)
{
    while (at < end && characters->len < n) {
        gunichar c = diagnostics_next_char(&at, end);
        g_array_append_val(characters, c);
    }
    return at;
}

/* Goes over `n` characters, or to the end of the line; says how many those were. */
static const char *diagnostics_skip(const char *at, const char *end, guint n, guint *skipped)
{
    for (*skipped = 0; at < end && *skipped < n; ++*skipped)
        if ((guchar)*at < 0x80)
            at++;
        else
            diagnostics_next_char(&at, end);
    return at;
}

/* Cuts the window around a column (from 1; 0 for none) out of a line: the whole line where it is
 * short. Only what is shown is kept, however long the line is. */
static DiagnosticWindow diagnostics_cut_window(const char *line, const char *end, guint column)
{
    DiagnosticWindow window = {g_array_new(FALSE, FALSE, sizeof(gunichar)), 0, 0, false};
    const char *at = diagnostics_read_characters(line, end, DIAGNOSTICS_WINDOW, window.characters);
    diagnostics_skip(line, end, column > 0 ? column - 1 : 0, &window.from);
    if (at == end)
        return window;
    window.first = window.from > DIAGNOSTICS_BEFORE ? window.from - DIAGNOSTICS_BEFORE : 0;
    g_array_set_size(window.characters, 0);
    at = diagnostics_skip(line, end, window.first, &window.first);
    at = diagnostics_read_characters(at, end, DIAGNOSTICS_WINDOW, window.characters);
    window.goes_on = at < end;
    return window;
}

/* How many cells of a terminal a character takes. */
static guint diagnostics_cells(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

/* Puts the caret under `width` characters of a window, from the one that the message is about. */
static void diagnostics_append_caret(GString *out, const DiagnosticWindow *window, guint width)
{
    const GArray *line = window->characters;
    guint from = window->from - window->first, cells = 0;
    for (guint i = 0; i < from; i++) {
        gunichar c = i < line->len ? g_array_index(line, gunichar, i) : ' ';
        if (c == '\t')
            g_string_append_c(out, '\t');
        else
            g_string_append(out, &"  "[2 - diagnostics_cells(c)]);
    }
    for (guint i = from; i < from + width && i < line->len; i++)
        cells += diagnostics_cells(g_array_index(line, gunichar, i));
    g_string_append_c(out, '^');
    for (guint i = 1; i < cells; i++)
        g_string_append_c(out, '~');
}

char *diagnostics_cite(const DiagnosticPlace *place)
{
    const char *end, *line = NULL;
    if (place->text && place->line > 0)
        line = diagnostics_find_line(place, &end);
    if (!line)
        return NULL;
    DiagnosticWindow window = diagnostics_cut_window(line, end, place->column);
    bool is_cut = window.first > 0;
    GString *out = g_string_new("    ");
    if (is_cut)
        g_string_append(out, ELLIPSIS);
    for (guint i = 0; i < window.characters->len; i++)
        diagnostics_append_char(out, g_array_index(window.characters, gunichar, i));
    g_string_append(out, window.goes_on ? ELLIPSIS "\n" : "\n");
    if (place->column > 0) {
        g_string_append(out, is_cut ? "     " : "    ");
        diagnostics_append_caret(out, &window, MAX(place->width, 1));
        g_string_append_c(out, '\n');
    }
    g_array_unref(window.characters);
    return g_string_free(out, FALSE);
}
