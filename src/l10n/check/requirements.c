/* MUST, SHOULD and MAY: as strong in the translation as in the English. */
#include "l10n/check/terms.h"

#include <string.h>

/* One side: what it says of MUST, SHOULD and MAY. */
typedef struct Strengths {
    const CheckText *check;
    const TermFinder *finder;
    const Letters *text;
    GArray *matches; /* Match; what a longer form has taken is none: MUST NOT holds a MUST */
} Strengths;

static Strengths strengths_find(const CheckText *check, TermUse use, const Letters *text)
{
    const TermFinder *finder = &check->terms->finders[use];
    Strengths side = {check, finder, text, matcher_find(finder->matcher, text)};
    matcher_keep_longest(finder->matcher, text, side.matches);
    return side;
}

static const TermForm *strengths_form(const Strengths *side, const Match *match)
{
    return &g_array_index(side->finder->forms, TermForm, match->form);
}

static const Term *strengths_term(const Strengths *side, const Match *match)
{
    return &g_array_index(side->check->terms->terms, Term, strengths_form(side, match)->term);
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
static bool strength_is_turned(const char *name, const Strengths *other, bool english)
{
    static const char negation[] = " NOT";
    if (english)
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
static const Match *strengths_without(const Strengths *side, const Strengths *other, bool english,
                                      bool loud)
{
    const Match *found = NULL;
    for (guint i = 0; i < side->matches->len; i++) {
        const Match *match = &g_array_index(side->matches, Match, i);
        const char *name = strengths_term(side, match)->english;
        if ((!found || match->form <= found->form) && !strengths_have(other, name, "") &&
            (!loud || form_is_loud(strengths_form(side, match)->form)) &&
            !strength_is_turned(name, other, english))
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
    Strengths english = strengths_find(check, TERMS_REQUIRED, &check->english.letters);
    Strengths text = strengths_find(check, TERMS_REQUIRED_SAID, &check->text.letters);
    const Match *missing = strengths_without(&english, &text, true, false);
    const Match *instead = strengths_without(&text, &english, false, !missing);
    const Term *wanted = missing ? strengths_term(&english, missing) : NULL;
    const char *name = instead ? strengths_term(&text, instead)->english : NULL;
    const char *form = instead ? strengths_form(&text, instead)->form : NULL;
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
    g_array_unref(english.matches);
    g_array_unref(text.matches);
}
