/*
 * api-put.h: what several files write into the data for programs: tokens, ids, texts; lists of
 * tokens also for find.
 */
#pragma once

#include "book/book.h"
#include "json.h"

G_BEGIN_DECLS

/* A value, where there is one. */
void api_put(Json *json, const char *name, const char *value);

/* A list. */
void api_put_tokens(Json *json, const char *name, const Tokens *tokens);

/* The ids of codes of a protocol: a list. */
void api_put_codes(Json *json, const char *name, const Protocol *protocol, const CodeRefs *refs);

/* The ids of those of `n` questions that are in `which`, a bit each: a list. */
void api_put_questions(Json *json, const char *name, const Question *questions, guint n,
                       guint64 which);

/* In what the two codes of a relation are alike: a list. */
void api_put_kinds(Json *json, const Relation *relation);

/* A text in every language that has it: {"en": …, "es": …}. Nothing falls back here. Nothing where
 * there is none. */
void api_put_text(Json *json, const Book *book, const char *name, TextId text);

G_END_DECLS
