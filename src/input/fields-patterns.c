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

/* How people write what the book writes in one way: a document's number, and a month behind its
 * day. */
static const struct {
    const char *pattern, *meant;
} slips[] = {
    {"(?i)rfc[ -]*([0-9]+)", "RFC \\1"},
    {"(?i)rfc[ -]*([0-9]+),? *(?:§+|section|sect?\\.?|s\\.) *([0-9]+(?:\\.[0-9]+)*)",
     "RFC \\1 §\\2"},
    {"(?i)rfc[ -]*([0-9]+),? *appendix *([A-Z](?:\\.[0-9]+)*)", "RFC \\1 §\\2"},
    {"([0-9]{4})[-/.]([1-9])", "\\1-0\\2"},
    {"([0-9]{4})[/.]?([0-9]{2})", "\\1-\\2"},
    {"([1-9])[-/.]([0-9]{4})", "\\2-0\\1"},
    {"(?:[0-9]{1,2}\\.)?([0-9]{2})[-/.]([0-9]{4})", "\\2-\\1"},
};

/* What a text that is wholly such a slip means; NULL where it is none. */
static char *pattern_mend(const char *text, const char *slip, const char *meant)
{
    g_autofree char *anchored = g_strdup_printf("\\A(?:%s)\\z", slip);
    g_autoptr(GRegex) regex = g_regex_new(anchored, 0, 0, NULL);
    return g_regex_match(regex, text, 0, NULL) ? g_regex_replace(regex, text, -1, 0, meant, 0, NULL)
                                               : NULL;
}

static char *patterns_find_slip(FieldsPatterns *patterns, const char *pattern, const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(slips); i++) {
        g_autofree char *meant = pattern_mend(text, slips[i].pattern, slips[i].meant);
        if (meant && fields_patterns_match(patterns, pattern, meant))
            return g_steal_pointer(&meant);
    }
    return NULL;
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
    return patterns_find_slip(patterns, pattern, text);
}
