/*
 * letters.h: a text letter by letter, decoded and classified once for all who look at it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a letter is; a letter may be several. */
typedef enum LetterKind {
    LETTER_ALPHA = 1 << 0,
    LETTER_MARK = 1 << 1, /* an accent that is no part of a letter */
    LETTER_DIGIT = 1 << 2,
    LETTER_NUMBER = 1 << 3, /* a digit, or a number that is none: Ⅳ */
    LETTER_WORD = LETTER_ALPHA | LETTER_MARK | LETTER_NUMBER,
    LETTER_SPACE = 1 << 4,
    LETTER_KATAKANA = 1 << 5, /* with the mark of a long vowel, without the middle dot */
    LETTER_INSIDE = 1 << 6,   /* of a word, and behind another letter of it */
} LetterKind;

typedef struct Letters {
    gunichar *all, *lower; /* as written, and in lower case; 0 at the end. All lie in one block */
    guint8 *kinds;         /* LetterKind; 0 at the end */
    guint *offsets;        /* of each letter, and of the end: in bytes of the text */
    guint n;               /* letters */
    gsize room;            /* for so many is memory there */
    gunichar highest;      /* of all of them */
    guint8 has;            /* the kinds of all of them */
} Letters;

/* Decodes a text, which is valid UTF-8 of less than 4 GiB and is needed no longer. A letter and the
 * accents behind it are one letter where Unicode has that, as some systems write them apart. The
 * letters are all 0, or those of another text, whose memory is used again. Clear with
 * letters_clear. */
void letters_decode(Letters *letters, const char *text);
void letters_clear(Letters *letters);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Letters, letters_clear)

/* A character in lower case. */
gunichar letter_lower(gunichar c);

/* What a sentence ends in. */
typedef enum SentenceEnd {
    SENTENCE_END_NONE,
    SENTENCE_END_STOP,
    SENTENCE_END_QUESTION,
    SENTENCE_END_CALL,
    SENTENCE_END_COLON,
} SentenceEnd;

/* What a character says where a sentence or a part of one ends in it, in whatever script; some say
 * it in one language alone ("el"), and some also stand inside of sentences. */
SentenceEnd letter_sentence_end(gunichar c, const char *language);

/* The script of the first letter of a text; G_UNICODE_SCRIPT_UNKNOWN where there is none, or no
 * text. */
GUnicodeScript letters_script(const char *text);

/* Behind all letters from a place on that are of a kind. */
guint letters_skip(const Letters *letters, guint at, LetterKind kind);

G_END_DECLS
