/*
 * find.h: the words by which the script in the reader's browser finds pages
 * (templates/assets/match.js and its parts say how).
 *
 * They are three kinds of scripts, each a call that the page's own script defines, so that they
 * work from a disk too: the names and ids of all protocols with what the script says in a language
 * (find-names.h); the words of a protocol that no language translates; its words in a language. A
 * page loads the first, then those of its own protocol.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Appends the words of a protocol that are the same in every language: other names, constants,
 * lines of logs, header fields, methods, documents, and tokens below the word of their question. */
void find_append_tokens(const Protocol *protocol, GString *out);

/* Appends the words of a protocol in a language: glosses, keywords, answers, first sentences,
 * classes, notes. */
void find_append_words(const Book *book, const Locale *locale, const Protocol *protocol,
                       GString *out);

G_END_DECLS
