/* A text and its English as the checks see them, and messages about them. */
#include "l10n/check/text.h"

#include <stdarg.h>
#include <string.h>

/* So many characters of the English stand beside a message. */
#define EXCERPT_MAX 160
/* Of these so many before the place. */
#define EXCERPT_BEFORE 60

/* ---- What is not words ---- */

gsize check_code_length(const char *at)
{
    gsize ticks = strspn(at, "`");
    for (const char *end = at + ticks; (end = strchr(end, '`'));) {
        gsize found = strspn(end, "`");
        if (found == ticks)
            return (gsize)(end - at) + ticks;
        end += found;
    }
    return 0;
}

/* What a line end or a filled part begins with. */
#define FILLER_FIRST "\n`{h]"

/* The length of a {place}, an address, or where a link goes; 0 for all else. */
static gsize filler_length(const char *at, bool prose)
{
    if (*at == '`')
        return check_code_length(at);
    if (*at == '{') {
        gsize name = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
        return name > 0 && at[1 + name] == '}' ? name + 2 : 0;
    }
    if (g_str_has_prefix(at, "https://") || g_str_has_prefix(at, "http://"))
        return strcspn(at, " \n\t)>");
    if (prose && g_str_has_prefix(at, "](")) {
        gsize length = strcspn(at, ")\n");
        return at[length] == ')' ? length + 1 : 0;
    }
    return 0;
}

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

void check_side_init(CheckSide *side, const char *text, bool prose)
{
    *side = (CheckSide){
        .all = text, .words = g_strdup(text), .lines = g_array_new(FALSE, FALSE, sizeof(gsize))};
    bool at_start = true;
    for (gsize i = 0; text[i];) {
        gsize line = i, mark = 0;
        if (!at_start) { /* nearly all bytes are plain */
            i += strcspn(text + i, FILLER_FIRST);
            if (!text[i])
                break;
        }
        if (at_start && text[i + strspn(text + i, " \t")] != '\n' && text[i] != '\0') {
            g_array_append_val(side->lines, line);
            mark = prose ? list_mark_length(text + i) : 0;
        }
        gsize length = mark > 0 ? mark : filler_length(text + i, prose);
        memset(side->words + i, CHECK_FILLER, length);
        at_start = text[i] == '\n';
        i += MAX(length, 1);
    }
    letters_init(&side->letters, side->words);
}

void check_side_clear(CheckSide *side)
{
    letters_clear(&side->letters);
    g_free(side->words);
    g_clear_pointer(&side->lines, g_array_unref);
}

bool check_text_quotes(const CheckText *check)
{
    return strstr(check->text.all, check->english.all) != NULL;
}

bool check_text_aligns(const CheckText *check)
{
    return check->english.lines->len == check->text.lines->len;
}

const char *check_side_line(const CheckSide *side, const char *text, guint line, gsize *length)
{
    gsize start = g_array_index(side->lines, gsize, line);
    *length = strcspn(side->words + start, "\n"); /* code may run over the end of a line */
    return text + start;
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
    while (line + 1 < side->lines->len && g_array_index(side->lines, gsize, line + 1) <= at)
        line++;
    return line;
}

/* Of a line of the English, what stands around a byte of it (CHECK_NOWHERE: its start). */
static char *excerpt(const CheckSide *english, guint line, gsize at)
{
    if (line >= english->lines->len)
        return NULL;
    gsize length;
    const char *start = check_side_line(english, english->all, line, &length);
    g_autofree char *whole = g_strndup(start, length);
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
    CheckSide side;
    check_side_init(&side, english, false);
    char *note = excerpt(&side, 0, CHECK_NOWHERE);
    check_side_clear(&side);
    return note;
}

void check_report(const CheckText *check, DiagnosticId id, gsize at, guint width, gsize english_at,
                  const char *format, ...)
{
    bool aligns = check_text_aligns(check);
    guint line = 0;
    if (english_at != CHECK_NOWHERE)
        line = line_of(&check->english, english_at);
    else if (at != CHECK_NOWHERE && aligns)
        line = line_of(&check->text, at);
    g_autofree char *note = excerpt(&check->english, line, english_at);
    if (at == CHECK_NOWHERE) {
        width = 1;
        at = aligns && check->text.lines->len > 0 ? g_array_index(check->text.lines, gsize, line)
                                                  : 0;
    }
    DiagnosticPlace place = yaml_text_place(check->node, at, width);
    place.note = note;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(check->diagnostics, id, &place, "%s", text);
}
