/* A text and its English as the checks see them, and messages about them. */
#include "l10n/check/text.h"

#include "l10n/check/silence.h"

#include <stdarg.h>
#include <string.h>

/* So many characters of the English stand beside a message. */
#define EXCERPT_MAX 160
/* Of these so many before the place. */
#define EXCERPT_BEFORE 60

/* ---- What is not words ---- */

/* The mark of a list's item at the start of a line, with what is before it: "  2. ", "- ". */
static gsize list_mark_length(const char *line)
{
    gsize lead = strspn(line, " "), digits = strspn(line + lead, "0123456789");
    const char *mark = line + lead + digits;
    if (digits > 0 && (*mark == '.' || *mark == ')') && mark[1] == ' ')
        return lead + digits + 2;
    if (digits == 0 && (*mark == '-' || *mark == '*' || *mark == '+') && mark[1] == ' ')
        return lead + 2;
    return 0;
}

/* Whether a paragraph or an item of a list ends at a line end. */
static bool is_block_end(const char *at)
{
    return at[1 + strspn(at + 1, " \t")] == '\n' || list_mark_length(at + 1) > 0;
}

gsize check_code_length(const char *at)
{
    gsize ticks = strspn(at, "`");
    for (const char *end = at + ticks; (end = strpbrk(end, "`\n"));) {
        gsize found = strspn(end, "`");
        if (found == ticks)
            return (gsize)(end - at) + ticks;
        if (found == 0 && is_block_end(end))
            return 0;
        end += MAX(found, 1);
    }
    return 0;
}

/* What a line end or a filled part begins with; and the same in a text that has an address. */
#define FILLER_FIRST         "\n`{]"
#define FILLER_FIRST_ADDRESS FILLER_FIRST "h"

/* The length of code, a {place}, an address, or where a link goes; 0 for all else. */
static gsize filler_length(const char *at, bool prose)
{
    if (*at == '`')
        return check_code_length(at);
    if (*at == '{') {
        gsize name = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
        return name > 0 && at[1 + name] == '}' ? name + 2 : 0;
    }
    if (*at == 'h' && (g_str_has_prefix(at, "https://") || g_str_has_prefix(at, "http://")))
        return strcspn(at, " \n\t)>");
    if (prose && at[0] == ']' && at[1] == '(') {
        gsize length = strcspn(at, ")\n");
        return at[length] == ')' ? length + 1 : 0;
    }
    return 0;
}

/* Fills a part of the words. Returns how many of its bytes begin no character. */
static guint side_fill(CheckSide *side, gsize at, gsize length)
{
    guint n = 0;
    for (gsize i = at; i < at + length; i++)
        n += (side->words[i] & 0xc0) == 0x80;
    memset(side->words + at, CHECK_FILLER, length);
    return n;
}

/* Fills what is not words, and finds the lines. Returns as side_fill does. */
static guint side_scan(CheckSide *side, bool prose)
{
    guint more = 0;
    const char *text = side->all,
               *first = strstr(text, "://") ? FILLER_FIRST_ADDRESS : FILLER_FIRST;
    bool at_start = true;
    gsize i = 0, length;
    for (CheckLine *line = NULL;; i += MAX(length, 1)) {
        if (!at_start) /* nearly all bytes are plain */
            i += strcspn(text + i, first);
        if (line && (text[i] == '\n' || text[i] == '\0')) {
            line->length = i - line->at;
            line = NULL;
        }
        if (text[i] == '\0')
            return more;
        length = 0;
        if (at_start && text[i + strspn(text + i, " \t")] != '\n') {
            CheckLine begun = {i, 0};
            g_array_append_val(side->lines, begun);
            line = &g_array_index(side->lines, CheckLine, side->lines->len - 1);
            length = prose ? list_mark_length(text + i) : 0;
            side->n_items += length > 0;
        }
        if (length == 0)
            length = filler_length(text + i, prose);
        more += side_fill(side, i, length);
        at_start = text[i] == '\n';
    }
}

