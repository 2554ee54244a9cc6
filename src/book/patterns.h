/*
 * patterns.h: the words of the site that the program itself uses, with {named} places that it
 * fills.
 *
 * A place takes only tokens that no language declines: a code, a registered phrase, a protocol's
 * name, a number. Which patterns there are, and what places each may have, is the table below;
 * every other word of the site has none.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* X(identifier, path in site.yaml, places; none: bare words) */
#define PATTERNS(X)                                                                                \
    X(PAIR_TITLE, "pair.title", "protocol a name_a b name_b")                                      \
    X(PAIR_SHORT, "pair.short", "a b")                                                             \
    X(CODE_TITLE, "code.title", "protocol code name")                                              \
    X(CODE_PAGE, "code.page", "protocol code name")                                                \
    X(CODE_WORD, "code.page_word", "protocol code name word")                                      \
    X(CODE_ERROR, "code.error", "protocol code name")                                              \
    X(CODE_ERROR_WORD, "code.error_word", "protocol code name word")                               \
    X(PAIR_PAGE, "pair.page", "protocol a b")                                                      \
    X(PAIR_NAMES, "pair.names", "protocol a name_a b name_b")                                      \
    X(ACROSS_TITLE, "across.title", "protocol_a a name_a protocol_b b name_b")                     \
    X(ACROSS_PAGE, "across.page", "protocol_a a protocol_b b")                                     \
    X(ACROSS_SHORT, "across.short", "protocol_a a protocol_b b")                                   \
    X(ACROSS_INDEX, "across.index", "")                                                            \
    X(ACROSS_ABOUT, "across.about", "")                                                            \
    X(ACROSS_CODES, "across.codes", "")                                                            \
    X(ACROSS_LINK, "across.link", "")                                                              \
    X(ACROSS_SAME, "across.same", "")                                                              \
    X(ACROSS_DECEIVES, "across.deceives", "")                                                      \
    X(ACROSS_NEAR_NUMBER, "across.near_number", "")                                                \
    X(ACROSS_SAME_MEANING, "across.same_meaning", "")                                              \
    X(ACROSS_NEAREST, "across.nearest", "")                                                        \
    X(ACROSS_MAPPED, "across.mapped", "")                                                          \
    X(ACROSS_MAPS, "across.maps", "protocol_a a protocol_b b")                                     \
    X(FLOW_TITLE, "flow.title", "code name")                                                       \
    X(CLASS_TITLE, "class.title", "protocol class")                                                \
    X(PROTOCOL_TITLE, "protocol.title", "protocol")                                                \
    X(MATRIX_TITLE, "matrix.title", "protocol")                                                    \
    X(MATRIX_PART, "matrix.part", "protocol first_a last_a first_b last_b")                        \
    X(MATRIX_LINK, "matrix.link", "")                                                              \
    X(DECIDE_TITLE, "decide.title", "protocol")                                                    \
    X(DECIDE_LINK, "decide.link", "")                                                              \
    X(DECIDE_TITLE_RECEIVED, "decide.title_received", "protocol")                                  \
    X(DECIDE_LINK_RECEIVED, "decide.link_received", "")                                            \
    X(DECIDE_ABOUT, "decide.about", "")                                                            \
    X(GLOSSARY_TITLE, "glossary.title", "protocol")                                                \
    X(GLOSSARY_LINK, "glossary.link", "")                                                          \
    X(GLOSSARY_ABOUT, "glossary.about", "")                                                        \
    X(UNTRANSLATED, "notice.untranslated", "n total")                                              \
    X(UNTRANSLATED_SHARED, "notice.untranslated_shared", "n total")                                \
    X(STALE, "notice.stale", "")                                                                   \
    X(SITE_NAME, "site.name", "")                                                                  \
    X(NOT_FOUND_TITLE, "not_found.title", "")                                                      \
    X(NOT_FOUND_MESSAGE, "not_found.message", "")                                                  \
    X(FIND_LABEL, "find.label", "")                                                                \
    X(FIND_HINT, "find.hint", "")                                                                  \
    X(FIND_RESULTS, "find.results", "")                                                            \
    X(FIND_NONE, "find.none", "")                                                                  \
    X(FIND_TRY, "find.try", "")                                                                    \
    X(FIND_AWAY, "find.away", "")                                                                  \
    X(FIND_ALL, "find.all", "")                                                                    \
    X(FIND_LIST, "find.list", "")                                                                  \
    X(FIND_DECIDE, "find.decide", "")                                                              \
    X(FIND_TERMS, "find.terms", "")                                                                \
    X(FIND_IGNORED, "find.ignored", "")                                                            \
    X(FIND_BETWEEN, "find.between", "")                                                            \
    X(TRANSLATION_TITLE, "translation.title", "")                                                  \
    X(TRANSLATION_ABOUT, "translation.about", "")                                                  \
    X(TRANSLATION_SITE, "translation.site", "")                                                    \
    X(API_TITLE, "api.title", "")                                                                  \
    X(API_ABOUT, "api.about", "")                                                                  \
    X(HOME_PAGE, "home.page", "protocols")                                                         \
    X(HOME_ABOUT, "home.about", "protocols")                                                       \
    X(HOME_TITLE, "home.title", "")                                                                \
    X(MATRIX_SUMMARY, "matrix.summary", "protocol")                                                \
    X(HOW_TO_FIX, "heading.how_to_fix", "")                                                        \
    X(WHAT_NEXT, "heading.what_next", "")                                                          \
    X(WHERE_NEXT, "heading.follow", "")                                                            \
    X(WHAT_TO_CHECK, "heading.check", "")                                                          \
    X(WHY_RESERVED, "heading.why_reserved", "")                                                    \
    X(WHERE_FOUND, "heading.where_found", "")                                                      \
    X(STATUS_DEPRECATED, "status.deprecated", "")                                                  \
    X(STATUS_RESERVED, "status.reserved", "")                                                      \
    X(STATUS_UNUSED, "status.unused", "")                                                          \
    X(STATUS_TEMPORARY, "status.temporary", "")                                                    \
    X(STATUS_UNOFFICIAL, "status.unofficial", "")                                                  \
    X(STATUS_NEVER_SENT, "status.never_sent", "")                                                  \
    X(STATUS_NAMED_ONLY, "status.named_only", "")                                                  \
    X(STATUS_NOT_A_CODE, "status.not_a_code", "")                                                  \
    X(SAME_NUMBER, "equivalent.same_number", "")                                                   \
    X(SAME_MEANING, "equivalent.same_meaning", "")                                                 \
    X(MAPPED_TO, "equivalent.mapped_to", "")                                                       \
    X(MAPPED_FROM, "equivalent.mapped_from", "")                                                   \
    X(NEAREST, "equivalent.nearest", "")                                                           \
    X(OTHER_MEANING, "equivalent.other_meaning", "")                                               \
    X(REQUIRED, "fact.required", "")                                                               \
    X(REQUIRED_IF, "fact.required_if", "")                                                         \
    X(USEFUL, "fact.useful", "")                                                                   \
    X(TABLE_TITLE, "table.title", "protocol table")                                                \
    X(TABLE_LINK, "table.link", "protocol table")                                                  \
    X(TABLE_SUMMARY, "table.summary", "protocol table")                                            \
    X(PROGRAMS_TITLE, "programs.title", "protocol")                                                \
    X(PROGRAMS_LINK, "programs.link", "")                                                          \
    X(PROGRAMS_ABOUT, "programs.about", "")                                                        \
    X(MESSAGE_WIRE, "code.message", "")                                                            \
    X(MESSAGE_OUTPUT, "code.message_output", "")                                                   \
    X(MESSAGE_NONE, "code.message_none", "")                                                       \
    X(FLOW_LOST, "flow.lost", "")                                                                  \
    X(FLOW_PARALLEL, "flow.parallel", "")                                                          \
    X(FLOW_BRANCH, "flow.branch", "")                                                              \
    X(FLOW_END, "flow.end", "")                                                                    \
    X(FLOW_PART_HERE, "flow.part_here", "")

