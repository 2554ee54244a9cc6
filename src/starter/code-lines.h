/*
 * code-lines.h: what the file of a new code says by its protocol. Each ends without a line end.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* The first source of its protocol, to be made narrower. */
void code_lines_append_sources(const Protocol *protocol, GString *out);

/* The class that an id falls into, with the others as a comment; nothing where there are none. */
void code_lines_append_class(const Protocol *protocol, const char *id, GString *out);

/* The first answer of each question that applies, with what it asks and the others as comments. */
void code_lines_append_facts(const Book *book, const Protocol *protocol, GString *out);

/* how_to_fix, for each of the protocol's readers where it has some. */
void code_lines_append_fix(const Protocol *protocol, const char *id, GString *out);

/* An exchange of two of its participants, as a comment. */
void code_lines_append_flow(const Protocol *protocol, const char *id, GString *out);

G_END_DECLS
