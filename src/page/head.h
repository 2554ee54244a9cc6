/*
 * head.h: what search engines and shared links show of a page: a title that fits, and a
 * description.
 *
 * Widths are columns of a terminal, in which a full-width letter takes two: that is about what the
 * lists of search engines go by.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* The first of the titles that fits into a line of results; the last where none does. */
TemplateValue head_choose_title(const TemplateValue *titles, guint n);

/* A description: the label that says what the page is about, then as many of the texts as it takes
 * to fill the shortest description that is shown, and no more than is shown. A text that is too
 * long ends at a word, with an ellipsis. */
TemplateValue head_describe(const Edition *edition, const char *label, const TemplateValue *texts,
                            guint n, Arena *arena);

/* The description of a page that lists something: its title, then what a pattern without places
 * says of it. */
TemplateValue head_describe_list(const Edition *edition, TemplateValue title, PatternId about,
                                 Arena *arena);

/* The title of a code's page as people type it: whether it is an error, and the first word by which
 * people of the language look for it, where both fit. */
TemplateValue head_code_title(const Edition *edition, const Protocol *protocol, const Code *code,
                              Arena *arena);

/* What a code takes in the titles of comparisons, and what the rest of them does. */
TitleColumns head_code_columns(const Code *code);
TitleColumns head_pair_columns(const Edition *edition, const Protocol *protocol, Arena *arena);

/* The title of a comparison as people type it, with the names of both codes where that fits. The
 * columns are those of the two codes and of the rest; those of the title go to *taken. */
TemplateValue head_pair_title(const Edition *edition, const Protocol *protocol, const Code *a,
                              const Code *b, TitleColumns columns, guint *taken, Arena *arena);

/* The description of a comparison: its title, or the one without names where something would be cut
 * off else, or the one with them where it would be too short, and what the text says; the title
 * where it says nothing. The title takes so many columns, the text with what parts it from the
 * title so many. */
TemplateValue head_describe_pair(const Edition *edition, const Protocol *protocol, const Code *a,
                                 const Code *b, TemplateValue title, guint title_columns,
                                 TemplateValue says, guint columns, Arena *arena);

/* How many columns a text takes. */
guint head_columns(TemplateValue text);

G_END_DECLS
