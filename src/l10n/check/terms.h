/*
 * terms.h: the glossary of a language, made ready. For the checks of this room only.
 */
#pragma once

#include "l10n/check/match.h"
#include "l10n/check/text.h"

G_BEGIN_DECLS

typedef struct Term {
    const char *english; /* the key */
    bool keep, requirement;
    bool vague; /* "answer (a call)": no program can tell which of its meanings the English has */
    GPtrArray *forms; /* use and forms, as they are; a text has one of them */
    GPtrArray *avoid;
} Term;

typedef struct CheckTerms {
    GArray *terms;    /* Term; the longest English first */
    MatchFlags flags; /* of the language */
} CheckTerms;

/* Free with check_terms_free. */
CheckTerms *check_terms_new(const Locale *locale, const CheckStyle *style);
void check_terms_free(CheckTerms *terms);

/* A copy of a text in which the names that stay English are filled. Free with g_free. */
char *check_terms_fill_kept(const CheckTerms *terms, const char *words);

G_END_DECLS
