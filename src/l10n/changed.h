/*
 * changed.h: which translations are other than they were in a revision of git.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Drops the messages about texts of a language (NULL: all but English) that are as they were in
 * `revision`: the same text, made from the same English. Messages that are about no text stay where
 * their file has changed. Adds a warning for each text that was changed beside a `was` that stayed,
 * and for an English that is neither today's nor that of the revision.
 * The current folder is the book's. False and `error` where git cannot tell. */
bool l10n_changed_since(const Book *book, const Locale *locale, const char *revision,
                        Diagnostics *diagnostics, GError **error);

G_END_DECLS
