/*
 * manifest.h: which files statusbook printed into a tree, each with its length and a hash of its
 * bytes.
 *
 * It lies in the tree itself, at .statusbook/manifest, so that it is always the one of the tree
 * that one sees. A line is `HASH LENGTH PATH`; lines are sorted by path, so that two manifests can
 * be compared by any tool. The hash is XXH3 (64 bits, in hexadecimal): it detects change, not
 * attack.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* The folder of a tree that is statusbook's own, and the manifest in it. */
#define MANIFEST_FOLDER ".statusbook"
#define MANIFEST_PATH   MANIFEST_FOLDER "/manifest"

typedef struct ManifestEntry {
    char *path;
    guint64 hash;
    gsize length;
} ManifestEntry;

/* An empty manifest: a list of ManifestEntry. Free with g_ptr_array_unref. */
GPtrArray *manifest_new(void);

void manifest_add(GPtrArray *manifest, const char *path, guint64 hash, gsize length);

guint64 manifest_hash(const char *bytes, gsize length);

/* Reads the manifest of a tree; an empty one where there is none. NULL and `error` where it
 * cannot be read or is not of the form above. */
GPtrArray *manifest_read(const char *tree, GError **error);

/* Sorts it, and appends its text. */
void manifest_format(GPtrArray *manifest, GString *out);

/* A table of its entries by path; it borrows them. Free with g_hash_table_unref. */
GHashTable *manifest_table(const GPtrArray *manifest);

G_END_DECLS
