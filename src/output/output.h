/*
 * output.h: where the printed files go. Paths and bytes only: this room knows nothing of pages.
 *
 * A tree is printed into a stage beside it (OUT.statusbook-new) and put in its place in one step
 * when all of it is there; until then, and after any failure, OUT is as it was. A lock
 * (OUT.statusbook-lock) keeps a second build out.
 *
 * A file whose bytes are those of the last print is linked into the stage and so keeps its time; a
 * build that changes nothing leaves the tree alone. Files and folders in OUT that statusbook did
 * not print are kept, and are an error where they are in the way of a page; those that it printed
 * and prints no longer are gone. OUT keeps its group and mode.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Output Output;

/* A folder. What an interrupted build left in its stage is cleared. NULL and `error` where the
 * stage cannot be made, another build is at work, or `path` is a mount point, a link or something
 * that statusbook did not print. Free with output_free. */
Output *output_new_tree(const char *path, GError **error);

/* Nowhere: for measuring and for `check`. */
Output *output_new_nothing(void);

/* Makes a folder and those above it; before the first file in it is written. Not for several
 * threads at once. */
bool output_make_folder(Output *output, const char *path, GError **error);

/* Writes one file; any number of threads may do so at once, each its own files. */
bool output_write(Output *output, const char *path, const char *bytes, gsize length,
                  GError **error);

/* Puts what was written in its place. */
bool output_finish(Output *output, GError **error);

/* How many files were written anew, and how many of the last print are no longer printed. After
 * output_finish. */
guint output_n_written(const Output *output);
guint output_n_removed(const Output *output);

/* Without output_finish before it: drops what was written. */
void output_free(Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

G_END_DECLS
