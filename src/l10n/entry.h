/*
 * entry.h: what is done to one translated text, {was?, en, text, ok?}, in the file of its language.
 */
#pragma once

#include "book/book.h"
#include "l10n/edit/edit.h"

G_BEGIN_DECLS

/* The order of the parts: was, en, text, ok. */
extern const char *const entry_parts[];

/* Opens the file of a source in a language, below `folder`; see edit_open. */
Edit *entry_open(const Book *book, const Locale *locale, guint source, const char *folder,
                 Diagnostics *diagnostics);

/* The path of that file: locales/es/sip/486.yaml. Free with g_free. */
char *entry_path(const Book *book, const Locale *locale, guint source);

/* The map of a text in the file of its source, or NULL where the file has none. */
EditNode *entry_find(Edit *edit, const Book *book, TextId text);

/* The same; where there is none it is made in the order of the source, with today's English and an
 * empty text. */
EditNode *entry_put(Edit *edit, const Book *book, TextId text);

/* Whether a map is that of a text, as far as can be seen without its source: it has a text `en` or
 * `text`. */
bool entry_is(const EditNode *map);

/* Whether nobody has written anything in the entry of a text; true where there is none (NULL). */
bool entry_is_unwritten(const EditNode *entry, const char *today);

/* Takes an entry out of a map and puts it where one of a text stands, in place of that, in which
 * nobody has written. */
void entry_take(EditNode *from, const char *key, EditNode *map, const char *to,
                const char *const *order);

/* Puts all that an entry of another file says in place of one in which nobody has written. Its
 * checks get their fingerprints. */
void entry_copy(EditNode *entry, EditNode *from);

/* Whether `en` is neither today's English nor looks like an older one: perhaps a translation was
 * written over it. Then none of the following changes the entry, so that it is not lost. */
bool entry_has_foreign_english(const EditNode *entry, const char *today);

/* Sets the translation, as made from `english`: today's English (then the text is done, and `was`
 * goes) or an older one (then it is stale, and that one is `was`). */
void entry_translate(EditNode *entry, const char *translation, const char *english,
                     const char *today);

/* The translation is right for today's English: `was` goes, and `en` is today's. */
void entry_confirm(EditNode *entry, const char *today);

/* Puts today's English into `en`, and the old one into `was` where a text was made from it and
 * there is no `was` already. Where today's is that of `was` again, `was` goes. */
void entry_refresh(EditNode *entry, const char *today);

/* Silences a check for this text (see silence.h); again, where its English or text has changed
 * since. */
void entry_silence(EditNode *entry, const char *check);

/* Gives fingerprints to the checks of `ok` that have none: [length], or a bare name. */
void entry_fill_silences(EditNode *entry);

G_END_DECLS
