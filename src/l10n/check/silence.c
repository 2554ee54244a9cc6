/* Whether a check was silenced for one text. */
#include "l10n/check/silence.h"

#include "book/english.h"

#include <string.h>

/* So many hexadecimal digits: a silence that ought to end goes on once in 65,536 edits. */
#define SILENCE_DIGITS 4

char *silence_fingerprint(const char *english, const char *text)
{
    g_autofree char *left = english_fold(english), *right = english_fold(text);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)left,
                      (gssize)strlen(left) + 1); /* NUL parts them */
    g_checksum_update(checksum, (const guchar *)right, (gssize)strlen(right));
    return g_strdup_printf("x%.*s", SILENCE_DIGITS, g_checksum_get_string(checksum));
}

static bool is_text(const YamlNode *node, const char *text)
{
    return node->kind == YAML_TEXT && strcmp(node->text, text) == 0;
}

bool silence_holds(const YamlNode *ok, const char *check, const char *english, const char *text)
{
    if (!ok)
        return false;
    if (ok->kind == YAML_TEXT)
        return is_text(ok, check);
    for (gsize i = 0; ok->kind == YAML_LIST && i < ok->n_items; i++)
        if (is_text(ok->items[i], check))
            return true;
    const YamlNode *fingerprint = yaml_get(ok, check);
    if (!fingerprint || fingerprint->kind != YAML_TEXT)
        return false;
    g_autofree char *now = silence_fingerprint(english, text);
    return fingerprint->length == 0 || is_text(fingerprint, now);
}
