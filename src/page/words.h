/*
 * words.h: the words of the site as templates see them: t.heading.description, plain.site.here.
 *
 * t gives them as HTML, in an element with its language where a text falls back to another one;
 * plain gives them as bare text, for attributes.
 */
#pragma once

#include "book/book.h"
#include "page/arena.h"
#include "template/template.h"

G_BEGIN_DECLS

typedef struct Words Words;

/* The shapes of the words of a book. Free with words_free. */
Words *words_new(const Book *book);
void words_free(Words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

/* The names of all words, by group; NULL where an error in locales/en/site.yaml keeps one from
 * knowing them. */
const TemplateShape *words_shape_t(const Words *words);
const TemplateShape *words_shape_plain(const Words *words);

/* The words as a language says them, and a protocol on its pages, where that is not NULL; they live
 * in `arena`. */
TemplateValue words_t(const Words *words, const Locale *locale, const Protocol *protocol,
                      Arena *arena);
TemplateValue words_plain(const Words *words, const Locale *locale, const Protocol *protocol,
                          Arena *arena);

/* What a stale line of a language says of itself: that its English has changed, and today's
 * English, both plain. */
void words_stale_hint(const Book *book, const Locale *locale, const char *english, GString *hint);

/* Open the element of a word in the language with this tag, and that of a stale one with its hint;
 * both end with "</span>". */
void words_open_language(const char *tag, bool rtl, GString *html);
void words_open_stale(const char *hint, GString *html);

/* Puts a stale line of a language into an element that has its hint as its title. */
void words_mark_stale(const Book *book, const Locale *locale, const char *english, GString *html);

/* Says which words no template (its names in `used`, as "t.site.name") and no pattern uses. */
void words_check(const Words *words, GHashTable *used, Diagnostics *diagnostics);

G_END_DECLS
