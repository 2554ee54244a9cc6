/* Whether tokens have the form that a table of fields asks for. */
#include "input/fields-patterns.h"
#include "text-hash.h"

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
