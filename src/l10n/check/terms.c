/* The glossary: a term has one name in a language. */
#include "l10n/check/match.h"
#include "l10n/check/terms.h"
#include "l10n/check/text.h"

#include <string.h>

/* A word that stands so often in a text is one of its subjects. */
#define TERM_REPEATED 2
/* Stands in a `use` for what comes before: ～なければなりません. */
#define TERM_WILD "～"

/* ---- Making it ready ---- */

static void terms_add_forms(GPtrArray *forms, const YamlNode *node)
{
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        terms_add_forms(forms, node->items[i]);
    if (!node || node->kind != YAML_TEXT || node->length == 0)
        return;
    gsize lead = g_str_has_prefix(node->text, TERM_WILD) ? strlen(TERM_WILD) : 0;
    g_ptr_array_add(forms, (gpointer)(node->text + lead));
}

static bool term_says(const YamlNode *term, const char *key, const char *value)
{
    const char *text = yaml_get_text(term, key);
    return text && strcmp(text, value) == 0;
}

static void term_clear(gpointer data)
{
    Term *term = data;
    g_ptr_array_unref(term->forms);
    g_ptr_array_unref(term->avoid);
}

static int compare_terms(gconstpointer x, gconstpointer y)
{
    const Term *a = x, *b = y;
    gsize m = strlen(a->english), n = strlen(b->english);
    return m != n ? (m > n ? -1 : 1) : strcmp(a->english, b->english);
}

CheckTerms *check_terms_new(const Locale *locale, const CheckStyle *style)
{
    CheckTerms *terms = g_new0(CheckTerms, 1);
    terms->terms = g_array_new(FALSE, FALSE, sizeof(Term));
    g_array_set_clear_func(terms->terms, term_clear);
    terms->flags = style->unspaced ? MATCH_UNSPACED : 0;
    for (gsize i = 0; locale->terms && i < locale->terms->n_pairs; i++) {
        const YamlNode *node = locale->terms->pairs[i].value;
        Term term = {locale->terms->pairs[i].key->text,
                     term_says(node, "keep", "yes"),
                     term_says(node, "kind", "requirement"),
                     strchr(locale->terms->pairs[i].key->text, '(') != NULL,
                     g_ptr_array_new(),
                     g_ptr_array_new()};
        terms_add_forms(term.forms, yaml_get(node, "use"));
        terms_add_forms(term.forms, yaml_get(node, "forms"));
        terms_add_forms(term.avoid, yaml_get(node, "avoid"));
        g_array_append_val(terms->terms, term);
    }
    g_array_sort(terms->terms, compare_terms);
    return terms;
}

void check_terms_free(CheckTerms *terms)
{
    g_array_unref(terms->terms);
    g_free(terms);
}

/* ---- Terms
 * -----------------------------------------------------------------------------------------------
 */

static bool has_form(const MatchText *text, const GPtrArray *forms, MatchFlags flags)
{
    gsize at, length;
    for (guint i = 0; i < forms->len; i++)
        if (match_find(text, forms->pdata[i], flags, 0, &at, &length))
            return true;
    return false;
}

/* Whether a sentence starts here, where any word has a capital. */
static bool is_sentence_start(const char *words, gsize at)
{
    while (at > 0 && (words[at - 1] == ' ' || words[at - 1] == CHECK_FILLER))
        at--;
    return at == 0 || strchr("\n.:?!", words[at - 1]) != NULL;
}

/* A name that stays English: as it is written, whole. */
static void check_kept(const CheckText *check, const Term *term)
{
    MatchText english;
    gsize at, length;
    match_text_init(&english, check->english.words, 0);
    bool found = match_find(&english, term->english, 0, 0, &at, &length);
    if (found && !strstr(check->text.all, term->english) &&
        !(g_ascii_islower(term->english[1]) &&
          is_sentence_start(check->english.words, english.offsets[at])))
        check_report(check, DIAGNOSTIC_TERM, CHECK_NOWHERE, 1, english.offsets[at],
                     "missing '%s', which stays English by the glossary; write it as it is",
                     term->english);
    match_text_clear(&english);
}

/* How often the English has a term that is no part of a longer one; its letters are taken then.
 * `where` is the first. */
static guint english_count(MatchText *english, const Term *term, gsize *where)
{
    const MatchFlags flags = MATCH_FOLD_CASE | MATCH_PLURAL;
    gsize at, length;
    guint n = 0;
    for (gsize from = 0; match_find(english, term->english, flags, from, &at, &length);
         from = at + length) {
        if (n++ == 0)
            *where = english->offsets[at];
        match_take(english, at, length);
    }
    return n;
}

/* Whether the translation should have a term that stands in the English so often. One word that
 * stands once may be a verb, or be left out by a writer who says the whole otherwise; of two words,
 * of one that comes back, and of a text that is nothing else, there is no doubt. */
static bool is_wanted(const CheckText *check, const Term *term, guint n)
{
    return n >= TERM_REPEATED || (n > 0 && strchr(term->english, ' ') != NULL) ||
           (n > 0 && strlen(check->english.all) <= strlen(term->english) + strlen("es"));
}

static void check_avoided(const CheckText *check, const Term *term, const MatchText *text,
                          gsize where)
{
    gsize at, length;
    for (guint i = 0; i < term->avoid->len; i++)
        if (match_find(text, term->avoid->pdata[i], check->terms->flags | MATCH_FOLD_CASE, 0, &at,
                       &length)) {
            g_autofree char *found = g_strndup(check->text.words + text->offsets[at],
                                               text->offsets[at + length] - text->offsets[at]);
            check_report(check, DIAGNOSTIC_AVOIDED_TERM, text->offsets[at], (guint)length, where,
                         "the glossary avoids '%s' for '%s'; write '%s'", found, term->english,
                         term->forms->len > 0 ? (char *)term->forms->pdata[0] : term->english);
            return;
        }
}

/* A name such as "back-to-back user agent" is left as it is on purpose. */
static bool stays_english(const MatchText *text, const Term *term)
{
    gsize at, length;
    return strchr(term->english, ' ') != NULL &&
           match_find(text, term->english, MATCH_FOLD_CASE | MATCH_PLURAL, 0, &at, &length);
}

void check_term_use(const CheckText *check)
{
    MatchFlags flags = check->terms->flags | MATCH_FOLD_CASE;
    MatchText english, text;
    match_text_init(&english, check->english.words, flags);
    match_text_init(&text, check->text.words, flags);
    for (guint i = 0; i < check->terms->terms->len; i++) {
        const Term *term = &g_array_index(check->terms->terms, Term, i);
        gsize where = CHECK_NOWHERE;
        if (term->keep)
            check_kept(check, term);
        guint n = term->keep || term->requirement || term->vague
                      ? 0
                      : english_count(&english, term, &where);
        if (is_wanted(check, term, n) && term->forms->len > 0 &&
            !has_form(&text, term->forms, flags) && !stays_english(&text, term))
            check_report(check, DIAGNOSTIC_TERM, CHECK_NOWHERE, 1, where,
                         "'%s' is '%s' by the glossary, and none of its forms is here; write one",
                         term->english, (char *)term->forms->pdata[0]);
        if (!term->requirement || strstr(check->english.words, term->english))
            check_avoided(check, term, &text, where);
    }
    match_text_clear(&english);
    match_text_clear(&text);
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
