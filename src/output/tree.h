/*
 * tree.h: a site as a folder, put in its place as a whole.
 *
 * The new tree grows in a stage beside its place (OUT.statusbook-new) and is exchanged with the old
 * one in one step; a lock (OUT.statusbook-lock) keeps a second build out. Files that have not
 * changed are linked from the old tree at the end and so keep their times; a build that changes
 * nothing leaves the tree alone. What statusbook did not print is kept.
 *
 * Where folders cannot be exchanged or files cannot be linked, or where it is asked for, the files
 * are replaced one by one instead (redo.h).
 */
#pragma once

#include "output/manifest.h"
#include "output/previous-tree.h"
#include "output/output.h"

G_BEGIN_DECLS

typedef struct Tree Tree;

/* Opens the place; the options must live as long as the tree. NULL and `error` where one cannot or
 * may not print there. Free with tree_free, which drops what was not finished. */
Tree *tree_open(const OutputOptions *options, GError **error);
void tree_free(Tree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, tree_free)

/* Whether one could print to a folder: what tree_open would refuse, without touching anything.
 * Gives the tree that is there, by the manifest that it has or would be brought to: NULL and
 * `error`. Free with previous_tree_free. */
PreviousTree *tree_look_at(const OutputOptions *options, GError **error);

/* The manifest of what was there. */
const Manifest *tree_old(const Tree *tree);

/* Why files are replaced one by one; NULL where folders are exchanged. */
const char *tree_why_in_place(const Tree *tree);

bool tree_make_folder(const Tree *tree, const char *path, GError **error);

/* Writes files: one for each thread. Free with tree_writer_free. */
typedef struct TreeWriter TreeWriter;
TreeWriter *tree_writer_new(Tree *tree);
void tree_writer_free(TreeWriter *writer);

/* Writes one file, unless the old tree has it with these bytes; `index` is its line in tree_old, -1
 * where it has none. Any number of writers may do so at once, each its own files. */
bool tree_write(TreeWriter *writer, const char *path, gint64 index, guint64 hash, const char *bytes,
                gsize length, GError **error);

/* Appends lines to the new manifest: one thread at a time. */
bool tree_note(Tree *tree, const char *lines, gsize length, GError **error);

/* Puts all of it in its place. */
bool tree_finish(Tree *tree, GError **error);

/* The manifest of the tree that stands there now. NULL and `error`. */
Manifest *tree_read_manifest(const Tree *tree, GError **error);

/* Whether a file of the old tree is in the new one as it was. After tree_finish. */
bool tree_keeps(const Tree *tree, const char *path);

/* How many files were written, and how many of the old tree are gone. After tree_finish. */
guint tree_n_written(const Tree *tree);
guint tree_n_removed(const Tree *tree);

G_END_DECLS
