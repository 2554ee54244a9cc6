/*
 * protocol.h: a loaded protocol: its classes, questions and codes, and what is said of pairs.
 *
 * Facts are numbers here: a question is its place in the protocol's order, an answer a bit.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "book/flow.h"
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
    CODE_STATUS_NEVER_SENT, /* programs show it, none sends it */
    CODE_STATUS_NAMED_ONLY, /* a document names it and does not define it */
    CODE_STATUS_NOT_A_CODE, /* people look for it as if it were one */
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

/* A code by its id, or NULL. */
const Code *protocol_find_code(const Protocol *protocol, const char *id);

/* The question with this id, or -1. */
int protocol_find_question(const Protocol *protocol, const char *id);

/* The note on two codes (a < b), or NULL. */
const PairNote *protocol_find_note(const Protocol *protocol, guint a, guint b);

G_END_DECLS
