/*
 * book.h: the loaded book: protocols, codes, questions, pair notes, locales.
 *
 * A book is loaded once (book_load), checked while it is loaded, and never changes afterwards: any
 * number of threads may read it. All texts belong to it and live as long as it does.
 *
 * Facts are numbers here: a question is its place in the protocol's order, an answer a bit. Words
 * are numbers too: a TextId says which text, book_wording() how it is said in a language.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "book/flow.h"
#include "book/kinds.h"
#include "book/tables.h"
#include "input/yaml.h"

G_BEGIN_DECLS

/* The format of the book that this program reads (site.yaml, `format`). */
#define BOOK_FORMAT 1
/* Questions of a protocol and answers of a question are bits of a guint64. */
#define BOOK_QUESTIONS_MAX 64
#define BOOK_ANSWERS_MAX   64

/* ---- Words -------------------------------------------------------------------------------------
 */

/* A text that is translated; 0 is none. Numbers run in the order of the sources: the words of the
 * site and the questions of the book, then each protocol by its kinds of files, then the relations
 * between protocols; each file's in the order of fields_each_part. */
typedef guint32 TextId;
#define TEXT_NONE 0u

/* A file whose texts are translated. */
typedef struct BookSource {
    const char
        *id; /* site, sip/protocol, sip/486, sip/480-vs-486: its translation is locales/LANG/ID.yaml */
    const char *path; /* of the English */
    BookFileKind kind;
    TextId first;
    guint n_texts;
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
} Translation;

/* A list of tokens. */
typedef struct Tokens {
    const char **items;
    guint n;
} Tokens;

typedef struct Locale {
    const char *id;  /* its folder and the first part of its paths: pt */
    const char *tag; /* pt-BR */
    const char *name;
    bool rtl;
    bool pseudo; /* made of the English, see pseudo.h: nobody reads it */
    const char *line_join, *list_separator, *label_separator, *decimal;
    const char *latin_space; /* yes or no; NULL where it is not said */
    const YamlNode *terms;   /* the map of its glossary, or NULL */
    guint *fallback; /* places in Book.locales, the nearest first, English always at the end; none
                        for English */
    guint n_fallback;
    Tokens reviewed_by;        /* native readers */
    Translation *translations; /* by TextId; NULL for English */
    bool *has_file; /* by source: whether it has a file that translates it; NULL for English */
} Locale;

/* How a text is said in a language: the text, and the language that it turned out to be in. */
typedef struct Wording {
    const char *text;
    const Locale *locale;
    bool stale;
} Wording;

/* ---- Facts --------------------------------------------------------------------------------------
 */

typedef enum QuestionKind {
    QUESTION_ONE,     /* one of the listed answers */
    QUESTION_MANY,    /* any of them */
    QUESTION_TOKENS,  /* words that are never translated */
    QUESTION_HEADERS, /* header fields: required, useful */
    QUESTION_SOURCES, /* documents */
} QuestionKind;

typedef struct Answer {
    const char *id;
    TextId brief, says;
} Answer;

/* The question is put only to codes that answer `question` by one of `answers`. */
typedef struct Condition {
    guint question;
    guint64 answers;
} Condition;

typedef struct Question {
    const char *id;
    TextId label, asks;
    QuestionKind kind;
    bool counts;      /* among those in how many two codes differ; only `one` and `many` can */
    const char *find; /* the word by which its tokens are found, or NULL */
    Answer *answers;
    guint n_answers;
    Condition *conditions;
    guint n_conditions;
} Question;

/* What a code answers to one question. */
typedef struct Fact {
    bool answered;
    guint64 answers; /* one, many: a bit an answer */
    Tokens tokens;   /* tokens, sources; of headers the required ones */
    Tokens useful;   /* of headers */
    Tokens sources;  /* of its own, where they are not the code's */
} Fact;

typedef struct CodeClass {
    const char *id;         /* 4xx */
    const char *low, *high; /* its range, or NULL */
    bool fails;             /* its codes report failures */
    TextId name, about;
} CodeClass;

/* A participant or note of flows. */
typedef struct FlowWord {
    const char *id;
    TextId label;
} FlowWord;

typedef enum CodeStatus {
    CODE_STATUS_CURRENT,
    CODE_STATUS_DEPRECATED,
    CODE_STATUS_RESERVED,
    CODE_STATUS_UNUSED,
    CODE_STATUS_TEMPORARY,
    CODE_STATUS_UNOFFICIAL,
} CodeStatus;

typedef enum EquivalentKind {
    EQUIVALENT_SAME_NUMBER,
    EQUIVALENT_SAME_MEANING,
    EQUIVALENT_NEAREST
} EquivalentKind;

