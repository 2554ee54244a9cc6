/* MUST, SHOULD and MAY: as strong in the translation as in the English. */
#include "l10n/check/terms.h"

#include <string.h>

/* One side: what it says of MUST, SHOULD and MAY. */
typedef struct Strengths {
    const CheckTerms *terms;
    const Letters *text;
    GArray *matches; /* Match; what a longer form has taken is none: MUST NOT holds a MUST. NULL for
                        none */
    bool english;
} Strengths;

static Strengths strengths_of_english(const CheckText *check)
{
    const CheckSide *english = check->english;
    GArray *matches = check_terms_longest(check->terms, TERM_REQUIRED, check->glossary->as_written,
                                          &english->letters, english->as_written);
    return (Strengths){check->terms, &english->letters, matches, true};
}

/* Whether a translation has a form of a term that is required, in any case. */
static bool may_be_required(const CheckText *check)
{
    const CheckTerms *terms = check->terms;
    const GArray *matches = check->text->terms;
    for (guint i = 0; i < matches->len; i++) {
        guint form = g_array_index(matches, Match, i).form;
        guint term = g_array_index(terms->said.forms, TermForm, form).term;
        if (g_array_index(terms->terms, Term, term).uses & TERM_REQUIRED)
            return true;
    }
    return false;
}

static Strengths strengths_of_text(const CheckText *check)
{
    Strengths side = {check->terms, &check->text->letters, NULL, false};
    if (!may_be_required(check))
        return side;
    side.matches = g_array_new(FALSE, FALSE, sizeof(Match));
    matcher_find(check->terms->required.matcher, side.text, side.matches);
    matcher_keep_longest(check->terms->required.matcher, side.text, side.matches);
    return side;
}

static guint strengths_n(const Strengths *side)
{
    return side->matches ? side->matches->len : 0;
}

static const Term *strengths_term(const Strengths *side, const Match *match)
{
    const GArray *forms = side->terms->required.forms;
    guint term = side->english ? match->form : g_array_index(forms, TermForm, match->form).term;
    return &g_array_index(side->terms->terms, Term, term);
}

/* What stands there, as the glossary has it. */
static const char *strengths_form(const Strengths *side, const Match *match)
{
    return side->english ? strengths_term(side, match)->english
                         : g_array_index(side->terms->required.forms, TermForm, match->form).form;
}

/* Whether a side has the strength that is called `name` with `negation` behind it. */
static bool strengths_have(const Strengths *side, const char *name, const char *negation)
{
    g_autofree char *wanted = g_strconcat(name, negation, NULL);
    for (guint i = 0; i < strengths_n(side); i++)
        if (strcmp(strengths_term(side, &g_array_index(side->matches, Match, i))->english,
                   wanted) == 0)
            return true;
    return false;
}

/* Whether a requirement of the English is said by its opposite, as "MUST leave out" is by "MUST NOT
 * add". A NOT that is lost is no such case. */
static bool strength_is_turned(const char *name, const Strengths *other)
{
    static const char negation[] = " NOT";
    if (!other->english)
        return strengths_have(other, name, negation);
    if (!g_str_has_suffix(name, negation))
        return false;
    g_autofree char *positive = g_strndup(name, strlen(name) - strlen(negation));
    return strengths_have(other, positive, "");
}

/* Whether a form is in capitals, which no word of every day is. */
static bool form_is_loud(const char *form)
{
    g_autofree char *lower = g_utf8_strdown(form, -1), *upper = g_utf8_strup(form, -1);
    return strcmp(lower, form) != 0 && strcmp(upper, form) == 0;
}

/* What one side has and the other has not; of several the longest form, and of that the last.
 * NULL for none. `loud`: only one in capitals. */
static const Match *strengths_without(const Strengths *side, const Strengths *other, bool loud)
{
    const Match *found = NULL;
    for (guint i = 0; i < strengths_n(side); i++) {
        const Match *match = &g_array_index(side->matches, Match, i);
        const char *name = strengths_term(side, match)->english;
        if ((!found || match->form <= found->form) && !strengths_have(other, name, "") &&
            (!loud || form_is_loud(strengths_form(side, match))) &&
            !strength_is_turned(name, other))
            found = match;
    }
    return found;
}

static gsize strength_at(const Strengths *side, const Match *match)
{
    return side->text->offsets[match->at];
}

void check_requirements(const CheckText *check)
{
    Strengths english = strengths_of_english(check), text = strengths_of_text(check);
    const Match *missing = strengths_without(&english, &text, false);
    const Match *instead = strengths_without(&text, &english, !missing);
    const Term *wanted = missing ? strengths_term(&english, missing) : NULL;
    const char *name = instead ? strengths_term(&text, instead)->english : NULL;
    const char *form = instead ? strengths_form(&text, instead) : NULL;
    const char *use = missing && wanted->use ? wanted->use : "";
    if (missing && instead)
        check_report(check, DIAGNOSTIC_REQUIREMENT, strength_at(&text, instead), instead->length,
                     strength_at(&english, missing),
                     "'%s' says %s where the English says %s; write a form of '%s'", form, name,
                     wanted->english, use);
    else if (missing)
        check_report(check, DIAGNOSTIC_REQUIREMENT, CHECK_NOWHERE, 1,
                     strength_at(&english, missing), "missing '%s': write a form of '%s'",
                     wanted->english, use);
    else if (instead)
        check_report(check, DIAGNOSTIC_REQUIREMENT, strength_at(&text, instead), instead->length,
                     CHECK_NOWHERE, "'%s' says %s, and the English does not; say it without", form,
                     name);
    g_clear_pointer(&english.matches, g_array_unref);
    g_clear_pointer(&text.matches, g_array_unref);
}
