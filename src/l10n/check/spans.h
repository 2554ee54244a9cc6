/*
 * spans.h: which translated text a message is about, by its place.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* The places of all texts of a language (NULL: of all but English). Free with spans_free. */
typedef struct Spans Spans;
Spans *spans_new(const Book *book, const Locale *locale);
void spans_free(Spans *spans);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spans, spans_free)

/* The text in whose map the message stands, from its first part to its last; NULL where it is about
 * none that has a translation. Several maps may stand on one line. */
const Translation *spans_find(const Spans *spans, const DiagnosticMessage *message);

G_END_DECLS
