/*
 * english.h: when two texts are the same English.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A text in NFC with its white space folded: what does not make English another English. Free with
 * g_free. */
char *english_fold(const char *text);

/* Whether two texts are the same when folded. */
bool english_is_same(const char *a, const char *b);

G_END_DECLS
