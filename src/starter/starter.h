/*
 * starter.h: what another book, a protocol and a code begin with.
 *
 * The program carries the files in itself (the folder starter/, the layouts, the words of the site
 * in each language, the schemas for editors). Nothing that is there already is written over.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef enum StarterError {
    STARTER_ERROR_USE,   /* what was asked for cannot be: it is there already, or no name */
    STARTER_ERROR_WRITE, /* the system says no */
} StarterError;

#define STARTER_ERROR (starter_error_quark())
GQuark starter_error_quark(void);

/* Writes a book without a protocol into a folder, which is made; it may hold other files. Its
 * languages are English and `languages` (NULL-terminated, or NULL), each once, of those that the
 * program has words of. False and an error, before anything is written where a file is there
 * already. */
bool starter_write_book(const char *folder, char **languages, GError **error);

/* Writes the protocol.yaml of a protocol into the book in `folder`; site.yaml does not name it
 * yet. */
bool starter_write_protocol(const char *folder, const char *id, GError **error);

/* Writes the file of a code of a protocol into the book in `folder`, unless a class, another code
 * or an alias has its page. The class that its id falls into and the first answer of each question
 * stand in it, with the others as comments. `month` is when it was checked, as in 2026-11. */
bool starter_write_code(const char *folder, const Book *book, const Protocol *protocol,
                        const char *id, const char *month, GError **error);

G_END_DECLS
