/*
 * markdown-plain.h: prose that needs no parser, which is most of it. It spares the time of making
 * a tree, and is written as that tree would be.
 */
#pragma once

#include <stdbool.h>

/* Whether a prose is paragraphs of words alone, with nothing between backticks but code within a
 * line: whether no sign in it means anything else to CommonMark. */
bool markdown_is_words(const char *text);

/* Whether a prose is one list without blank lines, of such words: of hyphens, or of numbers with a
 * full stop that begin with 1. */
bool markdown_is_list(const char *text);

/* What stands in an item of such a list, which begins here; NULL where this is none. */
const char *markdown_item(const char *line);
