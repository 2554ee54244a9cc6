/*
 * fields-patterns.h: whether tokens have the form that a table of fields asks for.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

/* Whether a text has the form of a pattern of a table, from its first character to its last. */
bool fields_patterns_match(FieldsPatterns *patterns, const char *pattern, const char *text);

/* A text of that form that another one is but for its letters, signs, order or end: 2026-11 for
 * 11/2026 and 2026-11-05, RFC 9110 for RFC9110. NULL where there is none. Free with g_free. */
char *fields_patterns_nearest(FieldsPatterns *patterns, const char *pattern, const char *text);

G_END_DECLS
