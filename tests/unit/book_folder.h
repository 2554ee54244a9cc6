/*
 * book_folder.h: a book in a folder of its own, for one test.
 *
 * It has languages en, es and pt (pt falls back to es), one protocol `x` with classes `low` (1-9)
 * and `high` (10-99), and no codes. Every file may be written anew before it is loaded.
 */
#pragma once

#include <glib.h>

#include "book/book.h"

typedef struct BookFolder {
    char *path;
    Diagnostics *diagnostics; /* of all that was loaded */
    Book *book;               /* what was loaded last */
} BookFolder;

BookFolder *book_folder_new(void);
void book_folder_free(BookFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookFolder, book_folder_free)

/* Writes a file of the book, folders included. */
void book_folder_write(const BookFolder *folder, const char *path, const char *text);

/* Writes the code codes/x/ID.yaml with these lines of `facts`; its gloss is "gloss of ID". */
void book_folder_write_code(const BookFolder *folder, const char *id, const char *facts);

/* Writes codes/x/protocol.yaml with these questions. */
void book_folder_write_questions(const BookFolder *folder, const char *questions);

/* Takes the protocol away with its folder, for a book of other ones. */
void book_folder_remove_protocol(const BookFolder *folder);

/* Loads the book; the messages are those of this time. It may be NULL. */
const Book *book_folder_load(BookFolder *folder);

/* The same, where nothing may be wrong. */
const Book *book_folder_load_well(BookFolder *folder);

/* Fails unless some message starts with `expected` ("path:line:column: error: text"). */
void book_folder_assert_says(const BookFolder *folder, const char *expected);

/* Fails if any message has `text` in it. */
void book_folder_assert_silent(const BookFolder *folder, const char *text);
