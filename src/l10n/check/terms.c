/* The glossaries of the languages, made ready for the checks. */
#include "l10n/check/terms.h"

#include "text-hash.h"

#include <string.h>

/* Stands in a `use` for what comes before: ～なければなりません. */
#define TERM_WILD "～"

/* ---- Terms ---- */

static bool term_says(const YamlNode *term, const char *key, const char *value)
{
    const char *text = yaml_get_text(term, key);
    return text && strcmp(text, value) == 0;
}

static Term term_read(const YamlPair *pair)
{
    Term term = {.english = pair->key->text, .node = pair->value};
    term.uses |= term_says(pair->value, "keep", "yes") ? TERM_KEPT : 0;
    term.uses |= term_says(pair->value, "kind", "requirement") ? TERM_REQUIRED : 0;
    /* "answer (a call)": no program can tell which of its meanings the English has. */
    if (term.uses == 0 && !strchr(term.english, '('))
        term.uses = TERM_TRANSLATED;
    return term;
}

static int compare_names(gconstpointer x, gconstpointer y)
{
    const char *a = *(const char *const *)x, *b = *(const char *const *)y;
    gsize m = strlen(a), n = strlen(b);
    return m != n ? (m > n ? -1 : 1) : strcmp(a, b);
}

static guint glossary_number(const CheckGlossary *glossary, const char *name)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(glossary->numbers, name));
}

static void glossary_add_names(CheckGlossary *glossary, const YamlNode *of_locale)
{
    for (gsize i = 0; of_locale && i < of_locale->n_pairs; i++) {
        const char *name = of_locale->pairs[i].key->text;
        if (g_hash_table_add(glossary->numbers, (gpointer)name))
            g_ptr_array_add(glossary->names, (gpointer)name);
    }
}

static void glossary_number_names(CheckGlossary *glossary)
{
    g_ptr_array_sort(glossary->names, compare_names);
    for (guint i = 0; i < glossary->names->len; i++)
        g_hash_table_replace(glossary->numbers, glossary->names->pdata[i], GUINT_TO_POINTER(i));
}

/* Sets the names of a language among those that are looked for by each matcher. */
static void glossary_set_names(const CheckGlossary *glossary, const YamlNode *of_locale,
                               const char **terms, const char **as_written)
{
    for (gsize i = 0; of_locale && i < of_locale->n_pairs; i++) {
        Term term = term_read(&of_locale->pairs[i]);
        guint number = glossary_number(glossary, term.english);
        if (term.uses & TERM_TRANSLATED)
            terms[number] = term.english;
        if (term.uses & (TERM_KEPT | TERM_REQUIRED))
            as_written[number] = term.english;
    }
}

CheckGlossary *check_glossary_new(const Locale *const *locales, guint n)
{
    CheckGlossary *glossary = g_new0(CheckGlossary, 1);
    glossary->names = g_ptr_array_new();
    glossary->numbers = g_hash_table_new(text_hash, g_str_equal);
    for (guint l = 0; l < n; l++)
        glossary_add_names(glossary, locales[l]->glossary);
    glossary_number_names(glossary);
    guint n_names = glossary->names->len;
    g_autofree const char **terms = g_new(const char *, n_names);
    g_autofree const char **as_written = g_new(const char *, n_names);
    for (guint i = 0; i < n_names; i++)
        terms[i] = as_written[i] = ""; /* is never found */
    for (guint l = 0; l < n; l++)
        glossary_set_names(glossary, locales[l]->glossary, terms, as_written);
    glossary->terms = matcher_new(terms, n_names, MATCH_FOLD_CASE | MATCH_PLURAL);
    glossary->as_written = matcher_new(as_written, n_names, 0);
    return glossary;
}

void check_glossary_free(CheckGlossary *glossary)
{
    g_ptr_array_unref(glossary->names);
    g_hash_table_unref(glossary->numbers);
    matcher_free(glossary->terms);
    matcher_free(glossary->as_written);
    g_free(glossary);
}

/* ---- Forms ---- */

/* Adds a form, or a list of them. */
static void forms_add(GPtrArray *forms, const YamlNode *node)
{
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        forms_add(forms, node->items[i]);
    if (!node || node->kind != YAML_TEXT || node->length == 0)
        return;
    gsize lead = g_str_has_prefix(node->text, TERM_WILD) ? strlen(TERM_WILD) : 0;
    g_ptr_array_add(forms, (gpointer)(node->text + lead));
}

static void finder_add(FormFinder *finder, guint term, const char *form, bool avoided)
{
    TermForm added = {term, form, avoided};
    g_array_append_val(finder->forms, added);
}

static int compare_forms(gconstpointer x, gconstpointer y)
{
    gsize a = strlen(((const TermForm *)x)->form), b = strlen(((const TermForm *)y)->form);
    return (a < b) - (a > b);
}

static void finder_make(FormFinder *finder, MatchFlags flags)
{
    g_autofree const char **forms = g_new(const char *, finder->forms->len);
    for (guint i = 0; i < finder->forms->len; i++)
        forms[i] = g_array_index(finder->forms, TermForm, i).form;
    finder->matcher = matcher_new(forms, finder->forms->len, flags);
}

