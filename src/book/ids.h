/*
 * ids.h: the names of codes, languages, protocols and classes, which become paths.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* The longest id of a code, in characters. */
#define ID_LENGTH_MAX 32

/* A code id is [A-Za-z0-9][A-Za-z0-9._]*, with no hyphen (it parts the two codes of a pair), not
 * ending in a full stop, and none of the names of other pages: index, matrix, decide, glossary. */
bool id_is_code(const char *id);

/* [a-z][a-z0-9_]*: questions, answers, participants, protocols, classes and keys of words. */
bool id_is_word(const char *id);

/* The folder of a language: [a-z]{2,3}, then any of -[A-Za-z0-9]{2,8}; not api, in which the data
 * for programs stands, and none of the languages that nobody speaks, en-XA and ar-XB. */
bool id_is_language(const char *id);

/* The order of codes: runs of digits by value, other characters by code point. Ids that are not the
 * same text never compare as equal ("07" stands before "7"). */
int id_compare(const char *a, const char *b);

/* Splits "480-486" into its two ids (free with g_free). False where it is not two code ids. */
bool id_split_pair(const char *pair, char **a, char **b);

G_END_DECLS
