/*
 * english.h: compares English texts: whether two are the same but for white space, and whether a
 * text that should be English is one.
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

/* Whether a text that stands beside a translation as its English is probably none: it shares less
 * than half of its words with today's, and has no word that only English has. Then somebody may
 * have written the translation over the English, or behind it (english_is_mixed). Where there is a
 * translation besides, that takes a letter that English has not: English that is written anew may
 * share no word with the old. */
bool english_is_foreign(const char *text, const char *today, bool translated);

/* Whether a text is English first and then something else, as where the line `text: |-` between it
 * and the translation was lost. */
bool english_is_mixed(const char *text, const char *today);

G_END_DECLS