static void terms_add(CheckTerms *terms, guint number)
{
    Term *term = &g_array_index(terms->terms, Term, number);
    term->first = terms->forms->len;
    forms_add(terms->forms, yaml_get(term->node, "use"));
    forms_add(terms->forms, yaml_get(term->node, "forms"));
    term->n = terms->forms->len - term->first;
    term->use = term->n > 0 ? terms->forms->pdata[term->first] : NULL;
    for (guint i = 0; term->uses & TERM_REQUIRED && i < term->n; i++) {
        const char *form = terms->forms->pdata[term->first + i];
        finder_add(&terms->watched, number, form, false);
        finder_add(&terms->required, number, form, false);
    }
    g_autoptr(GPtrArray) avoided = g_ptr_array_new();
    forms_add(avoided, yaml_get(term->node, "avoid"));
    for (guint i = 0; i < avoided->len; i++)
        finder_add(&terms->watched, number, avoided->pdata[i], true);
}

CheckTerms *check_terms_new(const CheckGlossary *glossary, const Locale *locale,
                            const CheckStyle *style)
{
    MatchFlags own = style->unspaced ? MATCH_UNSPACED : 0;
    const YamlNode *of_locale = locale->glossary;
    CheckTerms *terms = g_new0(CheckTerms, 1);
    terms->terms = g_array_new(FALSE, TRUE, sizeof(Term));
    terms->forms = g_ptr_array_new();
    terms->flags = own | MATCH_FOLD_CASE;
    terms->watched.forms = g_array_new(FALSE, FALSE, sizeof(TermForm));
    terms->required.forms = g_array_new(FALSE, FALSE, sizeof(TermForm));
    terms->longest = g_array_new(FALSE, FALSE, sizeof(Match));
    terms->places = g_array_new(FALSE, FALSE, sizeof(Match));
    g_array_set_size(terms->terms, glossary->names->len);
    for (gsize i = 0; of_locale && i < of_locale->n_pairs; i++) {
        Term term = term_read(&of_locale->pairs[i]);
        g_array_index(terms->terms, Term, glossary_number(glossary, term.english)) = term;
    }
    for (guint i = 0; i < terms->terms->len; i++)
        terms_add(terms, i);
    g_array_sort(terms->required.forms, compare_forms);
    finder_make(&terms->watched, terms->flags);
    finder_make(&terms->required, own);
    return terms;
}

void check_terms_free(CheckTerms *terms)
{
    FormFinder *finders[] = {&terms->watched, &terms->required};
    for (guint i = 0; i < G_N_ELEMENTS(finders); i++) {
        g_array_unref(finders[i]->forms);
        matcher_free(finders[i]->matcher);
    }
    for (guint i = 0; i < terms->terms->len; i++)
        g_clear_pointer(&g_array_index(terms->terms, Term, i).said, matcher_free);
    g_array_unref(terms->terms);
    g_ptr_array_unref(terms->forms);
    g_array_unref(terms->longest);
    g_array_unref(terms->places);
    g_free(terms);
}

/* ---- Looking ---- */

static void find(const Matcher *matcher, const CheckSide *side, GArray **places)
{
    if (!*places)
        *places = g_array_new(FALSE, FALSE, sizeof(Match));
    matcher_find(matcher, &side->letters, *places);
}

void check_terms_find_english(const CheckGlossary *glossary, CheckSide *english)
{
    find(glossary->terms, english, &english->terms);
    find(glossary->as_written, english, &english->as_written);
}

void check_terms_find_watched(const CheckTerms *terms, CheckSide *text)
{
    find(terms->watched.matcher, text, &text->terms);
}

bool check_terms_say(const CheckTerms *terms, guint term, const Letters *text)
{
    Term *of = &g_array_index(terms->terms, Term, term);
    if (!of->said)
        of->said =
            matcher_new((const char *const *)terms->forms->pdata + of->first, of->n, terms->flags);
    matcher_find(of->said, text, terms->places);
    return terms->places->len > 0;
}

const GArray *check_terms_longest(const CheckTerms *terms, TermUse use, const Matcher *matcher,
                                  const Letters *english, const GArray *places)
{
    g_array_set_size(terms->longest, 0);
    for (guint i = 0; i < places->len; i++) {
        const Match *match = &g_array_index(places, Match, i);
        if (g_array_index(terms->terms, Term, match->form).uses & use)
            g_array_append_val(terms->longest, *match);
    }
    matcher_keep_longest(matcher, english, terms->longest);
    return terms->longest;
}

char *check_terms_fill_kept(const CheckTerms *terms, const char *words)
{
    char *filled = g_strdup(words);
    for (guint i = 0; i < terms->terms->len; i++) {
        const Term *term = &g_array_index(terms->terms, Term, i);
        gsize length = term->uses & TERM_KEPT ? strlen(term->english) : 0;
        for (char *at = filled; length > 0 && (at = strstr(at, term->english));)
            memset(at, CHECK_FILLER, length);
    }
    return filled;
}
