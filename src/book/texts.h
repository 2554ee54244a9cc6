/*
 * texts.h: the texts of a book that are translated, and how each is said in a language.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "book/kinds.h"
#include "input/yaml.h"

G_BEGIN_DECLS

typedef struct Book Book;

/* A text that is translated; 0 is none. Numbers run in the order of the sources: the words of the
 * site and the questions of the book, then each protocol by its kinds of files, then the relations
 * between protocols; each file's in the order of fields_each_part. */
typedef guint32 TextId;
#define TEXT_NONE 0u

/* A file whose texts are translated. */
typedef struct BookSource {
    const char *id;   /* site, sip/protocol, sip/486, sip/480-vs-486: its translation is
                         locales/LANG/ID.yaml */
    const char *path; /* of the English */
    BookFileKind kind;
    TextId first;
    guint n_texts;
    bool has_errors; /* its fields: what it seems to lack may be one of them */
} BookSource;

typedef struct BookText {
    guint source;         /* its place in Book.sources */
    const char *path;     /* the way to it in its file: questions.reach.label */
    bool prose;           /* Markdown; otherwise one line */
    const YamlNode *node; /* the English */
    guint words;          /* of the English */
} BookText;

typedef enum TextState { TEXT_MISSING, TEXT_STALE, TEXT_DONE } TextState;

/* What a language has for one text. */
typedef struct Translation {
    TextState state;
    bool misfit;          /* stale, and its places no longer fit: it is not shown */
    const YamlNode *text; /* NULL when missing */
    const YamlNode *en;   /* the English beside it, where it is there */
    const YamlNode *was;  /* the English that it translates, where that is not today's */
    const YamlNode *ok;   /* the silenced checks, where there are any */
    const char *printed;  /* `text` with the typography of its language; NULL: it is the same */
} Translation;

/* A list of tokens. */
typedef struct Tokens {
    const char **items;
    guint n;
} Tokens;

/* Whether a word is one of them. */
static inline bool tokens_contain(const Tokens *tokens, const char *word)
{
    for (guint i = 0; i < tokens->n; i++)
        if (strcmp(tokens->items[i], word) == 0)
            return true;
    return false;
}

/* Whether one of them is `token`, in whatever case: names of header fields have none. */
bool tokens_contain_folded(const Tokens *tokens, const char *token);

/* What of a language's translations is loaded. */
typedef enum LocalePart {
    LOCALE_WHOLE,   /* all */
    LOCALE_COUNTED, /* the states of its texts, which may have no text: it is not printed */
    LOCALE_NONE,    /* nothing: it is not printed, and nobody asks what it has */
} LocalePart;

typedef struct Locale {
    const char *id;       /* its folder and the first part of its paths: pt */
    const char *base_url; /* below it stands its folder; ends in a slash; or NULL. See homes.h */
    const char *tag;      /* pt-BR */
    const char *name;
    bool rtl;
    bool pseudo;     /* made of the English, see pseudo.h: nobody reads it */
    LocalePart part; /* how much of its texts is loaded */
    const char *line_join, *list_separator, *label_separator, *decimal;
    const char *heading_separator; /* between a code or a name, and a heading or sentence of it */
    const char *part_separator;    /* between parts of a line that are no list: " · " */
    bool small_after_colon;        /* a capital behind a colon is a mistake */
    guint no_break;                /* of NoBreak: see typography.h */
    const char *latin_space;       /* yes or no; NULL where it is not said */
    const YamlNode *glossary;      /* the map of its glossary, or NULL */
    guint *fallback; /* places in Book.locales, the nearest first, English always at the end; none
                        for English */
    guint n_fallback;
    const char *keys;          /* what the keys of an English keyboard give; or "" or NULL */
    Tokens numbers, latin;     /* words of numbers, and letters that stand for its own */
    Tokens reviewed_by;        /* native readers */
    Translation *translations; /* by TextId; NULL for English */
    bool *has_file; /* by source: whether it has a file that translates it; NULL for English */
    const char **keywords; /* by source: its own keywords, or NULL; NULL for English */
} Locale;

/* How a text is said in a language: the text, and the language that it turned out to be in. */
typedef struct Wording {
    const char *text;
    const Locale *locale;
    bool stale;
} Wording;

/* How a text is said in a language, by its fallback chain. The text is never NULL for an id of the
 * book; for TEXT_NONE it is "". */
Wording book_wording(const Book *book, const Locale *locale, TextId text);

/* The same as pages print it: with the typography of the language that it turned out to be in. */
Wording book_printed(const Book *book, const Locale *locale, TextId text);

/* The English that a translation was made from: `was`, else `en`; NULL where it does not say. */
const char *translation_made_from(const Translation *translation);

/* The same of what a language has for a text; today's English where it does not say. */
const char *book_made_from(const Book *book, const Translation *translation, TextId text);

/* The text at `path` ("heading.description") of a source, or TEXT_NONE. */
TextId book_text(const Book *book, guint source, const char *path);

/* The source with this id ("site", "sip/486"), or -1. */
int book_find_source(const Book *book, const char *id);

/* The English file of a source, for whoever needs its place or its whole tree. */
const YamlFile *book_source_file(const Book *book, guint source);

/* Whether a text may have {places}: a word of the site, or one that a protocol says in its own way.
 */
bool texts_has_places(const Book *book, const BookText *text);

/* ---- For the loading files of this room ---- */

/* Collects the sources and their texts. */
void texts_collect(Book *book, Diagnostics *diagnostics);

/* The id of an English node; TEXT_NONE for NULL and for what is no text. */
TextId texts_of(const Book *book, const YamlNode *english);

/* The same, which is quicker where it is the text behind `last`. */
TextId texts_after(const Book *book, TextId last, const YamlNode *english);

G_END_DECLS
