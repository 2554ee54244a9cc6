/*
 * items.h: the things of a protocol, or of the book, that have a page each: for the table of kinds,
 * and for who prints tables.
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

extern const PageItems items_pairs, items_codes, items_classes, items_tables;

/* The codes of a protocol, where site.yaml gives them cards (cards). */
extern const PageItems items_cards;

/* The table with this page (see Page.a): one of the protocol's tables, or, behind them, a second
 * grouping of its codes by the answers of a question. */
TokenTable table_of_page(const Protocol *protocol, guint index);

/* The name of a class whose id is a word; TEXT_NONE of another. */
TextId name_of_class(const Book *book, const Page *page);

/* The title of a table. */
TextId name_of_table(const Book *book, const Page *page);

/* Whether a protocol has lines of logs, of programs or of codes. */
bool has_programs(const Book *book, guint protocol);

/* The matrix of a large protocol is parted into pages of two blocks of codes each, so that none
 * passes half a megabyte: a cell has some 75 bytes. */
#define MATRIX_BLOCK 70
/* So many codes still have all their pairs on one page. */
#define MATRIX_CODES_MAX 100

/* How many blocks the matrix of a protocol has; 0 where all of it is one page. */
guint matrix_blocks(const Protocol *protocol);

extern const PageItems items_matrix_parts;

/* Whether a protocol has a glossary; decision trees; two codes at the least. */
bool has_glossary(const Book *book, guint protocol);
bool has_trees(const Book *book, guint protocol);
bool has_pairs(const Book *book, guint protocol);

/* Whether all of its trees are about a code that has come, and none about one to send. */
bool has_received_trees_alone(const Book *book, guint protocol);

/* Whether search engines may index the page of a pair: site.yaml says which (publish.index_pairs).
 */
bool indexing_of_pair(const Book *book, const Page *page);

/* Codes of two protocols that a relation relates, where site.yaml gives them pages (across). */
extern const PageItems items_relations;

/* Whether there are any. */
bool has_relations(const Book *book, guint protocol);

/* Whether no two of their protocols share a number. */
bool has_no_shared_numbers(const Book *book, guint protocol);

/* Whether search engines may index the page of a relation: by the rule for pairs. Where pairs have
 * to be near, so have the two to mean the same or nearly so. */
bool indexing_of_relation(const Book *book, const Page *page);

/* Search engines may index no page of the kind. */
bool indexing_of_none(const Book *book, const Page *page);

G_END_DECLS
