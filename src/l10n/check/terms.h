/*
 * terms.h: the glossary of a language, made ready. For the checks of this room only.
 */
#pragma once

#include "book/match.h"
#include "l10n/check/text.h"

G_BEGIN_DECLS

typedef struct Term {
    const char *english; /* the key */
    const YamlNode *node;
    const char *use; /* the first of its forms, for messages; NULL: it has none */
    bool keep, requirement;
    bool vague; /* "answer (a call)": no program can tell which of its meanings the English has */
} Term;

/* A form of a term in one of the two languages. */
typedef struct TermForm {
    guint term; /* in `terms` */
    const char *form;
    bool avoided;
} TermForm;

/* What is looked for, and in what. */
typedef enum TermUse {
    TERMS_TRANSLATED,    /* in the English: terms that are translated */
    TERMS_KEPT,          /* in the English: names that stay as they are */
    TERMS_SAID,          /* in the translation: forms that a text has or avoids */
    TERMS_REQUIRED,      /* in the English: MUST, SHOULD and MAY; the longest first */
    TERMS_REQUIRED_SAID, /* in the translation: how these are said; the longest first */
    TERMS_N_USES
} TermUse;

/* Forms, and what finds them: its numbers are places in `forms`. */
typedef struct TermFinder {
    GArray *forms; /* TermForm */
    Matcher *matcher;
} TermFinder;

typedef struct CheckTerms {
    GArray *terms; /* Term; the longest English first */
    TermFinder finders[TERMS_N_USES];
} CheckTerms;

/* Free with check_terms_free. */
CheckTerms *check_terms_new(const Locale *locale, const CheckStyle *style);
void check_terms_free(CheckTerms *terms);

/* A copy of a text in which the names that stay English are filled. Free with g_free. */
char *check_terms_fill_kept(const CheckTerms *terms, const char *words);

G_END_DECLS
