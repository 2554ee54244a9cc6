/*
 * unseen.h: characters that nobody sees, and texts that hold nothing else.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Whether a text is empty for whoever reads it: it holds only white space, or characters that leave
 * no mark. */
bool text_is_blank(const char *text);

/* The first character of a text, from `at` to `end`, that turns what follows, or an isolate (U+2066
 * to U+2068) that its line does not end; a reviewer sees something else there than a program reads.
 * NULL where there is none. */
const char *text_find_turn(const char *at, const char *end);

G_END_DECLS
