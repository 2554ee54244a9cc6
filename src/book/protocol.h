/*
 * protocol.h: a loaded protocol: its classes, questions and codes, and what is said of pairs.
 *
 * Facts are numbers here: a question is its place in the protocol's order, an answer a bit.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "book/decide.h"
#include "book/flow.h"
#include "book/glossary.h"
#include "book/programs.h"
#include "book/refs.h"
#include "book/shared.h"
#include "book/texts.h"

G_BEGIN_DECLS

/* Questions of a protocol and answers of a question are bits of a guint64. */
#define BOOK_QUESTIONS_MAX 64
#define BOOK_ANSWERS_MAX   64

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
    bool counts;          /* among those in how many two codes differ; only `one` and `many` can */
    const char *find;     /* the word by which its tokens are found, or NULL */
    const char *codes_of; /* the protocol whose codes its tokens are; the book may lack it */
    Answer *answers;
    guint n_answers;
    Condition *conditions;
    guint n_conditions;
    /* Whether an error tells that its kind or its answers, or when it is asked, is not known: so
     * nobody judges what codes answer to it, or whether they should. */
    bool unclear, unclear_when;
} Question;

/* Whether a question lists its answers; only such a one can decide between two codes. */
static inline bool question_is_listed(const Question *question)
{
    return question->kind == QUESTION_ONE || question->kind == QUESTION_MANY;
}

/* A header field that is required under a condition of the protocol. */
typedef struct RequiredIf {
    const char *field;
    guint condition; /* in Protocol.conditions */
} RequiredIf;

/* What a code answers to one question. */
typedef struct Fact {
    bool answered;
    guint64 answers;         /* one, many: a bit an answer */
    Tokens tokens;           /* tokens, sources; of headers the required ones */
    Tokens useful;           /* of headers */
    RequiredIf *required_if; /* of headers */
    guint n_required_if;
    Tokens citations; /* of its own, where they are not the code's */
    bool unclear;     /* an error tells that it is not what was meant */
} Fact;

/* What the codes of a class report. */
typedef enum Tone {
    TONE_NEUTRAL,
    TONE_PROGRESS,
    TONE_SUCCESS,
    TONE_REDIRECT,
    TONE_REQUEST,    /* a fault of the request */
    TONE_SERVER,     /* a fault of the server */
    TONE_EVERYWHERE, /* no other place will do better */
} Tone;

/* What how_to_fix is headed as. */
typedef enum FixHeading {
    ENDING_FIX,
    ENDING_NEXT,
    ENDING_FOLLOW,
    ENDING_CHECK,
    ENDING_RESERVED,
    ENDING_FOUND,
} FixHeading;

/* What the messages of codes are. */
typedef enum MessageForm {
    MESSAGE_HEAD,    /* header lines */
    MESSAGE_SESSION, /* lines that say who speaks */
    MESSAGE_OUTPUT,  /* the output of a tool */
    MESSAGE_BYTES,   /* in hexadecimal, with a reading */
    MESSAGE_NONE,    /* on no wire: what a program shows */
    MESSAGE_N,
} MessageForm;

typedef struct CodeClass {
    const char *id;         /* 4xx */
    const char *low, *high; /* its range, or NULL */
    Tone tone;
    FixHeading ending;
    TextId name, about;
} CodeClass;

/* Whether the id of a class is a word (failure) and no pattern of its codes (4xx, HY): then pages
 * show its name alone. */
bool class_is_word(const CodeClass *class);

/* A participant or note of flows, a reader, a condition: an id, and what it is called. */
typedef struct Label {
    const char *id;
    TextId label;
} Label;

/* A word of the site that the protocol says in its own way. */
typedef struct ProtocolWord {
    const char *key; /* protocol.title */
    TextId text;
} ProtocolWord;

/* A source that is no RFC, and its address; NULL where it has none. */
typedef struct Document {
    const char *name, *address;
} Document;

/* A page that lists codes by the tokens, or by the answers, of one question or more. A row is a
 * token, or the id of an answer. */
typedef struct TokenRow {
    const char *token;
    const char *name; /* or NULL */
    TextId note;
    Tokens citations;
} TokenRow;

typedef struct TokenTable {
    const char *id;           /* cause: the page is by-cause */
    TextId title, row, about; /* row: what its rows are, if the file says so */
    guint *questions;         /* its columns */
    guint n_questions;
    TokenRow *rows; /* what is known of single tokens, in the order of the file */
    guint n_rows;
} TokenTable;

typedef enum CodeStatus {
    CODE_STATUS_CURRENT,
    CODE_STATUS_DEPRECATED,
    CODE_STATUS_RESERVED,
    CODE_STATUS_UNUSED,
    CODE_STATUS_TEMPORARY,
    CODE_STATUS_UNOFFICIAL,
    CODE_STATUS_NEVER_SENT, /* programs show it, none sends it */
    CODE_STATUS_NAMED_ONLY, /* a document names it and does not define it */
    CODE_STATUS_NOT_A_CODE, /* people look for it as if it were one */
} CodeStatus;

/* A name that holds in some places only. */
typedef struct CodeName {
    const char *id, *name;
    TextId where;
} CodeName;

/* A line by which a program reports a code. */
typedef struct CodeLog {
    const char *by, *line;
} CodeLog;

/* What one of the protocol's readers is to do. */
typedef struct CodeFix {
    guint reader; /* in Protocol.readers */
    TextId text;
} CodeFix;

/* What some bytes of a message say. */
typedef struct CodeReading {
    const char *id, *bytes;
    TextId says;
} CodeReading;

