/*
 * log-lines.h: the lines by which programs report a code.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A line of a log: the line, what prints it, and where that program has all its lines. */
enum { LOG_LINE, LOG_BY, LOG_HREF, LOG_N };
extern const TemplateShape log_shape;

/* A program as the page of programs has it: with lines of its own, or named by codes alone. */
typedef struct LogProgram {
    const Program *own; /* or NULL */
    const char *name, *anchor;
} LogProgram;

LogProgram log_program_own(const Program *program);

/* The program that prints a line of a code: `by` is its name, and perhaps what part of it prints.
 * What is made lives in `arena`. */
LogProgram log_program_of(const Protocol *protocol, const char *by, Arena *arena);

/* The lines of a code, three at most: its own, then those of programs. */
TemplateValue log_lines_of_code(const Edition *edition, const Protocol *protocol, const Code *code,
                                Arena *arena);

G_END_DECLS