typedef struct Equivalent {
    const char *id; /* http/503 */
    EquivalentKind kind;
    const char *source; /* or NULL */
} Equivalent;

typedef struct Code {
    const char *id;
    const char *name;
    const char *checked;
    guint index; /* its place in its protocol */
    CodeStatus status;
    int class_index; /* in Protocol.classes; -1 for none */
    Tokens also, used_by, sources;
    TextId gloss, description, when_seen, when_to_use, how_to_fix;
    Fact *facts;   /* one a question */
    guint *values; /* of its facts, to compare: two codes of a protocol answer a question alike
                      when theirs are equal; 0: not answered */
    Flow *flow;    /* or NULL */
    const char *message; /* or NULL */
    guint *related;      /* places in Protocol.codes */
    guint n_related;
    Equivalent *equivalents;
    guint n_equivalents;
    guint first_note, n_notes; /* of the notes in which it is the lower one */
    guint source;              /* its place in Book.sources */
} Code;

typedef struct PairNote {
    guint a, b;  /* places in Protocol.codes; a < b */
    int decides; /* a question, or -1: the first that differs */
    TextId summary, insight, choose_a, choose_b;
    guint source; /* its place in Book.sources */
} PairNote;

typedef struct Protocol {
    const char *id;       /* sip */
    const char *name;     /* SIP */
    const char *registry; /* or NULL */
    TextId title, about;
    Tokens sources;
    CodeClass *classes;
    guint n_classes;
    FlowWord *participants, *notes;
    guint n_participants, n_notes;
    Question *questions;
    guint n_questions;
    guint64 deciding, counting; /* questions that can decide, and that count: a bit each */
    Code *codes;                /* in the order of ids */
    guint n_codes;
    PairNote *pair_notes; /* by a, then b */
    guint n_pair_notes;
    guint source; /* its place in Book.sources */
} Protocol;

/* ---- The site and the book ---- */

typedef enum IndexPairs { INDEX_ALL, INDEX_NEAR, INDEX_NOTED } IndexPairs;

typedef struct SiteSettings {
    const YamlNode *root;   /* of site.yaml, for the places of messages */
    const char *base_url;   /* ends in a slash; or NULL */
    const char *repository; /* a web address without a slash at its end; or NULL */
    const char *branch;
    bool clean_urls;
    bool stable_assets;          /* no hashes in the names of assets */
    const char *host;            /* or NULL */
    guint index_from, menu_from; /* per cent */
    IndexPairs index_pairs;
} SiteSettings;

typedef struct Book Book;
struct Book {
    SiteSettings settings;
    Locale *locales; /* in the order of the menu */
    guint n_locales;
    guint english; /* the place of English in them */
    Protocol *protocols;
    guint n_protocols;
    BookSource *sources;
    guint n_sources;
    BookText *texts; /* by TextId; texts[0] is none */
    guint n_texts;
    struct BookStore *store; /* what all of the above lives in */
};

/* Loads the book in `folder`. All that is wrong is added to `diagnostics`. Returns NULL where the
 * book cannot even be put together (no site.yaml, no protocol); a book with other errors is
 * returned, for checks that go further, but must not be printed. Free with book_free. */
Book *book_load(const char *folder, Diagnostics *diagnostics);
/* The same with so many threads, from 1, where book_load takes as many as there are cores. */
Book *book_load_with(const char *folder, guint jobs, Diagnostics *diagnostics);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* What an address is not that cannot be a base_url, as in "an address that ends in a slash"; NULL
 * where it can be one. */
const char *settings_judge_base_url(const char *url);

/* Takes this address (which is copied) in place of that of site.yaml, before anything is made of
 * the book. Returns NULL; or what the address is not, and then the book stays as it is. That the
 * book had no address is no longer said by `diagnostics`. */
const char *book_set_base_url(Book *book, const char *url, Diagnostics *diagnostics);

/* How a text is said in a language, by its fallback chain. The text is never NULL for an id of the
 * book; for TEXT_NONE it is "". */
Wording book_wording(const Book *book, const Locale *locale, TextId text);

/* The text at `path` ("heading.description") of a source, or TEXT_NONE. */
TextId book_text(const Book *book, guint source, const char *path);

/* The source with this id ("site", "sip/486"), or -1. */
int book_find_source(const Book *book, const char *id);

/* A code by its id, or NULL. */
const Code *protocol_find_code(const Protocol *protocol, const char *id);

/* The question with this id, or -1. */
int protocol_find_question(const Protocol *protocol, const char *id);

/* The note on two codes (a < b), or NULL. */
const PairNote *protocol_find_note(const Protocol *protocol, guint a, guint b);

/* The English file of a source, for whoever needs its place or its whole tree. */
const YamlFile *book_source_file(const Book *book, guint source);

G_END_DECLS
