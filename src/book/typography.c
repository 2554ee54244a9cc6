/* What typography adds to a text when it is printed: no-break spaces. */
#include "book/typography.h"

#include <string.h>

/* A longer number or token may begin a line: glued to its word it would leave a gap on a phone. */
#define SHORT_MAX 4

#define NO_BREAK_SPACE "\u00a0"

const char *const no_break_names[] = {"dash", "code", NULL};

/* The character before a place; 0 at the start. */
static gunichar before(const char *text, const char *at)
{
    return at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : 0;
}

/* Whether what stands before a space is a word or what closes one, and so no mark of a list. */
static bool ends_word(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_isdigit(c) ||
           (c != 0 && g_utf8_strchr("`»”\")}…%,", -1, c));
}

static bool is_dash(const char *at)
{
    gunichar c = g_utf8_get_char(at);
    return c == 0x2014 || c == 0x2013;
}

/* Whether a short number, a short token in backticks or a {place} stands here. */
static bool is_short_code(const char *at)
{
    if (*at == '{')
        return true;
    bool ticked = *at == '`';
    if (!ticked && !g_ascii_isdigit(*at))
        return false;
    gsize length = ticked ? strcspn(at + 1, "`") : strspn(at, "0123456789");
    char end = at[length + ticked];
    bool whole = ticked ? end == '`' : !g_ascii_isalnum(end) && end != '-';
    return length > 0 && length <= SHORT_MAX && whole;
}

static bool space_holds(const char *text, const char *space, guint no_break)
{
    if (no_break & NO_BREAK_DASH && is_dash(space + 1))
        return ends_word(before(text, space));
    return no_break & NO_BREAK_CODE && is_short_code(space + 1) &&
           g_unichar_isalpha(before(text, space));
}

/* Where code in backticks ends that begins here; the next character where it does not end. */
static const char *code_end(const char *at)
{
    gsize ticks = strspn(at, "`");
    for (const char *end = at + ticks; (end = strchr(end, '`')); end += strspn(end, "`"))
        if (strspn(end, "`") == ticks)
            return end + ticks;
    return at + ticks;
}

char *typography_set(const char *text, guint no_break)
{
    g_autoptr(GString) out = NULL;
    const char *copied = text;
    for (const char *at = text; *(at += strcspn(at, " `"));) {
        if (*at == '`') {
            at = code_end(at);
        } else if (space_holds(text, at++, no_break)) {
            out = out ? out : g_string_new(NULL);
            g_string_append_len(out, copied, at - 1 - copied);
            g_string_append(out, NO_BREAK_SPACE);
            copied = at;
        }
    }
    if (!out)
        return NULL;
    g_string_append(out, copied);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
