/*
 * questions.h: the questions of a protocol. For the loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void questions_load(Book *book, Protocol *protocol, const YamlNode *questions,
                    Diagnostics *diagnostics);

/* The questions that are asked of the codes of all protocols. */
void questions_load_of_book(Book *book, const YamlNode *questions, Diagnostics *diagnostics);

/* The bits of the answers that a text or a list names. */
guint64 question_answers(const Question *question, const YamlNode *value, Diagnostics *diagnostics);

/* Whether the bits are of all the answers that a text or a list names. */
bool question_has_all(guint64 bits, const YamlNode *value);

G_END_DECLS
