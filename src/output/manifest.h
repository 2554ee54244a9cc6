/*
 * manifest.h: which files statusbook printed, each with its length and a hash of its bytes.
 *
 * It lies in the printed tree itself, at .statusbook/manifest, so that it is always the one of the
 * tree that one sees. Its first line names the form; then each file has a line, in the order in
 * which they were printed: `HASH LENGTH SINCE PATH`. HASH is XXH3 (64 bits, 16 hexadecimal digits):
 * it detects change, not attack. SINCE is the day since which the file has these bytes, as far as
 * baselines tell (YYYY-MM-DD), `-` where nobody knows, and `kept` for a file of the build before
 * that is no longer printed and stays one build longer. The manifest does not list itself.
 *
 * A manifest that was read never changes. It is held in memory, so whatever becomes of its file,
 * with an index of some twenty bytes a line beside it.
 */
#pragma once

#include "beneath/beneath.h"

G_BEGIN_DECLS

/* The folder of a tree that is statusbook's own, and the manifest in it. */
#define MANIFEST_FOLDER ".statusbook"
#define MANIFEST_PATH   MANIFEST_FOLDER "/manifest"
/* The manifest of a tree whose files are being replaced one by one, as it will be. */
#define MANIFEST_REDO MANIFEST_FOLDER "/redo"

/* SINCE of what nobody knows, and of what is no longer printed. */
#define MANIFEST_UNKNOWN "-"
#define MANIFEST_KEPT    "kept"
/* Room for SINCE with its NUL. */
#define MANIFEST_SINCE_SIZE 11

typedef struct Manifest Manifest;

typedef struct ManifestEntry {
    const char *path; /* its line's own: not ended by NUL */
    guint path_length;
    guint64 hash;
    gsize length; /* of the file, in bytes */
    char since[MANIFEST_SINCE_SIZE];
} ManifestEntry;

guint64 manifest_hash(const char *bytes, gsize length);

/* Reads the manifest at a path; an empty one where there is none. NULL and `error` where it cannot
 * be read or is not of the form above. Free with manifest_free. */
Manifest *manifest_read(const char *path, GError **error);
Manifest *manifest_new_empty(void);
/* The same of a file of a tree, to which no link may lead. */
Manifest *manifest_read_below(Beneath *tree, const char *name, GError **error);
/* The same of an open file, from its beginning. */
Manifest *manifest_read_descriptor(int descriptor, GError **error);
void manifest_free(Manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/* How many lines it has, and each of them (0 to count - 1). */
guint manifest_count(const Manifest *manifest);
ManifestEntry manifest_entry(const Manifest *manifest, guint index);

/* The number of the line of a path; -1 where it has none. */
gint64 manifest_find(const Manifest *manifest, const char *path);

/* Whether a file of a tree has just these lines in this order. */
bool manifest_stands_at(const Manifest *manifest, Beneath *tree, const char *name);

/* Appends the first line, or that of a file. */
void manifest_append_head(GString *out);
void manifest_append(const char *path, guint64 hash, gsize length, const char *since, GString *out);
void manifest_append_entry(const ManifestEntry *entry, const char *since, GString *out);

/* The path of an entry; free with g_free. */
char *manifest_entry_path(const ManifestEntry *entry);

G_END_DECLS
