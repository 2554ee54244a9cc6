/*
 * match.h: where the words of a glossary stand in a text.
 *
 * A form is what is looked for: words, in which a space stands for any white space and `*` for any
 * ending of a word. In a language that parts its words by spaces a form begins and ends where a
 * word does; in another it is found anywhere, and `*` says nothing. Forms are decoded and sorted
 * once, so that looking costs the length of the text and not the number of forms.
 *
 *   MatchFlags flags = MATCH_FOLD_CASE;
 *   g_autoptr(Matcher) matcher = matcher_new(forms, n, flags);
 *   g_auto(Letters) text = {0};
 *   letters_decode(&text, "Falta el encabezado.");
 *   g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
 *   matcher_find(matcher, &text, matches);
 *   matcher_keep_longest(matcher, &text, matches);
 */
#pragma once

#include "book/letters.h"

G_BEGIN_DECLS

typedef enum MatchFlags {
    MATCH_FOLD_CASE = 1 << 0, /* lower and upper case are the same */
    MATCH_UNSPACED = 1 << 1,  /* the language does not part its words by spaces */
    MATCH_PLURAL = 1 << 2,    /* an English word may have the ending s or es besides */
    MATCH_KATAKANA = 1 << 3,  /* a form does not stand in a longer run of katakana: not サーバ in
                                 サーバー */
} MatchFlags;

/* A form that was found. */
typedef struct Match {
    guint form;       /* its number, from 0, among those that the matcher was made of */
    guint at, length; /* in letters */
} Match;

typedef struct Matcher Matcher;

/* Makes n forms ready. An empty one is never found. Free with matcher_free. */
Matcher *matcher_new(const char *const *forms, guint n, MatchFlags flags);
void matcher_free(Matcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Matcher, matcher_free)

/* Every place where a form stands, also inside of another one, sorted by where they begin.
 * `matches`, an array of Match, holds these and nothing else then. */
void matcher_find(const Matcher *matcher, const Letters *text, GArray *matches);

/* Of such places keeps those of the longest forms: what a longer form has taken does not match
 * again. They are sorted by where they begin. */
void matcher_keep_longest(const Matcher *matcher, const Letters *text, GArray *matches);

G_END_DECLS
