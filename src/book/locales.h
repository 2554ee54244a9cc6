/*
 * locales.h: the languages, and what each has of the texts. For the loading files of this room
 * only.
 */
#pragma once

#include "book/files.h"

G_BEGIN_DECLS

void locales_load(Book *book, Diagnostics *diagnostics);

/* Decides what is loaded of each language, where a part of the book is wanted: all of those that
 * are printed and of those that these fall back to. */
void locales_choose(Book *book, const BookPart *part);

/* A FileFunc that reads a translation of a Book, once the texts are known. */
void translation_read(BookFile *file, const FileTools *tools, gpointer translated_book);

/* Drops what is said of translations for how their source is, where that has an error: what it
 * seems to lack may be that, and when it is mended they fit again. */
void locales_drop_doubtful(const Book *book, Diagnostics *diagnostics);

G_END_DECLS
