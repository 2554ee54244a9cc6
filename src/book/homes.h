/*
 * homes.h: where each language stands: below `base_url`, or on a host of its own (`hosts` in
 * site.yaml).
 *
 * A build prints one host. Its base URL is that of the settings, and the languages whose own base
 * URL is the same are here; links and addresses lead to where the others are.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Whether a language stands on the host that is printed. */
bool book_is_here(const Book *book, guint locale);

/* Whether a book has so many languages that a page does not name them all: the menu is a link to
 * the choice of language then, alternates stand in the sitemaps alone, and no page but those of
 * English and of the root asks how much of another language is there. */
bool book_has_many_languages(const Book *book);

/* The language of what belongs to none: English where it stands here, else the first that does. */
guint book_main_language(const Book *book);

/* Has another host printed than that of `base_url`: by the folder of a language that stands there,
 * or by the name of the host. False where there is none. */
bool book_choose_host(Book *book, const char *name);

/* Has all languages stand on the host that is printed: for a preview. */
void book_gather_hosts(Book *book);

/* Whether a language has moved from the host that is printed to one of its own, so that something
 * is to lead its pages on. */
bool book_has_left(const Book *book, guint locale);

G_END_DECLS
