/* The glossary of a language, made ready for the checks. */
#include "l10n/check/terms.h"

#include <string.h>

/* Stands in a `use` for what comes before: ～なければなりません. */
#define TERM_WILD "～"

static bool term_says(const YamlNode *term, const char *key, const char *value)
{
    const char *text = yaml_get_text(term, key);
    return text && strcmp(text, value) == 0;
}

static int compare_terms(gconstpointer x, gconstpointer y)
{
    const Term *a = x, *b = y;
    gsize m = strlen(a->english), n = strlen(b->english);
    return m != n ? (m > n ? -1 : 1) : strcmp(a->english, b->english);
}

static GArray *terms_read(const YamlNode *glossary)
{
    GArray *terms = g_array_new(FALSE, FALSE, sizeof(Term));
    for (gsize i = 0; glossary && i < glossary->n_pairs; i++) {
        const YamlNode *node = glossary->pairs[i].value;
        const char *english = glossary->pairs[i].key->text;
        Term term = {.english = english,
                     .node = node,
                     .keep = term_says(node, "keep", "yes"),
                     .requirement = term_says(node, "kind", "requirement"),
                     .vague = strchr(english, '(') != NULL};
        g_array_append_val(terms, term);
    }
    g_array_sort(terms, compare_terms);
    return terms;
}

/* ---- Forms ---- */

static void finder_add(TermFinder *finder, guint term, const char *form, bool avoided)
{
    TermForm added = {term, form, avoided};
    g_array_append_val(finder->forms, added);
}

/* Adds a form, or a list of them. */
static void finder_add_node(TermFinder *finder, guint term, const YamlNode *node, bool avoided)
{
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        finder_add_node(finder, term, node->items[i], avoided);
    if (!node || node->kind != YAML_TEXT || node->length == 0)
        return;
    gsize lead = g_str_has_prefix(node->text, TERM_WILD) ? strlen(TERM_WILD) : 0;
    finder_add(finder, term, node->text + lead, avoided);
}

static int compare_forms(gconstpointer x, gconstpointer y)
{
    gsize a = strlen(((const TermForm *)x)->form), b = strlen(((const TermForm *)y)->form);
    return (a < b) - (a > b);
}

static void finder_make(TermFinder *finder, MatchFlags flags)
{
    g_autofree const char **forms = g_new(const char *, finder->forms->len);
    for (guint i = 0; i < finder->forms->len; i++)
        forms[i] = g_array_index(finder->forms, TermForm, i).form;
    finder->matcher = matcher_new(forms, finder->forms->len, flags);
}

static void terms_add(CheckTerms *terms, guint i)
{
    TermFinder *finders = terms->finders, *said = &finders[TERMS_SAID];
    Term *term = &g_array_index(terms->terms, Term, i);
    const YamlNode *node = term->node;
    guint first = said->forms->len;
    finder_add_node(said, i, yaml_get(node, "use"), false);
    finder_add_node(said, i, yaml_get(node, "forms"), false);
    if (said->forms->len > first)
        term->use = g_array_index(said->forms, TermForm, first).form;
    for (guint f = first; term->requirement && f < said->forms->len; f++)
        finder_add(&finders[TERMS_REQUIRED_SAID], i, g_array_index(said->forms, TermForm, f).form,
                   false);
    finder_add_node(said, i, yaml_get(node, "avoid"), true);
    if (term->keep)
        finder_add(&finders[TERMS_KEPT], i, term->english, false);
    if (term->requirement)
        finder_add(&finders[TERMS_REQUIRED], i, term->english, false);
    if (!term->keep && !term->requirement && !term->vague)
        finder_add(&finders[TERMS_TRANSLATED], i, term->english, false);
}

CheckTerms *check_terms_new(const Locale *locale, const CheckStyle *style)
{
    MatchFlags own = style->unspaced ? MATCH_UNSPACED : 0;
    const MatchFlags flags[TERMS_N_USES] = {
        [TERMS_TRANSLATED] = MATCH_FOLD_CASE | MATCH_PLURAL,
        [TERMS_SAID] = own | MATCH_FOLD_CASE,
        [TERMS_REQUIRED_SAID] = own,
    };
    CheckTerms *terms = g_new0(CheckTerms, 1);
    terms->terms = terms_read(locale->glossary);
    for (guint use = 0; use < TERMS_N_USES; use++)
        terms->finders[use].forms = g_array_new(FALSE, FALSE, sizeof(TermForm));
    for (guint i = 0; i < terms->terms->len; i++)
        terms_add(terms, i);
    g_array_sort(terms->finders[TERMS_REQUIRED].forms, compare_forms);
    g_array_sort(terms->finders[TERMS_REQUIRED_SAID].forms, compare_forms);
    for (guint use = 0; use < TERMS_N_USES; use++)
        finder_make(&terms->finders[use], flags[use]);
    return terms;
}

void check_terms_free(CheckTerms *terms)
{
    for (guint use = 0; use < TERMS_N_USES; use++) {
        g_array_unref(terms->finders[use].forms);
        matcher_free(terms->finders[use].matcher);
    }
    g_array_unref(terms->terms);
    g_free(terms);
}

char *check_terms_fill_kept(const CheckTerms *terms, const char *words)
{
    char *filled = g_strdup(words);
    for (guint i = 0; i < terms->terms->len; i++) {
        const Term *term = &g_array_index(terms->terms, Term, i);
        gsize length = strlen(term->english);
        for (char *at = filled; term->keep && length > 0 && (at = strstr(at, term->english));)
            memset(at, CHECK_FILLER, length);
    }
    return filled;
}
