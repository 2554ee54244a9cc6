/* No place: nothing is written. A dry build looks at the folder that it would print to, so that it
 * tells what a true one does. */
#include "output/backend.h"
#include "output/previous-tree.h"
#include "output/spool.h"

#include <unistd.h>

typedef struct Nowhere {
    const OutputOptions *options;
    PreviousTree *there; /* the folder; NULL for none */
    int manifest;        /* the new one, where it is asked for; or -1 */
    gint n_written;      /* files that would be; atomic */
} Nowhere;

typedef struct NowhereWriter {
    Nowhere *nowhere;
    Beneath *there; /* the thread's own */
} NowhereWriter;

static void nowhere_close(gpointer place)
{
    Nowhere *nowhere = place;
    previous_tree_free(nowhere->there);
    if (nowhere->manifest >= 0)
        close(nowhere->manifest);
    g_free(nowhere);
}

static bool look_at_folder(Nowhere *nowhere, GError **error)
{
    const OutputOptions *options = nowhere->options;
    g_autoptr(Place) place = place_open(options->tree, false, error);
    if (place)
        nowhere->there = previous_tree_look_at(place, options->is_shard, error);
    return nowhere->there != NULL;
}

static gpointer nowhere_open(const OutputOptions *options, GError **error)
{
    Nowhere *nowhere = g_new0(Nowhere, 1);
    nowhere->options = options;
    nowhere->manifest = -1;
    if ((!options->tree || look_at_folder(nowhere, error)) &&
        (!options->wants_changes || (nowhere->manifest = spool_open(error)) >= 0))
        return nowhere;
    nowhere_close(nowhere);
    return NULL;
}

static const Manifest *nowhere_previous(gpointer place)
{
    const Nowhere *nowhere = place;
    return nowhere->there ? previous_tree_manifest(nowhere->there) : NULL;
}

static bool nowhere_make_folder(gpointer place, const char *path, GError **error)
{
    (void)place;
    (void)path;
    (void)error;
    return true;
}

static gpointer nowhere_writer_new(gpointer place)
{
    Nowhere *nowhere = place;
    NowhereWriter *writer = g_new(NowhereWriter, 1);
    *writer = (NowhereWriter){nowhere, NULL};
    if (nowhere->there)
        writer->there = previous_tree_reach(nowhere->there);
    return writer;
}

static void nowhere_writer_free(gpointer data)
{
    NowhereWriter *writer = data;
    beneath_free(writer->there);
    g_free(writer);
}

static bool nowhere_end_file(gpointer data, const BackendFile *file, GError **error)
{
    (void)error;
    const NowhereWriter *writer = data;
    Nowhere *nowhere = writer->nowhere;
    if (file->index < 0 || !previous_tree_take(nowhere->there, writer->there, file))
        g_atomic_int_inc(&nowhere->n_written);
    return true;
}

static bool nowhere_note(gpointer place, const char *lines, gsize length, GError **error)
{
    const Nowhere *nowhere = place;
    return spool_write(nowhere->manifest, lines, length, error);
}

static const char *nowhere_since_of_unseen(gpointer place, const ManifestEntry *entry)
{
    const Nowhere *nowhere = place;
    g_autofree char *path = manifest_entry_path(entry);
    bool is_there =
        nowhere->there && manifest_find(previous_tree_manifest(nowhere->there), path) >= 0;
    return is_there ? previous_tree_since_of_unseen(nowhere->options, entry, nowhere->n_written > 0)
                    : NULL;
}

static bool nowhere_finish(gpointer place, GError **error)
{
    (void)place;
    (void)error;
    return true;
}

static guint nowhere_n_written(gpointer place)
{
    const Nowhere *nowhere = place;
    return (guint)nowhere->n_written;
}

static Manifest *nowhere_read_manifest(gpointer place, GError **error)
{
    const Nowhere *nowhere = place;
    return manifest_read_descriptor(nowhere->manifest, error);
}

const Backend backend_nowhere = {
    .open = nowhere_open,
    .close = nowhere_close,
    .previous = nowhere_previous,
    .make_folder = nowhere_make_folder,
    .writer_new = nowhere_writer_new,
    .writer_free = nowhere_writer_free,
    .end_file = nowhere_end_file,
    .note = nowhere_note,
    .since_of_unseen = nowhere_since_of_unseen,
    .finish = nowhere_finish,
    .n_written = nowhere_n_written,
    .read_manifest = nowhere_read_manifest,
};
