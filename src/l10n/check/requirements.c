/* MUST, SHOULD and MAY: as strong in the translation as in the English. */
#include "l10n/check/terms.h"

#include <string.h>

/* One side: what it says of MUST, SHOULD and MAY. */
typedef struct Strengths {
    const CheckTerms *terms;
    const Letters *text;
    const GArray *matches; /* Match; what a longer form has taken is none: MUST NOT holds a MUST */
    bool english;
} Strengths;

static Strengths strengths_of_english(const CheckText *check)
{
    const CheckSide *english = check->english;
    const GArray *matches =
        check_terms_longest(check->terms, TERM_REQUIRED, check->glossary->as_written,
                            &english->letters, english->as_written);
    return (Strengths){check->terms, &english->letters, matches, true};
}

/* Whether a translation has a form of a term that is required, and begins as that is written. */
static bool may_be_required(const CheckText *check)
{
    const CheckTerms *terms = check->terms;
    const GArray *matches = check->text->terms;
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        const TermForm *form = &g_array_index(terms->watched.forms, TermForm, match->form);
        gunichar first = check->text->letters.all[match->at];
        if (g_array_index(terms->terms, Term, form->term).uses & TERM_REQUIRED &&
            (first == g_utf8_get_char(form->form) || *form->form == '*' || *form->form == ' '))
            return true;
    }
    return false;
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
    for (guint i = 0; i < side->matches->len; i++)
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
    for (guint i = 0; i < side->matches->len; i++) {
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
    const Matcher *matcher = check->terms->required.matcher;
    const Letters *letters = &check->text->letters;
    Strengths english = strengths_of_english(check);
    bool may = may_be_required(check);
    if (!may && english.matches->len == 0)
        return;
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
    if (may) {
        matcher_find(matcher, letters, matches);
        matcher_keep_longest(matcher, letters, matches);
    }
    Strengths text = {check->terms, letters, matches, false};
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
}
