/*
 * log-lines.h: the lines by which programs report a code.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A line of a log: the line, what prints it, and where that program has all its lines. */
enum { LOG_LINE, LOG_BY, LOG_HREF, LOG_N };
extern const TemplateShape log_shape;

/* The lines of a code, three at most: its own, then those of programs. */
TemplateValue log_lines_of_code(const Edition *edition, const Protocol *protocol, const Code *code,
                                Arena *arena);

G_END_DECLS
