/*
 * backend.h: what a place of output can do. output.c asks no more than this of any of them, and has
 * the table of all.
 *
 * A place is opened once. Each thread has a writer of its own, which writes files side by side with
 * others; what it hands over of a batch, lines of the manifest and bytes, comes to the place in the
 * order of the batches, from one thread at a time.
 */
#pragma once

#include "output/manifest.h"
#include "output/output.h"

G_BEGIN_DECLS

/* A file whose bytes are all there. */
typedef struct BackendFile {
    const char *path, *bytes;
    gsize length;
    guint64 hash;
    gint64 index; /* its line in the previous manifest of the place; -1 for none */
} BackendFile;

/* A function that may be NULL says what that means. */
typedef struct Backend {
    /* Opens the place that the options name; they live as long. NULL and `error`. */
    gpointer (*open)(const OutputOptions *options, GError **error);
    void (*close)(gpointer place);

    /* The manifest of what stands there, or NULL. NULL: nothing ever does. */
    const Manifest *(*previous)(gpointer place);

    bool (*make_folder)(gpointer place, const char *path, GError **error);

    gpointer (*writer_new)(gpointer place);
    void (*writer_free)(gpointer writer);
    /* Begins a file in the bytes of its batch, to which its own are appended then. NULL: the place
     * takes each file by end_file, and no bytes of batches. */
    GString *(*begin_file)(gpointer writer, GString *bytes);
    bool (*end_file)(gpointer writer, const BackendFile *file, GError **error);

    /* Takes lines of the manifest in their order. */
    bool (*note)(gpointer place, const char *lines, gsize length, GError **error);
    /* Takes the bytes of a batch in their order. NULL as begin_file is. */
    bool (*write)(gpointer place, const char *bytes, gsize length, GError **error);

    /* What a dry build finds of a file that it does not print, as SINCE; NULL where it would go, or
     * is not there. NULL: finish sees to such files. */
    const char *(*since_of_unseen)(gpointer place, const ManifestEntry *entry);

    bool (*finish)(gpointer place, GError **error);

    /* How many files were written so far. */
    guint (*n_written)(gpointer place);
    /* The following tell what finish has done. Whether a file of the previous manifest is there as
     * it was. NULL: none is. */
    bool (*keeps)(gpointer place, const char *path);
    /* The new manifest. NULL and `error`. */
    Manifest *(*read_manifest)(gpointer place, GError **error);
    /* Why files were replaced one by one; NULL where they were not. NULL: they never are. */
    const char *(*why_in_place)(gpointer place);
} Backend;

/* A folder, an archive, and nowhere. */
extern const Backend backend_tree, backend_archive, backend_nowhere;

G_END_DECLS
