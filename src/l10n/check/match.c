#include "l10n/check/match.h"

#include <string.h>

void match_text_init(MatchText *text, const char *words, MatchFlags flags)
{
    gsize n = (gsize)g_utf8_strlen(words, -1);
    *text = (MatchText){g_new(gunichar, n + 1), g_new(gsize, n + 1), g_new0(bool, n + 1), n};
    const char *at = words;
    for (gsize i = 0; i < n; i++, at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        text->letters[i] = flags & MATCH_FOLD_CASE ? g_unichar_tolower(c) : c;
        text->offsets[i] = (gsize)(at - words);
    }
    text->letters[n] = 0;
    text->offsets[n] = (gsize)(at - words);
}

void match_text_clear(MatchText *text)
{
    g_free(text->letters);
    g_free(text->offsets);
    g_free(text->taken);
}

static bool is_word(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static gsize skip_word(const MatchText *text, gsize at)
{
    while (at < text->n && is_word(text->letters[at]))
        at++;
    return at;
}

static gsize skip_space(const MatchText *text, gsize at)
{
    while (at < text->n && g_unichar_isspace(text->letters[at]))
        at++;
    return at;
}

/* Where an English word ends that may have the ending of a plural; `at` behind its last letter. */
static gsize skip_plural(const MatchText *text, gsize at)
{
    static const char *const endings[] = {"es", "s"};
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        gsize n = strlen(endings[i]), k = 0;
        while (k < n && text->letters[MIN(at + k, text->n)] == (guchar)endings[i][k])
            k++;
        if (k == n && !is_word(text->letters[MIN(at + n, text->n)]))
            return at + n;
    }
    return at;
}

/* Whether a form stands at a place; *end is behind it. */
static bool match_at(const MatchText *text, const char *form, MatchFlags flags, gsize at,
                     gsize *end)
{
    bool open = false; /* the form ends in any ending */
    for (; *form; form = g_utf8_next_char(form)) {
        gunichar c = g_utf8_get_char(form);
        open = c == '*';
        if (open && flags & MATCH_UNSPACED)
            continue;
        if (open) {
            at = skip_word(text, at);
        } else if (c == ' ') {
            gsize behind = skip_space(text, at);
            if (behind == at)
                return false;
            at = behind;
        } else {
            gunichar letter = flags & MATCH_FOLD_CASE ? g_unichar_tolower(c) : c;
            if (at >= text->n || text->letters[at] != letter)
                return false;
            at++;
        }
    }
    if (flags & MATCH_PLURAL)
        at = skip_plural(text, at);
    *end = at;
    return open || flags & MATCH_UNSPACED || at == text->n || !is_word(text->letters[at]) ||
           !is_word(text->letters[at - 1]);
}

static bool is_taken(const MatchText *text, gsize at, gsize end)
{
    while (at < end && text->taken[at])
        at++;
    return at == end;
}

bool match_find(const MatchText *text, const char *form, MatchFlags flags, gsize from, gsize *at,
                gsize *length)
{
    for (gsize i = from; i < text->n && *form; i++) {
        gsize end;
        if (!(flags & MATCH_UNSPACED) && i > 0 && is_word(text->letters[i - 1]) &&
            is_word(text->letters[i]))
            continue;
        if (!match_at(text, form, flags, i, &end) || end == i || is_taken(text, i, end))
            continue;
        *at = i;
        *length = end - i;
        return true;
    }
    return false;
}

void match_take(MatchText *text, gsize at, gsize length)
{
    for (gsize i = at; i < at + length; i++)
        text->taken[i] = true;
}
