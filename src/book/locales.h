/*
 * locales.h: the languages, and what each has of the texts. For the loading files of this room
 * only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

void locales_load(Book *book, Diagnostics *diagnostics);

/* A FileFunc that reads a translation, once the texts are known. */
typedef struct TranslationFolder {
    Book *book;
    const char *folder;
} TranslationFolder;
void translation_read(BookFile *file, FieldsPatterns *patterns, gpointer translation_folder);

G_END_DECLS
