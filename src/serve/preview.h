/*
 * preview.h: what the preview shows: the book as it was last good, and what is wrong with it now.
 */
#pragma once

#include "site/site.h"

G_BEGIN_DECLS

/* Told of each load, good or bad, with all its messages. `book`: NULL where none could be made. */
typedef void (*PreviewLoaded)(const Book *book, Diagnostics *diagnostics, gpointer user_data);

typedef struct Preview Preview;

/* The preview of the book in a folder; it holds nothing until it is loaded. Free with preview_free.
 */
Preview *preview_new(const char *folder, PreviewLoaded loaded, gpointer user_data);
void preview_free(Preview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Preview, preview_free)

/* Loads the whole book anew. A book with errors changes nothing but the errors: the last good one
 * stays. */
void preview_load(Preview *preview);

/* The site of the last good book, or NULL where there has been none. It lives until the next load.
 */
const Site *preview_site(const Preview *preview);

/* Which book that is, as a text that no other has, of this run or another; "none" where there is
 * none. */
const char *preview_book(const Preview *preview);

/* Counts the loads, so that one can tell whether there was another. */
guint preview_loads(const Preview *preview);

/* The errors of the last load, as the terminal shows them; "" where it was good. */
const char *preview_errors(const Preview *preview);

G_END_DECLS
