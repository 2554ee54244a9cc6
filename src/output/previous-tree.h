/*
 * previous-tree.h: the tree of the build before: which of its files still are what its manifest
 * says, and what becomes of them.
 */
#pragma once

#include "output/backend.h"
#include "output/manifest.h"
#include "output/output.h"
#include "output/place.h"
#include "output/stage.h"

G_BEGIN_DECLS

typedef struct PreviousTree PreviousTree;

/* The tree that stands at a place, or that there is none, by its manifest of this name. NULL and
 * `error` where it cannot be read. Free with previous_tree_free. */
PreviousTree *previous_tree_open(const Place *place, const char *name, GError **error);
/* The tree at a place to which one could print; what a build would refuse is an error. It is read
 * by the manifest that it has, or would be brought to first. Nothing is touched. */
PreviousTree *previous_tree_look_at(const Place *place, bool is_part, GError **error);
void previous_tree_free(PreviousTree *previous);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PreviousTree, previous_tree_free)

/* The folder; NULL where there is none. And a root of its own for a thread, to be freed with
 * beneath_free. */
Beneath *previous_tree_root(const PreviousTree *previous);
Beneath *previous_tree_reach(const PreviousTree *previous);
const Manifest *previous_tree_manifest(const PreviousTree *previous);

/* A file is printed that the tree has too: whether it stays as it is. Any number of threads may ask
 * at once, each of its own files and with a root of its own. */
bool previous_tree_take(PreviousTree *previous, Beneath *reach, const BackendFile *file);

/* What stays of a file that is not printed this time, as SINCE; NULL where it goes. A file that was
 * kept goes with the first build that changes something. */
const char *previous_tree_since_of_unseen(const OutputOptions *options, const ManifestEntry *entry,
                                          bool changes);

/* Decides about all files that were not taken, after the last one, and appends the lines of those
 * that stay. Returns how many go. */
guint previous_tree_settle(PreviousTree *previous, const OutputOptions *options, bool has_written,
                           GString *lines);

/* Whether a file of the tree is in the new one as it was. After previous_tree_settle. */
bool previous_tree_stays(const PreviousTree *previous, const char *path);

/* Whether a file may be put at a path, or removed there, as far as its folder says so; where there
 * is no such folder, the one in which it would be made. */
bool previous_tree_check_folder(Beneath *reach, const char *path, GError **error);

/* The same of all files that go. */
bool previous_tree_check_going(const PreviousTree *previous, GError **error);

/* Links what stays into the stage; removes all files that the manifest has, wherever the folder
 * stands now, but none that a link leads to. With so many threads. */
bool previous_tree_link(PreviousTree *previous, const Stage *stage, guint jobs, GError **error);
bool previous_tree_remove(PreviousTree *previous, guint jobs, GError **error);

G_END_DECLS