typedef enum PatternId {
#define X(id, path, places) PATTERN_##id,
    PATTERNS(X)
#undef X
        PATTERN_N_IDS
} PatternId;

/* The most places that a pattern has. */
#define PATTERN_PLACES_MAX 8

/* A pattern of one language, taken apart once. */
typedef struct Pattern Pattern;

/* Takes the pattern apart as a language says it. Free with pattern_free. */
Pattern *pattern_new(const Book *book, const Locale *locale, PatternId id);

/* As a protocol says it on its pages: by its own words, where it has them. */
Pattern *pattern_new_for(const Book *book, const Locale *locale, const Protocol *protocol,
                         PatternId id);
void pattern_free(Pattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pattern, pattern_free)

/* What stands between two places, and the place behind it: its number in the table, or -1 behind
 * the last text. */
typedef struct PatternPiece {
    const char *text;
    gsize length;
    int place;
} PatternPiece;

/* The pieces of a pattern, for who fills it without a string; at most PATTERN_PLACES_MAX + 1. */
const PatternPiece *pattern_pieces(const Pattern *pattern, guint *n);

/* Appends the pattern with its places filled; `values` in the order of its table. A value that is
 * empty takes the space before it away. */
void pattern_append(const Pattern *pattern, const char *const *values, GString *out);

/* The language that it turned out to be in. */
const Locale *pattern_locale(const Pattern *pattern);

/* Today's English, its places unfilled, where the language says an older one; NULL otherwise. */
const char *pattern_stale(const Pattern *pattern);

/* Where its words stand in site.yaml: "pair.title". */
const char *pattern_path(PatternId id);

/* Checks the places of the English words of the site against the table, and that every pattern is
 * there; notes at the source that it has errors where one is not. */
void patterns_check(Book *book, Diagnostics *diagnostics);

/* Checks the words that a protocol says in its own way: each is a word of the site, with its
 * places. `words` is their map. */
void patterns_check_protocol(const Book *book, const Protocol *protocol, const YamlNode *words,
                             Diagnostics *diagnostics);

/* Whether a text has just the places that the English which it translates has. Where it has not,
 * and `diagnostics` is not NULL, says so there. */
bool patterns_fit(const YamlNode *text, const char *english, Diagnostics *diagnostics);

/* Calls `func` for each {place} of a text: its name, and the byte where its brace opens. */
typedef void (*PatternPlaceFunc)(const char *name, gsize offset, gpointer user_data);
void patterns_each_place(const char *text, PatternPlaceFunc func, gpointer user_data);

G_END_DECLS
