/* Whether tokens have the form that a table of fields asks for. */
#include "input/fields-patterns.h"
#include "text-hash.h"

#include <string.h>

/* A pattern and the texts that it has matched: the same tokens stand in many files, and to match
 * one costs as much as twenty look-ups. */
typedef struct FieldsPattern {
    GRegex *regex;
    GHashTable *known;
} FieldsPattern;

struct FieldsPatterns {
    GHashTable *all; /* the pattern of a table → FieldsPattern; a table has few */
};

static void fields_pattern_free(gpointer data)
{
    FieldsPattern *pattern = data;
    g_regex_unref(pattern->regex);
    g_hash_table_destroy(pattern->known);
    g_free(pattern);
}

FieldsPatterns *fields_patterns_new(void)
{
    FieldsPatterns *patterns = g_new(FieldsPatterns, 1);
    patterns->all = g_hash_table_new_full(NULL, NULL, NULL, fields_pattern_free);
    return patterns;
}

void fields_patterns_free(FieldsPatterns *patterns)
{
    if (!patterns)
        return;
    g_hash_table_destroy(patterns->all);
    g_free(patterns);
}

static FieldsPattern *fields_patterns_compile(FieldsPatterns *patterns, const char *text)
{
    g_autofree char *anchored = g_strdup_printf("\\A(?:%s)\\z", text);
    g_autoptr(GError) error = NULL;
    FieldsPattern *pattern = g_new(FieldsPattern, 1);
    pattern->regex = g_regex_new(anchored, 0, 0, &error);
    if (!pattern->regex)
        g_error("pattern '%s' of a table of fields: %s", text, error->message);
    pattern->known = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert(patterns->all, (gpointer)text, pattern);
    return pattern;
}

bool fields_patterns_match(FieldsPatterns *patterns, const char *pattern, const char *text)
{
    FieldsPattern *compiled = g_hash_table_lookup(patterns->all, pattern);
    if (!compiled)
        compiled = fields_patterns_compile(patterns, pattern);
    if (g_hash_table_contains(compiled->known, text))
        return true;
    return g_regex_match(compiled->regex, text, 0, NULL) &&
           g_hash_table_add(compiled->known, g_strdup(text));
}

static bool pattern_is_dash(gunichar c)
{
    return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* A text with a hyphen alone for each slash and dash, and the spaces beside it. */
static char *pattern_tidy(const char *text)
{
    GString *tidy = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const char *next = at + strspn(at, " ");
        if (next == at && pattern_is_dash(g_utf8_get_char(at)))
            g_string_append_c(tidy, '-');
        else if (next == at || !pattern_is_dash(g_utf8_get_char(next)))
            g_string_append_unichar(tidy, g_utf8_get_char(at));
        while (g_str_has_suffix(tidy->str, "- "))
            g_string_truncate(tidy, tidy->len - 1);
    }
    return g_string_free(tidy, FALSE);
}

char *fields_patterns_nearest(FieldsPatterns *patterns, const char *pattern, const char *text)
{
    g_autofree char *tidy = pattern_tidy(text), *small = g_ascii_strdown(text, -1);
    const char *last = strrchr(tidy, '-');
    g_autofree char *cut = last ? g_strndup(tidy, (gsize)(last - tidy)) : NULL;
    const char *const others[] = {small, tidy, cut};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i] && *others[i] && fields_patterns_match(patterns, pattern, others[i]))
            return g_strdup(others[i]);
    return NULL;
}
