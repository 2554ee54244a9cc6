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
    bool opens_questions; /* ¿ and ¡ */
} CheckStyle;

typedef struct CheckRange {
    double shortest, longest;
} CheckRange;

/* How long a language's texts are over their English; in logarithms, so that half and double are
 * alike far. */
typedef struct CheckLengths {
    double *over;     /* by TextId; NAN where a text is missing, or so short that it says nothing */
    CheckRange usual; /* learned from the language's own texts, or from the table of styles */
} CheckLengths;

/* One side: all of it, the same with everything filled that is not words, and where its lines begin
 * that are not empty. */
typedef struct CheckSide {
    const char *all;
    char *words;     /* byte for byte as long as `all` */
    GArray *lines;   /* gsize */
    Letters letters; /* of `words` */
} CheckSide;

typedef struct CheckText {
    const Book *book;
    const Locale *locale;
    const CheckStyle *style;
    const CheckLengths *lengths;
    const struct CheckTerms *terms;
    Diagnostics *diagnostics;
    TextId id;
    const BookText *source;
    const YamlNode *node; /* of the translation */
    CheckSide english, text;
} CheckText;

/* No place is known. */
#define CHECK_NOWHERE ((gsize)-1)

/* `text` is needed for as long as the side, of which one with nothing in it may be cleared too. */
void check_side_init(CheckSide *side, const char *text, bool prose);
void check_side_clear(CheckSide *side);

/* Whether the whole English stands in the translation: as itself, or in brackets beside it. */
bool check_text_quotes(const CheckText *check);

/* The length of code in backticks that starts here, ticks included; 0 where it does not end. */
gsize check_code_length(const char *at);

/* Whether both have as many lines, so that one can be held against the other. */
bool check_text_aligns(const CheckText *check);

/* A line of a side, from 0: where it begins, and how many bytes it has. */
const char *check_side_line(const CheckSide *side, const char *text, guint line, gsize *length);

/* Letters of a side as a text of their own. Free with g_free. */
char *check_side_words(const CheckSide *side, guint from, guint n);

/* Adds a message at a byte of the translation, `width` characters wide, with the English of that
 * line beside it. Where the place is not known, the byte of the English finds both. */
void check_report(const CheckText *check, DiagnosticId id, gsize at, guint width, gsize english_at,
                  const char *format, ...) G_GNUC_PRINTF(6, 7);

/* What stands beside a message about a text of which no more is known: how its English begins. To
 * be freed. */
char *check_english_note(const char *english);

/* The style of a locale; never NULL. */
const CheckStyle *check_style(const Locale *locale);

/* The script of a character. Those of ASCII, which are most, are known without a search. */
static inline GUnicodeScript check_letter_script(gunichar letter)
{
    if (letter >= 0x80)
        return g_unichar_get_script(letter);
    return g_ascii_isalpha((char)letter) ? G_UNICODE_SCRIPT_LATIN : G_UNICODE_SCRIPT_COMMON;
}

/* Whether a letter is of one of the scripts of a style. */
bool check_style_owns(const CheckStyle *style, gunichar letter);

/* The checks of one text. */
void check_tokens(const CheckText *check);
void check_numbers(const CheckText *check);
void check_ending(const CheckText *check);
void check_pairs(const CheckText *check);
void check_characters(const CheckText *check);
void check_scripts(const CheckText *check);
void check_latin_space(const CheckText *check);
void check_identical(const CheckText *check);
void check_doubled(const CheckText *check);
void check_length(const CheckText *check);
void check_colon(const CheckText *check);
void check_term_use(const CheckText *check);
void check_requirements(const CheckText *check);

/* How long the texts of a language are. Free with check_lengths_free. */
CheckLengths *check_lengths_new(const Book *book, const Locale *locale, const CheckStyle *style);
void check_lengths_free(CheckLengths *lengths);

G_END_DECLS
