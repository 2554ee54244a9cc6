/*
 * programs.h: the lines by which programs report the codes of a protocol (programs.yaml).
 */
#pragma once

#include "book/refs.h"

G_BEGIN_DECLS

typedef struct ProgramLine {
    const char *id, *line;
    CodeRefs codes; /* none: no code stands for it */
    TextId means;
    Tokens settings, citations;
} ProgramLine;

typedef struct Program {
    const char *id;   /* nginx: its anchor */
    const char *name; /* what it calls itself */
    ProgramLine *lines;
    guint n_lines;
    guint text_file; /* its place in Book.sources */
} Program;

/* ---- For the loading files of this room ---- */

/* Loads programs.yaml of a protocol, whose codes are there, and compares its lines with their logs.
 */
void programs_load(Book *book, guint protocol, Diagnostics *diagnostics);

G_END_DECLS
