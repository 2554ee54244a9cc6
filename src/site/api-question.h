/*
 * api-question.h: a question in the data for programs.
 */
#pragma once

#include "book/book.h"
#include "json.h"

G_BEGIN_DECLS

/* A question of a protocol or of the book, with its answers, as an object of a list. */
void api_put_question(Json *json, const Book *book, const Question *question);

G_END_DECLS
