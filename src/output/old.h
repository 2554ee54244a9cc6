/*
 * old.h: the tree of the build before: which of its files still are what its manifest says, and
 * what becomes of them.
 */
#pragma once

#include "output/manifest.h"
#include "output/output.h"
#include "output/stage.h"

G_BEGIN_DECLS

typedef struct Old Old;

/* The tree at a path, or that there is none, by its manifest of this name. NULL and `error` where
 * it cannot be read. Free with old_free. */
Old *old_open(const char *path, const char *name, GError **error);
void old_free(Old *old);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Old, old_free)

/* The open folder; -1 where there is none. */
int old_descriptor(const Old *old);
const Manifest *old_manifest(const Old *old);

/* A file is printed that the tree has too, at this line of its manifest: whether it stays as it is.
 * Any number of threads may ask at once, each of its own files. */
bool old_take(Old *old, guint index, const char *path, guint64 hash, const char *bytes,
              gsize length);

/* What stays of a file that is not printed this time, as SINCE; NULL where it goes. A file that was
 * kept goes with the first build that changes something. */
const char *old_since_of_unseen(const OutputOptions *options, const ManifestEntry *entry,
                                bool changes);

/* Decides about all files that were not taken, after the last one, and appends the lines of those
 * that stay. Returns how many go. */
guint old_settle(Old *old, const OutputOptions *options, bool has_written, GString *lines);

/* Whether a file of the tree is in the new one as it was. After old_settle. */
bool old_stays(const Old *old, const char *path);

/* Links what stays into the stage; removes all files that the manifest has, wherever the folder
 * stands now. With so many threads. */
bool old_link(Old *old, const Stage *stage, guint jobs, GError **error);
bool old_remove(Old *old, guint jobs, GError **error);

G_END_DECLS
