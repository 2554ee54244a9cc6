/*
 * text.h: a text and its English as the checks see them. For this room's checks only.
 */
#pragma once

#include "book/book.h"
#include "book/letters.h"

G_BEGIN_DECLS

/* Stands for a byte of what is not the language's: code, places, addresses, marks of lists. It is
 * neither a letter nor a space, so what stands around it does not meet. */
#define CHECK_FILLER '`'

/* How a language is written, as far as checks have to know. */
typedef struct CheckStyle {
    const char *language;      /* the first part of a tag: ja */
    GUnicodeScript scripts[3]; /* of its letters; none: the checks of scripts are left out */
    double own_script;         /* the least share of letters in them */
    double shortest,
        longest;   /* over the English, in characters: the 1st and 99th percentile; 0: not known */
    bool unspaced; /* words are not parted by spaces */
    bool unmarked; /* no mark stands at the end of a sentence */
    bool opens_questions; /* ¿ and ¡ */
    bool doubles;         /* a word may stand twice in a row on purpose */
} CheckStyle;

typedef struct CheckRange {
    double shortest, longest;
} CheckRange;

/* A line that is not empty, in bytes; code may run over the end of one. */
typedef struct CheckLine {
    gsize at, length;
} CheckLine;

/* One side: all of it, the same with everything filled that is not words, and what stands where.
 * One with nothing in it is all 0. */
typedef struct CheckSide {
    const char *all;
    char *words;        /* byte for byte as long as `all` */
    gsize room;         /* for so many bytes of words is memory there */
    guint characters;   /* of all */
    GArray *lines;      /* CheckLine */
    guint n_items;      /* lines that begin an item of a list */
    Letters letters;    /* of `words` */
    GArray *tokens;     /* see check_tokens_find */
    GArray *numbers;    /* see check_numbers_find */
    GArray *terms;      /* Match: of the English, of terms that some language translates; of a
                           translation, of the forms that are watched for */
    GArray *as_written; /* Match: of the English, of terms that some language keeps or requires */
} CheckSide;

typedef struct CheckText {
    const Book *book;
    const Locale *locale;
    const CheckStyle *style;
    const struct CheckGlossary *glossary;
    const struct CheckTerms *terms;
    Diagnostics *diagnostics;
    const BookText *source;
    const YamlNode *node; /* of the translation */
    const YamlNode *ok;   /* what silences checks of it, or NULL */
    const CheckSide *english, *text;
} CheckText;

/* No place is known. */
#define CHECK_NOWHERE ((gsize)-1)

/* Reads a text into a side, whose memory is used again. The text is needed for as long as it
 * stands there. Tokens, numbers and terms are found by those who check them. */
void check_side_read(CheckSide *side, const char *text, bool prose);
void check_side_clear(CheckSide *side);

/* Whether the whole English stands in the translation: as itself, or in brackets beside it. */
bool check_text_quotes(const CheckText *check);

/* The length of code in backticks that starts here, ticks included; 0 where it does not end. */
gsize check_code_length(const char *at);

/* Whether both have as many lines, so that one can be held against the other. */
bool check_text_aligns(const CheckText *check);

/* A line of a side, from 0. */
static inline CheckLine check_side_line(const CheckSide *side, guint line)
{
    return g_array_index(side->lines, CheckLine, line);
}

/* Letters of a side as a text of their own. Free with g_free. */
char *check_side_words(const CheckSide *side, guint from, guint n);

/* Adds a message at a byte of the translation, `width` characters wide, with the English of that
 * line beside it. Where the place is not known, the byte of the English finds both. */
void check_report(const CheckText *check, DiagnosticId id, gsize at, guint width, gsize english_at,
                  const char *format, ...) G_GNUC_PRINTF(6, 7);

/* What stands beside a message about a text of which no more is known: how its English begins. To
 * be freed. */
char *check_english_note(const char *english);

/* The style of a locale; where nothing else is known of its language, what its name shows. */
CheckStyle check_style(const Locale *locale);

/* The script of a character. The letters of most texts are known without a search. */
static inline GUnicodeScript check_letter_script(gunichar letter)
{
    if (letter < 0x80)
        return g_ascii_isalpha((char)letter) ? G_UNICODE_SCRIPT_LATIN : G_UNICODE_SCRIPT_COMMON;
    if (letter >= 0x400 && letter <= 0x481)
        return G_UNICODE_SCRIPT_CYRILLIC;
    if (letter >= 0x3041 && letter <= 0x3096)
        return G_UNICODE_SCRIPT_HIRAGANA;
    if (letter >= 0x4e00 && letter <= 0x9fa5)
        return G_UNICODE_SCRIPT_HAN;
    return g_unichar_get_script(letter);
}

/* Whether a letter, which is of a script, is of one of a style; the mark of a long vowel, U+30FC,
 * is of both kana. */
static inline bool check_style_owns(const CheckStyle *style, gunichar letter, GUnicodeScript script)
{
    return (script != G_UNICODE_SCRIPT_COMMON &&
            (script == style->scripts[0] || script == style->scripts[1] ||
             script == style->scripts[2])) ||
           (letter == 0x30fc && style->own_script > 0);
}

/* Find the tokens of a side, and its numbers, in which `decimal` is the decimal sign. `english` is
 * the English of a translation, with its numbers, and NULL for the English itself. */
void check_tokens_find(CheckSide *side);
void check_numbers_find(const Book *book, CheckSide *side, char decimal, const CheckSide *english);

/* Whether a token of a side has this name. */
bool check_tokens_have(const CheckSide *side, const char *name);

/* The checks of one text. */
void check_tokens(const CheckText *check);
void check_numbers(const CheckText *check);
void check_ending(const CheckText *check);
void check_pairs(const CheckText *check);
void check_items(const CheckText *check);
void check_characters(const CheckText *check);
void check_scripts(const CheckText *check);
void check_latin_space(const CheckText *check);
void check_identical(const CheckText *check);
void check_doubled(const CheckText *check);
void check_colon(const CheckText *check);
void check_term_use(const CheckText *check);
void check_requirements(const CheckText *check);

/* By how much a text is longer than its English: a logarithm, so that half and double are alike
 * far. NAN where the English is so short that it says nothing. */
double check_length_over(const CheckText *check);

/* What is usual of the n texts of a language, of which some may be NAN; where the others are few
 * the table of styles tells. */
CheckRange check_lengths_usual(const double *over, guint n, const CheckStyle *style);

/* Looks at a text that does not lie in what is usual. */
void check_length(const CheckText *check, double over, CheckRange usual);

G_END_DECLS
