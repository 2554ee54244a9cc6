/* Tokens in backticks: the same set on both sides. */
#include "book/ids.h"
#include "l10n/check/text.h"

#include <string.h>

typedef struct CheckToken {
    char *name;
    gsize at;
} CheckToken;

static void token_clear(gpointer data)
{
    g_free(((CheckToken *)data)->name);
}

/* What stands in backticks, white space folded (a line may break inside). */
static GArray *tokens_find(const CheckSide *side)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(CheckToken));
    g_array_set_clear_func(tokens, token_clear);
    for (const char *at = strchr(side->all, '`'); at; at = strchr(at, '`')) {
        gsize ticks = strspn(at, "`"), length = check_code_length(at);
        if (length > 0) {
            g_autofree char *inside = g_strndup(at + ticks, length - 2 * ticks);
            g_auto(GStrv) words = g_strsplit_set(g_strstrip(inside), " \n\t", -1);
            CheckToken token = {g_strjoinv(" ", words), (gsize)(at - side->all)};
            g_array_append_val(tokens, token);
        }
        at += MAX(length, ticks);
    }
    return tokens;
}

static bool tokens_have(const GArray *tokens, guint n, const char *name)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(g_array_index(tokens, CheckToken, i).name, name) == 0)
            return true;
    return false;
}

/* Whether a token is a code that the page is about, in "sip/486" or "sip/480-vs-486": a language
 * may have to name it where English says "it" or "the first". */
static bool is_own_code(const CheckText *check, const char *name)
{
    const char *id = check->book->sources[check->source->source].id;
    const char *slash = strchr(id, '/');
    g_auto(GStrv) codes = g_strsplit(slash ? slash + 1 : id, ID_VERSUS, 2);
    return g_strv_contains((const char *const *)codes, name);
}

void check_tokens(const CheckText *check)
{
    g_autoptr(GArray) english = tokens_find(&check->english), text = tokens_find(&check->text);
    for (guint i = 0; i < english->len; i++) {
        const CheckToken *token = &g_array_index(english, CheckToken, i);
        if (!tokens_have(text, text->len, token->name) && !tokens_have(english, i, token->name))
            check_report(check, DIAGNOSTIC_TOKEN, CHECK_NOWHERE, 1, token->at,
                         "missing '`%s`' of the English; tokens in backticks stay as they are",
                         token->name);
    }
    for (guint i = 0; i < text->len; i++) {
        const CheckToken *token = &g_array_index(text, CheckToken, i);
        if (!tokens_have(english, english->len, token->name) &&
            !tokens_have(text, i, token->name) && !is_own_code(check, token->name))
            check_report(
                check, DIAGNOSTIC_TOKEN, token->at, (guint)g_utf8_strlen(token->name, -1) + 2,
                CHECK_NOWHERE,
                "'`%s`' is no token of the English; write the English one, or no backticks",
                token->name);
    }
}
