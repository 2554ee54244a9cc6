/*
 * shapes.h: the maps that templates of several kinds of pages hold: links, rows of tables, codes.
 */
#pragma once

#include "book/protocol.h"
#include "template/template.h"

G_BEGIN_DECLS

/* The name of the pieces of a map: what of it is printed once in a language, for the pages of pairs
 * (see template.h). */
#define PIECES_NAME                                                                                \
    {                                                                                              \
        "", TEMPLATE_PIECES, false, NULL                                                           \
    }

/* A link: label (html), href, hint (text), about (html). */
enum { LINK_LABEL, LINK_HREF, LINK_HINT, LINK_ABOUT, LINK_PIECES, LINK_N };

/* Links of one code to pages of pairs. */
enum { NEAR_LINKS, NEAR_PIECES, NEAR_N };

/* A row of a table: label, a, b (html), the row of the other code (pages of pairs), and the
 * documents that say `a` where it has its own (pages of codes). Label and a are those of a code,
 * the rest of a page. */
enum { ROW_LABEL, ROW_A, ROW_B, ROW_OTHER, ROW_SOURCES, ROW_PIECES, ROW_N };

/* A code as one of the two sides of a pair page, and in lists of codes.
 * X(identifier, name, type, whether it is the same on all pages, shape) */
#define SIDE_NAMES(X)                                                                              \
    X(ID, "id", HTML, true, NULL)                                                                  \
    X(NUMBER, "number", TEXT, true, NULL)                                                          \
    X(NAME, "name", HTML, true, NULL)                                                              \
    X(HREF, "href", URL, true, NULL)                                                               \
    X(TINT, "tint", TEXT, true, NULL)                                                              \
    X(GLOSS, "gloss", HTML, true, NULL)                                                            \
    X(CLASS_NAME, "class_name", HTML, true, NULL)                                                  \
    X(PANEL, "panel", HTML, true, NULL)                                                            \
    X(MESSAGE, "message", TEXT, true, NULL)                                                        \
    X(READINGS, "readings", LIST, true, &reading_shape)                                            \
    X(MARKED, "marked", HTML, false, NULL)                                                         \
    X(LADDER, "ladder", HTML, true, NULL)                                                          \
    X(STEPS, "steps", HTML, true, NULL)                                                            \
    X(DIVERGES, "diverges", HTML, false, NULL)                                                     \
    X(SOURCES, "sources", LIST, true, &link_shape)                                                 \
    X(LOGS, "logs", LIST, true, &log_shape)                                                        \
    X(CHECKED, "checked", TEXT, true, NULL)                                                        \
    X(CHOOSE, "choose", HTML, false, NULL)                                                         \
    X(VERDICT, "verdict", HTML, false, NULL)                                                       \
    X(PIECES, "", PIECES, false, NULL)

enum {
#define X(id, name, type, constant, shape) SIDE_##id,
    SIDE_NAMES(X)
#undef X
        SIDE_N
};

/* Bytes of a message, and what they say. */
enum { READING_BYTES, READING_SAYS, READING_N };

extern const TemplateShape link_shape, near_shape, row_shape, side_shape;

/* The colour of a tone, which is never the only sign: "tint-4". */
const char *shapes_tint(Tone tone);

G_END_DECLS
