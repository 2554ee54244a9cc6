/*
 * match.h: finding the forms of a glossary in a text. For the checks of this room only.
 *
 * A form is words; `*` stands for any ending of a word, a space for any white space. In a language
 * that parts its words by spaces a form begins and ends with a word; elsewhere it is found
 * anywhere.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A text, letter by letter. */
typedef struct MatchText {
    gunichar *letters; /* in lower case unless case is kept; 0 at the end */
    gsize *offsets;    /* of each letter in the text, in bytes */
    bool *taken;       /* letters that a longer form has */
    gsize n;
} MatchText;

typedef enum MatchFlags {
    MATCH_FOLD_CASE = 1 << 0,
    MATCH_UNSPACED = 1 << 1, /* words are not parted by spaces */
    MATCH_PLURAL = 1 << 2,   /* an English plural is the same word: s, es, ies */
} MatchFlags;

void match_text_init(MatchText *text, const char *words, MatchFlags flags);
void match_text_clear(MatchText *text);

/* The first place from `from` on where a form stands and not all of its letters are taken; false
 * where there is none. `*length` is in letters. */
bool match_find(const MatchText *text, const char *form, MatchFlags flags, gsize from, gsize *at,
                gsize *length);

/* Marks letters as taken by a form. */
void match_take(MatchText *text, gsize at, gsize length);

G_END_DECLS
