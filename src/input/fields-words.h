/*
 * fields-words.h: how messages about fields call what stands there and what is meant. For fields.c
 * only.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

/* What a node is, and what a field wants, behind "is" in a message. */
const char *fields_words_kind(const YamlNode *node);
const char *fields_words_type(const Field *field);

/* Names as "'a', 'b' and 'c'", where `last` is " and ". Free with g_free. */
char *fields_words_join(const GPtrArray *names, const char *last);

G_END_DECLS