void check_side_read(CheckSide *side, const char *text, bool prose)
{
    gsize size = strlen(text) + 1;
    if (size > side->room) {
        g_free(side->words);
        side->room = 2 * size;
        side->words = g_malloc(side->room);
    }
    if (!side->lines)
        side->lines = g_array_new(FALSE, FALSE, sizeof(CheckLine));
    g_array_set_size(side->lines, 0);
    side->n_items = 0;
    side->all = text;
    memcpy(side->words, text, size);
    guint more = side_scan(side, prose);
    letters_decode(&side->letters, side->words);
    side->characters = side->letters.n - more;
}

void check_side_clear(CheckSide *side)
{
    GArray **arrays[] = {&side->lines, &side->tokens, &side->numbers, &side->terms,
                         &side->as_written};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_clear_pointer(arrays[i], g_array_unref);
    letters_clear(&side->letters);
    g_free(side->words);
}

bool check_text_quotes(const CheckText *check)
{
    return strstr(check->text->all, check->english->all) != NULL;
}

bool check_text_aligns(const CheckText *check)
{
    return check->english->lines->len == check->text->lines->len;
}

char *check_side_words(const CheckSide *side, guint from, guint n)
{
    const guint *offsets = side->letters.offsets;
    return g_strndup(side->words + offsets[from], offsets[from + n] - offsets[from]);
}

/* ---- Messages ---- */

/* The line that holds a byte. */
static guint line_of(const CheckSide *side, gsize at)
{
    guint line = 0;
    while (line + 1 < side->lines->len && check_side_line(side, line + 1).at <= at)
        line++;
    return line;
}

/* Of a line of the English, what stands around a byte of it (CHECK_NOWHERE: its start). */
static char *excerpt(const CheckSide *english, guint line, gsize at)
{
    if (line >= english->lines->len)
        return NULL;
    CheckLine of = check_side_line(english, line);
    const char *start = english->all + of.at;
    g_autofree char *whole = g_strndup(start, of.length);
    glong n = g_utf8_strlen(whole, -1), from = 0;
    if (n > EXCERPT_MAX && at != CHECK_NOWHERE) {
        from = g_utf8_strlen(start, (gssize)at - (start - english->all)) - EXCERPT_BEFORE;
        from = CLAMP(from, 0, n - EXCERPT_MAX);
    }
    g_autofree char *part = g_utf8_substring(whole, from, MIN(n, from + EXCERPT_MAX));
    return g_strdup_printf("English: %s%s%s", from > 0 ? "…" : "", part,
                           from + EXCERPT_MAX < n ? "…" : "");
}

char *check_english_note(const char *english)
{
    CheckSide side = {0};
    check_side_read(&side, english, false);
    char *note = excerpt(&side, 0, CHECK_NOWHERE);
    check_side_clear(&side);
    return note;
}

void check_report(const CheckText *check, DiagnosticId id, gsize at, guint width, gsize english_at,
                  const char *format, ...)
{
    /* One that is silenced is none of the many that may be shown. */
    if (diagnostic_severity(id) == DIAGNOSTIC_WARNING &&
        silence_holds(check->ok, diagnostic_name(id), check->english->all, check->node->text))
        return;
    if (!diagnostics_wants(check->diagnostics, id, yaml_file_path(check->node->file)))
        return; /* before any time is spent on its place */
    bool aligns = check_text_aligns(check);
    guint line = 0;
    if (english_at != CHECK_NOWHERE)
        line = line_of(check->english, english_at);
    else if (at != CHECK_NOWHERE && aligns)
        line = line_of(check->text, at);
    g_autofree char *note = excerpt(check->english, line, english_at);
    if (at == CHECK_NOWHERE) {
        width = 1;
        at = aligns && check->text->lines->len > 0 ? check_side_line(check->text, line).at : 0;
    }
    DiagnosticPlace place = yaml_text_place(check->node, at, width);
    place.note = note;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(check->diagnostics, id, &place, "%s", text);
}
