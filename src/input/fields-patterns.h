/*
 * fields-patterns.h: whether tokens have the form that a table of fields asks for.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

/* Whether a text has the form of a pattern of a table, from its first character to its last. */
bool fields_patterns_match(FieldsPatterns *patterns, const char *pattern, const char *text);

G_END_DECLS
