/*
 * ids.h: the names of codes, languages, protocols and classes, which become paths.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Whether Windows takes an id for one of its devices, whatever follows the first '.': a file of
 * that name cannot be there. */
bool id_is_device(const char *id);

/* The longest id of a code or of a protocol, in characters. */
#define ID_LENGTH_MAX 64

/* What stands between the two codes of a pair, in the names of files and pages: 480-vs-486. */
#define ID_VERSUS "-vs-"

/* What is wrong with the id of a code, as the end of a sentence ("a code has …"); NULL where
 * nothing is. A code id is [A-Za-z0-9][A-Za-z0-9._-]*, of at most ID_LENGTH_MAX characters, and
 * ends in a letter, a digit or an underscore. It does not contain ID_VERSUS, nor begin with "vs-"
 * or end in "-vs", so that a pair has one reading. It is none of the names of other pages: index,
 * matrix, decide, glossary, protocol, programs, by-…, matrix-…-and-…, ….card, ….html, ….svg. */
const char *id_judge_code(const char *id);
bool id_is_code(const char *id);

/* How many bytes at the start of a text the id of a code may have: 3 in "486 (copy)". */
gsize id_code_length(const char *text);

/* What is wrong with the id of a protocol; NULL where nothing is. It is [a-z][a-z0-9_-]*, of at
 * most ID_LENGTH_MAX characters, as to ID_VERSUS like the id of a code, and none of the names that
 * pages and folders of the site have. */
const char *id_judge_protocol(const char *id);

/* The folder of a language: [a-z]{2,3}, then any of -[A-Za-z0-9]{2,8}; not api, in which the data
 * for programs stands, and none of the languages that nobody speaks, en-XA and ar-XB. */
bool id_is_language(const char *id);
/* What is wrong with the folder of a language; NULL where nothing is. */
const char *id_judge_language(const char *id);

/* The order of ids: runs of digits by value, and so hexadecimal ones behind 0x; other characters by
 * code point. Ids that are not the same text never compare as equal ("07" stands before "7"). What
 * begins with '-' is a negative number, which no id is but a bound of a range may be, and stands
 * before all others. */
int id_compare(const char *a, const char *b);

/* The hyphen between the two bounds of a range, "400-499" or "-32099--32000"; NULL where it is one
 * code. */
const char *id_range_hyphen(const char *range);

/* Whether one of two ids, or bounds of a range, begins with a hexadecimal number, and the other
 * does not: then neither is the lower one. */
bool id_is_mixed(const char *a, const char *b);

/* What is said of a range of such bounds, before its text. */
#define ID_MIXED_RANGE "both bounds of a range are decimal or both are hexadecimal, not"

/* Whether an id is a hexadecimal number from its first character to its last, such as 0x8A. */
bool id_is_hexadecimal(const char *id);

/* The value of a number, decimal or hexadecimal. */
gint64 id_number_value(const char *number);

/* The order of numbers by their value: 0 where that is the same. A range counts by its first. */
int id_compare_numbers(const char *a, const char *b);

/* Splits "http.404-vs-sip.404", two codes of two protocols, into its two sides "http.404" and
 * "sip.404" (free with g_free). False where a side is no protocol, full stop and code. */
bool id_split_relation(const char *relation, char **a, char **b);

/* Splits a side, "coap.4.04", at its first full stop into protocol and code. */
bool id_split_side(const char *side, char **protocol, char **code);

/* Splits "480-vs-486" into its two ids (free with g_free). False where it is not two code ids. */
bool id_split_pair(const char *pair, char **a, char **b);

/* The name of a file with ID_VERSUS in place of what is like it: ' vs ', '_vs_', '-vs.-'. Free with
 * g_free. */
char *id_tidy(const char *name);

G_END_DECLS
