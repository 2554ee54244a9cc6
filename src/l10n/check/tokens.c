/* Tokens in backticks: the same set on both sides. */
#include "book/ids.h"
#include "l10n/check/firsts.h"
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

bool check_tokens_have(const CheckSide *side, const char *name)
{
    gsize length = strlen(name);
    for (guint i = 0; i < side->tokens->len; i++) {
        const CheckToken *token = &g_array_index(side->tokens, CheckToken, i);
        if (token->length == length && memcmp(token->name, name, length) == 0)
            return true;
    }
    return false;
}

/* A line may break inside of a token. */
static char token_letter(char c)
{
    return c == '\n' || c == '\t' ? ' ' : c;
}

/* The name of a token as one line. Free with g_free. */
static char *token_name(const CheckToken *token)
{
    return g_strdelimit(g_strndup(token->name, token->length), "\n\t", ' ');
}

static bool token_is(const CheckToken *a, const CheckToken *b)
{
    gsize same = 0;
    while (same < a->length && same < b->length &&
           token_letter(a->name[same]) == token_letter(b->name[same]))
        same++;
    return same == a->length && same == b->length;
}

/* The tokens of a side, and where each stands first; NULL where they are few. */
typedef struct SideTokens {
    const GArray *all;
    GHashTable *firsts;
} SideTokens;

static SideTokens tokens_of(const CheckSide *side)
{
    SideTokens tokens = {side->tokens, side->tokens->len > FIRSTS_FEW ? firsts_new() : NULL};
    for (guint i = 0; tokens.firsts && i < tokens.all->len; i++)
        firsts_add(tokens.firsts, token_name(&g_array_index(tokens.all, CheckToken, i)), i);
    return tokens;
}

/* Whether a token is one of the first n. */
static bool tokens_have(const SideTokens *tokens, guint n, const CheckToken *token)
{
    if (tokens->firsts) {
        g_autofree char *name = token_name(token);
        return firsts_have(tokens->firsts, name, n);
    }
    for (guint i = 0; i < n; i++)
        if (token_is(&g_array_index(tokens->all, CheckToken, i), token))
            return true;
    return false;
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

/* The tokens of the English that the text has not. Free with g_array_unref. */
static GArray *tokens_missing(const SideTokens *english, const SideTokens *text)
{
    GArray *missing = g_array_new(FALSE, FALSE, sizeof(CheckToken));
    for (guint i = 0; i < english->all->len; i++) {
        const CheckToken *token = &g_array_index(english->all, CheckToken, i);
        if (!tokens_have(text, text->all->len, token) && !tokens_have(english, i, token))
            g_array_append_val(missing, *token);
    }
    return missing;
}

/* The tokens of the text that the English has not. Free with g_array_unref. */
static GArray *tokens_own(const CheckText *check, const SideTokens *english, const SideTokens *text)
{
    GArray *own = g_array_new(FALSE, FALSE, sizeof(CheckToken));
    for (guint i = 0; i < text->all->len; i++) {
        const CheckToken *token = &g_array_index(text->all, CheckToken, i);
        if (!tokens_have(english, english->all->len, token) && !tokens_have(text, i, token) &&
            !is_own_code(check, token))
            g_array_append_val(own, *token);
    }
    return own;
}

static void report_missing(const CheckText *check, const CheckToken *token)
{
    g_autofree char *name = token_name(token);
    check_report(check, DIAGNOSTIC_TOKEN, CHECK_NOWHERE, 1, token->at,
                 "missing '`%s`' of the English; tokens in backticks stay as they are", name);
}

/* `instead` is the one token of the English that the text has not, or NULL. */
static void report_own(const CheckText *check, const CheckToken *token, const CheckToken *instead)
{
    g_autofree char *name = token_name(token);
    g_autofree char *english = instead ? token_name(instead) : NULL;
    guint width = (guint)g_utf8_strlen(name, -1) + 2; /* with its backticks */
    if (english)
        check_report(check, DIAGNOSTIC_TOKEN, token->at, width, instead->at,
                     "'`%s`' is no token of the English; write '`%s`', which stays as it is", name,
                     english);
    else
        check_report(check, DIAGNOSTIC_TOKEN, token->at, width, CHECK_NOWHERE,
                     "'`%s`' is no token of the English; write the English one, or no backticks",
                     name);
}

/* One that is missing and one that is strange are one mistake: a token that was translated. */
void check_tokens(const CheckText *check)
{
    SideTokens english = tokens_of(check->english), text = tokens_of(check->text);
    g_autoptr(GArray) missing = tokens_missing(&english, &text);
    g_autoptr(GArray) own = tokens_own(check, &english, &text);
    bool one = missing->len == 1 && own->len == 1;
    for (guint i = 0; i < missing->len && !one; i++)
        report_missing(check, &g_array_index(missing, CheckToken, i));
    for (guint i = 0; i < own->len; i++)
        report_own(check, &g_array_index(own, CheckToken, i),
                   one ? &g_array_index(missing, CheckToken, 0) : NULL);
    g_clear_pointer(&english.firsts, g_hash_table_unref);
    g_clear_pointer(&text.firsts, g_hash_table_unref);
}
