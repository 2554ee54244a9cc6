/* MUST, SHOULD and MAY: as strong in the translation as in the English. */
#include "l10n/check/terms.h"

#include <string.h>

/* How one strength is said on one side. */
typedef struct Strength {
    const Term *term;
    const char *form;
} Strength;

/* Where each was found on a side. */
typedef struct Strengths {
    GHashTable *found; /* const Term * → const Strength * */
    GHashTable *where; /* const Term * → the byte, as a pointer */
    GArray *all;       /* Strength */
} Strengths;

static int compare_strengths(gconstpointer x, gconstpointer y)
{
    gsize a = strlen(((const Strength *)x)->form), b = strlen(((const Strength *)y)->form);
    return (a < b) - (a > b);
}

/* The longer forms first: MUST NOT holds a MUST. */
static GArray *strengths_list(const CheckTerms *terms, bool english)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Strength));
    for (guint i = 0; i < terms->terms->len; i++) {
        const Term *term = &g_array_index(terms->terms, Term, i);
        if (!term->requirement)
            continue;
        for (guint f = 0; !english && f < term->forms->len; f++) {
            Strength strength = {term, term->forms->pdata[f]};
            g_array_append_val(list, strength);
        }
        Strength strength = {term, term->english};
        if (english)
            g_array_append_val(list, strength);
    }
    g_array_sort(list, compare_strengths);
    return list;
}

static void strengths_find(Strengths *strengths, const CheckTerms *terms, const char *words,
                           bool english)
{
    MatchFlags flags = english ? 0 : terms->flags;
    MatchText text;
    strengths->all = strengths_list(terms, english);
    strengths->found = g_hash_table_new(NULL, NULL);
    strengths->where = g_hash_table_new(NULL, NULL);
    match_text_init(&text, words, flags);
    for (guint i = 0; i < strengths->all->len; i++) {
        const Strength *strength = &g_array_index(strengths->all, Strength, i);
        gsize at, length;
        for (gsize from = 0; match_find(&text, strength->form, flags, from, &at, &length);
             from = at + length) {
            match_take(&text, at, length);
            g_hash_table_insert(strengths->found, (gpointer)strength->term, (gpointer)strength);
            g_hash_table_insert(strengths->where, (gpointer)strength->term,
                                GSIZE_TO_POINTER(text.offsets[at]));
        }
    }
    match_text_clear(&text);
}

static void strengths_clear(Strengths *strengths)
{
    g_hash_table_unref(strengths->found);
    g_hash_table_unref(strengths->where);
    g_array_unref(strengths->all);
}

/* Whether a side has the strength that is called `name` with `negation` behind it. */
static bool strengths_have(const Strengths *side, const char *name, const char *negation)
{
    g_autofree char *wanted = g_strconcat(name, negation, NULL);
    for (guint i = 0; i < side->all->len; i++) {
        const Term *term = g_array_index(side->all, Strength, i).term;
        if (strcmp(term->english, wanted) == 0 && g_hash_table_contains(side->found, term))
            return true;
    }
    return false;
}

/* Whether a requirement of the English is said by its opposite, as "MUST leave out" is by "MUST NOT
 * add". A NOT that is lost is no such case. */
static bool strength_is_turned(const Strength *strength, const Strengths *other, bool english)
{
    static const char negation[] = " NOT";
    const char *name = strength->term->english;
    if (english)
        return strengths_have(other, name, negation);
    if (!g_str_has_suffix(name, negation))
        return false;
    g_autofree char *positive = g_strndup(name, strlen(name) - strlen(negation));
    return strengths_have(other, positive, "");
}

/* The first of a side that the other has not; NULL for none. `loud`: only one in capitals, which is
 * no word of every day. */
static const Strength *strengths_without(const Strengths *side, const Strengths *other,
                                         bool english, bool loud)
{
    for (guint i = 0; i < side->all->len; i++) {
        const Strength *strength = &g_array_index(side->all, Strength, i);
        g_autofree char *lower = g_utf8_strdown(strength->form, -1);
        g_autofree char *upper = g_utf8_strup(strength->form, -1);
        bool is_loud = strcmp(lower, strength->form) != 0 && strcmp(upper, strength->form) == 0;
        if (g_hash_table_lookup(side->found, strength->term) == strength &&
            !g_hash_table_contains(other->found, strength->term) && (is_loud || !loud) &&
            !strength_is_turned(strength, other, english))
            return strength;
    }
    return NULL;
}

static gsize strength_at(const Strengths *side, const Strength *strength)
{
    return GPOINTER_TO_SIZE(g_hash_table_lookup(side->where, strength->term));
}

void check_requirements(const CheckText *check)
{
    Strengths english, text;
    strengths_find(&english, check->terms, check->english.words, true);
    strengths_find(&text, check->terms, check->text.words, false);
    const Strength *missing = strengths_without(&english, &text, true, false);
    const Strength *instead = strengths_without(&text, &english, false, missing == NULL);
    const char *wanted =
        missing && missing->term->forms->len > 0 ? missing->term->forms->pdata[0] : "";
    if (missing && instead)
        check_report(check, DIAGNOSTIC_REQUIREMENT, strength_at(&text, instead),
                     (guint)g_utf8_strlen(instead->form, -1), strength_at(&english, missing),
                     "'%s' says %s where the English says %s; write a form of '%s'", instead->form,
                     instead->term->english, missing->term->english, wanted);
    else if (missing)
        check_report(check, DIAGNOSTIC_REQUIREMENT, CHECK_NOWHERE, 1,
                     strength_at(&english, missing), "missing '%s': write a form of '%s'",
                     missing->term->english, wanted);
    else if (instead)
        check_report(check, DIAGNOSTIC_REQUIREMENT, strength_at(&text, instead),
                     (guint)g_utf8_strlen(instead->form, -1), CHECK_NOWHERE,
                     "'%s' says %s, and the English does not; say it without", instead->form,
                     instead->term->english);
    strengths_clear(&english);
    strengths_clear(&text);
}
