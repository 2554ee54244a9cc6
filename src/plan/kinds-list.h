/*
 * kinds-list.h: the table of the kinds of pages. kinds.h includes it for the enum PageKind, kinds.c
 * for the rows, and page/views.* for the view of each; so it has no guard.
 *
 * KIND(identifier, view, fields of KindRow …): page/view-*.c has `view_VIEW`.
 *
 * The rows stand in the order in which pages are printed: a page comes before those that list it.
 * First come the cards and the pages of each protocol, then those across protocols, then those of a
 * language, then those of the root. Nothing else depends on the order.
 *
 * To add a kind, add a row here, a view file with its template, and, where the kind needs them, the
 * functions that its row names: in items.c (which pages there are) and in contents.c (what stands
 * on them). Its title and link are rows of book/patterns.h and words of locales/en/site.yaml. No
 * code or protocol may be called like its file: book/ids.c keeps the name, and statusbook(1) says
 * so.
 */

/* card/en/sip/486.svg, and .html: a code on the pages of others */
KIND(BADGE, badge, .level = LEVEL_CARD, .items = &items_cards, .ending = ".svg",
     .title = PATTERN_CODE_TITLE, .sources = sources_of_code, .may_index = indexing_of_none)
KIND(CARD, card, .level = LEVEL_CARD, .items = &items_cards, .title = PATTERN_CODE_TITLE,
     .sources = sources_of_code, .may_index = indexing_of_none)

/* sip/480-vs-486.html; the lower code stands first */
KIND(PAIR, pair, .level = LEVEL_PROTOCOL, .items = &items_pairs, .title = PATTERN_PAIR_TITLE,
     .sources = sources_of_pair, .texts = texts_of_pair, .may_index = indexing_of_pair)
/* sip/486.html */
KIND(CODE, code, .level = LEVEL_PROTOCOL, .items = &items_codes, .title = PATTERN_CODE_TITLE,
     .sources = sources_of_code, .texts = texts_of_code)
/* sip/4xx.html */
KIND(CLASS, class, .level = LEVEL_PROTOCOL, .items = &items_classes, .title = PATTERN_CLASS_TITLE,
     .named = name_of_class, .sources = sources_of_protocol, .texts = texts_of_class)
/* the questions that lead to the codes of a protocol */
KIND(DECIDE, decide, .level = LEVEL_PROTOCOL, .file = "decide", .is_there = has_trees,
     .title = PATTERN_DECIDE_TITLE, .listed = true, .link = PATTERN_DECIDE_LINK,
     .is_other = has_received_trees_alone, .other_title = PATTERN_DECIDE_TITLE_RECEIVED,
     .other_link = PATTERN_DECIDE_LINK_RECEIVED, .sources = sources_of_decide,
     .texts = texts_of_decide)
/* two blocks of the codes of a large protocol, which its matrix leads to */
KIND(MATRIX_PART, matrix_part, .level = LEVEL_PROTOCOL, .items = &items_matrix_parts,
     .title = PATTERN_MATRIX_PART, .sources = sources_of_protocol, .may_index = indexing_of_none)
/* every pair of a protocol at a glance */
KIND(MATRIX, matrix, .level = LEVEL_PROTOCOL, .file = "matrix", .is_there = has_pairs,
     .title = PATTERN_MATRIX_TITLE, .listed = true, .link = PATTERN_MATRIX_LINK,
     .sources = sources_of_protocol)
/* sip/by-cause.html: codes by the tokens or the answers of questions */
KIND(TABLE, table, .level = LEVEL_PROTOCOL, .items = &items_tables, .title = PATTERN_TABLE_TITLE,
     .listed = true, .link = PATTERN_TABLE_LINK, .named = name_of_table,
     .sources = sources_of_protocol)
/* the lines of logs, program by program */
KIND(PROGRAMS, programs, .level = LEVEL_PROTOCOL, .file = "by-program", .is_there = has_programs,
     .title = PATTERN_PROGRAMS_TITLE, .listed = true, .link = PATTERN_PROGRAMS_LINK,
     .sources = sources_of_programs, .texts = texts_of_programs)
/* the terms of a protocol */
KIND(GLOSSARY, glossary, .level = LEVEL_PROTOCOL, .file = "glossary", .is_there = has_glossary,
     .title = PATTERN_GLOSSARY_TITLE, .listed = true, .link = PATTERN_GLOSSARY_LINK,
     .sources = sources_of_glossary, .texts = texts_of_glossary)
/* a protocol: sip/index.html */
KIND(PROTOCOL, protocol, .level = LEVEL_PROTOCOL, .file = "index", .title = PATTERN_PROTOCOL_TITLE,
     .sources = sources_of_protocol, .texts = texts_of_protocol)

/* across/http.404-vs-sip.404.html: codes of two protocols */
KIND(ACROSS, across, .level = LEVEL_ACROSS, .items = &items_relations,
     .title = PATTERN_ACROSS_TITLE, .sources = sources_of_relation, .texts = texts_of_relation,
     .may_index = indexing_of_relation)
/* the numbers that protocols share, and the other relations of their codes: across/index.html */
KIND(ACROSS_INDEX, across_index, .level = LEVEL_ACROSS, .file = "index", .is_there = has_relations,
     .title = PATTERN_ACROSS_INDEX, .is_other = has_no_shared_numbers,
     .other_title = PATTERN_ACROSS_CODES, .sources = sources_of_site, .texts = texts_of_relations)

/* the data for programs, explained */
KIND(API, api, .level = LEVEL_LANGUAGE, .file = "api", .title = PATTERN_API_TITLE,
     .sources = sources_of_site)
/* what is translated, and what is wanted */
KIND(TRANSLATION, translation, .level = LEVEL_LANGUAGE, .file = "translation",
     .title = PATTERN_TRANSLATION_TITLE, .sources = sources_of_site)
/* where a language begins: es/index.html */
KIND(HOME, home, .level = LEVEL_LANGUAGE, .file = "index", .title = PATTERN_HOME_TITLE,
     .sources = sources_of_site, .texts = texts_of_home)

/* what a wrong address leads to */
KIND(NOT_FOUND, not_found, .level = LEVEL_ROOT, .file = "404", .title = PATTERN_NOT_FOUND_TITLE,
     .served_anywhere = true)
/* the choice of language */
KIND(ROOT, root, .level = LEVEL_ROOT, .file = "index", .title = PATTERN_SITE_NAME)
