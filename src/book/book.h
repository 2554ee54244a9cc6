/*
 * book.h: the loaded book: protocols, codes, questions, pair notes, locales.
 *
 * A book is loaded once (book_load), checked while it is loaded, and never changes afterwards: any
 * number of threads may read it. All texts belong to it and live as long as it does.
 *
 * Words are numbers: a TextId says which text, book_wording() how it is said in a language
 * (texts.h). So are facts (protocol.h).
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "book/across.h"
#include "book/protocol.h"
#include "book/settings.h"
#include "book/tables.h"
#include "book/texts.h"

G_BEGIN_DECLS

/* The format of the book that this program reads (site.yaml, `format`). */
#define BOOK_FORMAT 1

struct Book {
    SiteSettings settings;
    Locale *locales; /* in the order of the menu */
    guint n_locales;
    guint english; /* the place of English in them */
    Protocol *protocols;
    guint n_protocols;
    Question
        *questions; /* asked of the codes of all protocols, in the order in which they decide */
    guint n_questions;
    Relation *relations; /* of codes of two protocols, in the order of their files */
    guint n_relations;
    bool shares_numbers; /* some two protocols of which codes are related have a number in common */
    BookSource *sources;
    guint n_sources;
    BookText *texts; /* by TextId; texts[0] is none */
    guint n_texts;
    struct BookStore *store; /* what all of the above lives in */
};

/* Loads the book in `folder`. All that is wrong is added to `diagnostics`. Returns NULL where the
 * book cannot even be put together (no site.yaml, no protocol); a book with other errors is
 * returned, for checks that go further, but must not be printed. Free with book_free. */
Book *book_load(const char *folder, Diagnostics *diagnostics);
/* The same with so many threads, from 1, where book_load takes as many as there are cores. */
Book *book_load_with(const char *folder, guint jobs, Diagnostics *diagnostics);

/* The part of a book that is printed. Of other languages only that is loaded which its pages ask:
 * how much of each text they have, and in a book of many languages mostly not even that. They have
 * no messages either. */
typedef struct BookPart {
    const char *const *languages; /* ids; all are wanted where one of them is no language */
    bool tells_all; /* there may be a page among them that tells how much all languages have */
} BookPart;
/* The same with that part alone; NULL: all of it. */
Book *book_load_part(const char *folder, guint jobs, const BookPart *part,
                     Diagnostics *diagnostics);
/* Frees the bytes of the files, which only messages cite: one that is added later cites no line,
 * unless it is of site.yaml. */
void book_forget_bytes(Book *book);

void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* A protocol by its id, or NULL where the book lacks it or could not load it. */
const Protocol *book_find_protocol(const Book *book, const char *id);

/* The code of a side of a relation. */
const Code *book_side_code(const Book *book, const RelationSide *side);

/* The words by which people of a language look for a code, with commas between them; NULL where
 * there are none. They belong to the language: no other's stand in for them. */
const char *book_keywords(const Book *book, const Locale *locale, const Code *code);

G_END_DECLS
