/*
 * refs.h: codes and questions of a protocol that something names, of which the book may lack some.
 */
#pragma once

#include "book/texts.h"

G_BEGIN_DECLS

typedef struct Protocol Protocol;

typedef struct CodeRefs {
    guint *codes; /* places in Protocol.codes, in the order in which they are named */
    guint n;
    Tokens missing; /* ids that the book has not (yet): they are printed, and lead nowhere */
} CodeRefs;

/* ---- For the loading files of this room ---- */

/* The codes that a text or a list names; a warning for each that is not there. None where `node` is
 * NULL. All codes of the protocol are loaded. */
CodeRefs refs_load(const Book *book, const Protocol *protocol, const YamlNode *node,
                   Diagnostics *diagnostics);

/* The first protocol that has a code of this id, or NULL. */
const char *refs_find_home(const Book *book, const char *code);

/* Whether a message tells already why a protocol lacks a code, since its file could not be read or
 * is not: so nobody warns of it. */
bool refs_is_excused(const Book *book, const char *protocol, const char *code);

/* Whether an error tells so of a page, such as http/404-vs-410: of one of its codes. */
bool refs_is_excused_page(const Book *book, const char *path);

/* The same of a protocol that the book lacks: site.yaml names it, or a name that is a slip, or its
 * folder is told not to be read, which is a warning, and so excuses none but those (`of`). */
bool refs_is_excused_protocol(const Book *book, const char *protocol, DiagnosticSeverity of);

/* Whether a map of protocol.yaml may lack a name because of an error that is told already. */
bool refs_is_doubtful(const Book *book, const Protocol *protocol, const char *key,
                      const Diagnostics *diagnostics);

/* Says that a protocol has no question of the name that stands at a node, unless an error tells why
 * already. */
void refs_complain_question(const Book *book, const Protocol *protocol, const YamlNode *node,
                            Diagnostics *diagnostics);

/* The places of the protocol's questions that a text or a list names, `*n` of them; an error for
 * each that is none. They belong to the book. */
guint *refs_load_questions(const Book *book, const Protocol *protocol, const YamlNode *node,
                           guint *n, Diagnostics *diagnostics);

G_END_DECLS
