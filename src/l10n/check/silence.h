/*
 * silence.h: a check that was silenced for one text, and when the silence ends.
 *
 *   ok: {length: x3fa2}
 *
 * The fingerprint is that of the English which the text was made from (`was`, else `en`: the one
 * that checks compare it with) and of the text. So the silence outlasts an edit of the English
 * until the translation is brought up to date, and ends with the first change of either.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "input/yaml.h"

G_BEGIN_DECLS

/* The fingerprint: an x, so that YAML never takes it for a number, and four hexadecimal digits.
 * White space and the form of accented letters make no difference. Free with g_free. */
char *silence_fingerprint(const char *english, const char *text);

/* Whether `ok` (a map, a list or a text; or NULL) silences a check of this text. A check without a
 * fingerprint is silenced: one was not filled in yet. */
bool silence_holds(const YamlNode *ok, const char *check, const char *english, const char *text);

G_END_DECLS
