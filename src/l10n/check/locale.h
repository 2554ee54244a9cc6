/*
 * locale.h: where a translation departs from its English: tokens, numbers, marks, terms.
 *
 * A text is always held against the English that it was made from (`was`, else `en`), never against
 * today's: an edit of the English brings no message. Checks would rather miss a slip than cry wolf,
 * since a translator who has met three false alarms reads no fourth message.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Checks all that a language has (NULL: all of them). English has nothing to check. */
void l10n_check(const Book *book, const Locale *only, Diagnostics *diagnostics);

/* Drops the messages that do not concern a language (NULL: all but English), and the warnings that
 * a text's `ok` silences; of the others those about a text have its English beside them. An `ok` of
 * something else is reported, and one that has ended. */
void l10n_check_silence(const Book *book, const Locale *locale, Diagnostics *diagnostics);

/* Drops only the warnings that a text's `ok` silences, in whatever language. */
void l10n_drop_silenced(const Book *book, Diagnostics *diagnostics);

G_END_DECLS
