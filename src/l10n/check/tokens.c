/* Tokens in backticks: the same set on both sides. */
#include "book/ids.h"
#include "l10n/check/text.h"

#include <string.h>

/* What stands in backticks, without the white space around it. */
typedef struct CheckToken {
    gsize at; /* of the first backtick */
    const char *name;
    gsize length;
} CheckToken;

static CheckToken token_at(const CheckSide *side, const char *at, gsize ticks, gsize length)
{
    const char *name = at + ticks, *end = at + length - ticks;
    while (name < end && g_ascii_isspace(*name))
        name++;
    while (name < end && g_ascii_isspace(end[-1]))
        end--;
    return (CheckToken){(gsize)(at - side->all), name, (gsize)(end - name)};
}

void check_tokens_find(CheckSide *side)
{
    if (!side->tokens)
        side->tokens = g_array_new(FALSE, FALSE, sizeof(CheckToken));
    g_array_set_size(side->tokens, 0);
    for (const char *at = strchr(side->all, '`'); at; at = strchr(at, '`')) {
        gsize ticks = strspn(at, "`"), length = check_code_length(at);
        if (length > 0) {
            CheckToken token = token_at(side, at, ticks, length);
            g_array_append_val(side->tokens, token);
        }
        at += MAX(length, ticks);
    }
}

/* A line may break inside of a token. */
static char token_letter(char c)
{
    return c == '\n' || c == '\t' ? ' ' : c;
}

static bool tokens_have(const GArray *tokens, guint n, const CheckToken *token)
{
    for (guint i = 0; i < n; i++) {
        const CheckToken *other = &g_array_index(tokens, CheckToken, i);
        gsize same = 0;
        while (same < token->length && same < other->length &&
               token_letter(token->name[same]) == token_letter(other->name[same]))
            same++;
        if (same == token->length && same == other->length)
            return true;
    }
    return false;
}

/* The name of a token as one line. Free with g_free. */
static char *token_name(const CheckToken *token)
{
    return g_strdelimit(g_strndup(token->name, token->length), "\n\t", ' ');
}

/* Whether a token is a code that the page is about, in "sip/486" or "sip/480-vs-486": a language
 * may have to name it where English says "it" or "the first". */
static bool is_own_code(const CheckText *check, const CheckToken *token)
{
    const char *id = check->book->sources[check->source->source].id;
    const char *slash = strchr(id, '/');
    g_auto(GStrv) codes = g_strsplit(slash ? slash + 1 : id, ID_VERSUS, 2);
    g_autofree char *name = token_name(token);
    return g_strv_contains((const char *const *)codes, name);
}

void check_tokens(const CheckText *check)
{
    const GArray *english = check->english->tokens, *text = check->text->tokens;
    for (guint i = 0; i < english->len; i++) {
        const CheckToken *token = &g_array_index(english, CheckToken, i);
        if (tokens_have(text, text->len, token) || tokens_have(english, i, token))
            continue;
        g_autofree char *name = token_name(token);
        check_report(check, DIAGNOSTIC_TOKEN, CHECK_NOWHERE, 1, token->at,
                     "missing '`%s`' of the English; tokens in backticks stay as they are", name);
    }
    for (guint i = 0; i < text->len; i++) {
        const CheckToken *token = &g_array_index(text, CheckToken, i);
        if (tokens_have(english, english->len, token) || tokens_have(text, i, token) ||
            is_own_code(check, token))
            continue;
        g_autofree char *name = token_name(token);
        check_report(
            check, DIAGNOSTIC_TOKEN, token->at, (guint)g_utf8_strlen(name, -1) + 2, CHECK_NOWHERE,
            "'`%s`' is no token of the English; write the English one, or no backticks", name);
    }
}
