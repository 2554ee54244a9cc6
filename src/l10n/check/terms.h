/*
 * terms.h: the glossaries of the languages, made ready. For the checks of this room only.
 *
 * A term has one number in all languages: its place among the names of all glossaries, the longest
 * first. So an English text is searched once, and each language takes what its glossary has.
 */
#pragma once

#include "book/match.h"
#include "l10n/check/text.h"

G_BEGIN_DECLS

/* What a language does with a term; several may be. */
typedef enum TermUse {
    TERM_TRANSLATED = 1 << 0, /* and a program can tell where the English means it */
    TERM_KEPT = 1 << 1,
    TERM_REQUIRED = 1 << 2, /* MUST, SHOULD and MAY */
} TermUse;

/* A term in a language. */
typedef struct Term {
    const char *english; /* the key; NULL: the glossary of this language has not got it */
    const YamlNode *node;
    guint first, n;  /* its forms, in `forms` of CheckTerms */
    const char *use; /* the first of them, for messages; NULL: it has none */
    guint uses;      /* TermUse */
    Matcher *said;   /* finds its forms; NULL until it is wanted */
} Term;

/* The terms of all languages that are checked. */
typedef struct CheckGlossary {
    GPtrArray *names;    /* const char *, by number */
    GHashTable *numbers; /* name -> number */
    Matcher *terms;      /* what some language translates, in any case and in the plural */
    Matcher *as_written; /* what some language keeps or requires */
} CheckGlossary;

/* A form of a term that is looked for in every text of a language. */
typedef struct TermForm {
    guint term;
    const char *form;
    bool avoided;
} TermForm;

/* Forms, and what finds them: its numbers are places in `forms`. */
typedef struct FormFinder {
    GArray *forms; /* TermForm */
    Matcher *matcher;
} FormFinder;

typedef struct CheckTerms {
    GArray *terms;      /* Term, by number */
    GPtrArray *forms;   /* const char *: how terms are said */
    MatchFlags flags;   /* by which they are looked for */
    FormFinder watched; /* what translations avoid, and how what is required is said; in any case */
    FormFinder required; /* how what is required is said; the longest first */
    GArray *longest;     /* Match: what check_terms_longest gave last */
    GArray *places;      /* Match: of the forms of a term */
} CheckTerms;

/* Of n languages. Free with check_glossary_free. */
CheckGlossary *check_glossary_new(const Locale *const *locales, guint n);
void check_glossary_free(CheckGlossary *glossary);

/* Free with check_terms_free. */
CheckTerms *check_terms_new(const CheckGlossary *glossary, const Locale *locale,
                            const CheckStyle *style);
void check_terms_free(CheckTerms *terms);

/* Find the terms of an English text, and the forms that are watched for in a translation. */
void check_terms_find_english(const CheckGlossary *glossary, CheckSide *english);
void check_terms_find_watched(const CheckTerms *terms, CheckSide *text);

/* Whether a translation has a form of a term. */
bool check_terms_say(const CheckTerms *terms, guint term, const Letters *text);

/* Of places that were found in an English text by a matcher, those of the longest terms with one of
 * these uses in a language: an array of Match, until the next call. */
const GArray *check_terms_longest(const CheckTerms *terms, TermUse use, const Matcher *matcher,
                                  const Letters *english, const GArray *places);

/* A copy of a text in which the names that stay English are filled. Free with g_free. */
char *check_terms_fill_kept(const CheckTerms *terms, const char *words);

G_END_DECLS
