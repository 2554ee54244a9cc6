/*
 * add-locale.h: a new language: its folder, and its name in site.yaml.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"

G_BEGIN_DECLS

/* What the program has of a language: the text of a file each, or NULL. */
typedef struct LocaleTexts {
    const char *locale; /* locale.yaml, where no kindred language is in the book */
    const char *words;  /* site.yaml, the words of the site */
} LocaleTexts;

/* Writes locale.yaml and glossary.yaml of a language that the book in `folder` has not, and its
 * words where `texts` has some, and adds it to the languages in site.yaml by an edit of one line.
 * Where site.yaml lists it already, or files of it are there already, these stay as they are. False
 * and an error where that cannot be done; what is wrong with site.yaml is added to `diagnostics`.
 */
bool add_locale(const char *folder, const char *id, const LocaleTexts *texts,
                Diagnostics *diagnostics, GError **error);

G_END_DECLS
