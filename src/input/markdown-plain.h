/*
 * markdown-plain.h: prose that needs no parser, which is most of it. It spares the time of making
 * a tree, and is written as that tree would be.
 */
#pragma once

#include <stdbool.h>

/* Whether a prose is paragraphs of words alone, with nothing between backticks but code within a
 * line: whether no sign in it means anything else to CommonMark. */
bool markdown_is_words(const char *text);
