/*
 * message-text.h: which translated text a message is about, by its place.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* The language that the file of a message is of; NULL for a file of none that is translated. */
const Locale *message_locale(const Book *book, const DiagnosticMessage *message);

/* The text in whose map the message stands, from its first part to its last; NULL where it is about
 * none that has a translation. Several maps may stand on one line. */
const Translation *message_text(const Book *book, const DiagnosticMessage *message);

G_END_DECLS