typedef struct Code {
    const char *id;
    const char *name;       /* what stands beside the id: "" where that would be the id again */
    const char *number;     /* as it is written: 14, 0x8A; NULL where it has none but its id */
    const char *beside;     /* what stands behind the id: its number, or its range; or NULL */
    const char *shown;      /* the id with what stands behind it: "UNAVAILABLE (14)" */
    const char *full;       /* how it is shown in full: "486 Busy Here", "UNAVAILABLE (14)" */
    const char *low, *high; /* the ids that it stands for, where it is a range; or NULL */
    const char *checked;
    guint index; /* its place in its protocol */
    CodeStatus status;
    FixHeading ending;
    int class_index; /* in Protocol.classes; -1 for none */
    Tone tone;       /* its own, that of its class, or neutral */
    Tokens also, aliases, used_by, citations;
    CodeName *names;
    guint n_names;
    const char *keywords; /* the English ones, or NULL; see book_keywords */
    TextId gloss, description, when_seen, when_to_use;
    TextId how_to_fix; /* TEXT_NONE where it is said for each reader in `fixes` */
    CodeFix *fixes;    /* in the order of the protocol's readers */
    guint n_fixes;
    CodeLog *logs;
    guint n_logs;
    Fact *facts;        /* one a question */
    guint *values;      /* of its facts, to compare: two codes of a protocol answer a question alike
                           when theirs are equal; 0: not answered */
    guint64 answered;   /* the questions that it answers, a bit each */
    SharedFact *shared; /* one a question of the book; NULL where it has none */
    Flow *flow;         /* or NULL */
    const char *message; /* or NULL */
    MessageForm message_form;
    CodeReading *readings; /* of a message in bytes, from the first to the last */
    guint n_readings;
    CodeRefs related;
    guint *relations; /* with codes of other protocols: places in Book.relations */
    guint n_relations;
    guint first_note, n_notes; /* of the notes in which it is the lower one */
    guint text_file;           /* its place in Book.sources */
} Code;

/* How the codes of a protocol are ordered where no number says it: by id_compare(), or by strcmp().
 */
typedef enum IdOrder { ORDER_VALUE, ORDER_CHARACTERS } IdOrder;

typedef struct CodeAlias {
    const char *id;
    guint code; /* its place in Protocol.codes */
} CodeAlias;

typedef struct PairNote {
    guint a, b;  /* places in Protocol.codes; a < b */
    int decides; /* a question, or -1: the first that differs */
    TextId summary, insight;
    TextId choose[2]; /* for each of the two codes */
    guint text_file;  /* its place in Book.sources */
} PairNote;

/* Two codes of a protocol; a < b. */
typedef struct CodePair {
    guint a, b;
} CodePair;

struct Protocol {
    const char *id;    /* sip */
    const char *name;  /* SIP */
    Tokens registries; /* their web addresses */
    TextId title, about;
    Document *documents;
    guint n_documents;
    ProtocolWord *words;
    guint n_words;
    Label *readers, *conditions;
    guint n_readers, n_conditions;
    MessageForm message_form;
    IdOrder order;
    Tokens citations;
    CodeClass *classes;
    guint n_classes;
    Label *participants, *notes;
    guint n_participants, n_notes;
    Question *questions;
    guint n_questions;
    guint64 deciding, counting; /* questions that can decide, and that count: a bit each */
    guint *first, *groups;      /* questions: beside the title of a code; of a second grouping */
    guint n_first, n_groups;
    CodePair *asked;
    guint n_asked;
    TokenTable *tables;
    guint n_tables;
    Code *codes; /* by the value of the number or range beside the id or in it, then by id */
    guint n_codes;
    guint *by_id;        /* their places, in the order of ids */
    CodeAlias *by_alias; /* their aliases, in the order of strcmp() */
    guint n_aliases;
    Program *programs;
    guint n_programs;
    GlossaryTerm *terms; /* of its glossary, in the order of the file */
    guint n_terms;
    PairNote *pair_notes; /* by a, then b */
    guint n_pair_notes;
    Tree *trees;
    guint n_trees;
    UnreachedCode *unreached;
    guint n_unreached;
    guint text_file; /* its place in Book.sources */
};

/* A code by its id, or NULL. */
const Code *protocol_find_code(const Protocol *protocol, const char *id);

/* The order of Protocol.by_alias, for qsort() and bsearch(). */
int code_alias_compare(const void *x, const void *y);

/* The code that this is an alias of, or NULL. */
const Code *protocol_find_alias(const Protocol *protocol, const char *id);

/* The order of two ids, or of bounds of ranges, as the protocol has it. */
int protocol_order_ids(const Protocol *protocol, const char *a, const char *b);

/* The order of the protocol's codes, for any two ids: below 0 where `a` stands before `b`. Ids that
 * it lacks are ordered as ids. */
int protocol_compare_ids(const Protocol *protocol, const char *a, const char *b);

/* The protocol's own text for a word of the site ("protocol.title"), or TEXT_NONE. */
TextId protocol_word(const Protocol *protocol, const char *key);

/* How a source begins that is an RFC, which is found without its protocol's saying where. */
#define SOURCE_RFC "RFC "

/* The document that a source is, or is a part of; NULL where it is none of them. */
const Document *protocol_find_document(const Protocol *protocol, const char *source);

/* The address of a source that is one of its documents, or a part of one; NULL where none is known.
 */
const char *protocol_document(const Protocol *protocol, const char *source);

/* The question whose tokens are the names of constants in programs, or -1: the one with the id
 * `constants`, of kind `tokens`. */
int protocol_constants(const Protocol *protocol);

/* One of its readers by its id, or NULL. */
const Label *protocol_find_reader(const Protocol *protocol, const char *id);

/* The question with this id, or -1. */
int protocol_find_question(const Protocol *protocol, const char *id);

/* The note on two codes (a < b), or NULL. */
const PairNote *protocol_find_note(const Protocol *protocol, guint a, guint b);

G_END_DECLS
