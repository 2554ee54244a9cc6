/* A site as one archive (archive.h), the manifest as its last file. */
#include "output/archive.h"
#include "output/backend.h"
#include "output/spool.h"

#include <unistd.h>

typedef struct ArchivePlace {
    Archive *archive;
    int manifest;   /* the new one; -1 for none */
    gint n_written; /* atomic */
} ArchivePlace;

typedef struct ArchiveWriter {
    ArchivePlace *place;
    ArchivePiece *piece;
} ArchiveWriter;

static void archive_place_close(gpointer data)
{
    ArchivePlace *place = data;
    archive_close(place->archive);
    if (place->manifest >= 0)
        close(place->manifest);
    g_free(place);
}

static gpointer archive_place_open(const OutputOptions *options, GError **error)
{
    ArchivePlace *place = g_new0(ArchivePlace, 1);
    bool has_manifest = !options->is_shard || options->is_first_shard;
    place->manifest = -1;
    place->archive = archive_open(options->archive, options->time, options->is_durable, error);
    if (place->archive && (!has_manifest || (place->manifest = spool_open(error)) >= 0))
        return place;
    archive_place_close(place);
    return NULL;
}

static bool archive_make_folder(gpointer data, const char *path, GError **error)
{
    const ArchivePlace *place = data;
    g_autoptr(GString) bytes = g_string_new(NULL);
    ArchivePiece *piece = archive_piece_new(place->archive);
    bool written = archive_piece_add_folder(piece, path, bytes, error) &&
                   archive_write(place->archive, bytes->str, bytes->len, error);
    archive_piece_free(piece);
    return written;
}

static gpointer archive_writer_new(gpointer data)
{
    ArchiveWriter *writer = g_new(ArchiveWriter, 1);
    *writer = (ArchiveWriter){data, archive_piece_new(((ArchivePlace *)data)->archive)};
    return writer;
}

static void archive_writer_free(gpointer data)
{
    ArchiveWriter *writer = data;
    archive_piece_free(writer->piece);
    g_free(writer);
}

/* A file goes where it is made, after room for its head. */
static GString *archive_begin_file(gpointer data, GString *bytes)
{
    const ArchiveWriter *writer = data;
    archive_piece_begin(writer->piece, bytes);
    return bytes;
}

static bool archive_end_file(gpointer data, const BackendFile *file, GError **error)
{
    const ArchiveWriter *writer = data;
    g_atomic_int_inc(&writer->place->n_written);
    return archive_piece_end(writer->piece, file->path, error);
}

static bool archive_note(gpointer data, const char *lines, gsize length, GError **error)
{
    const ArchivePlace *place = data;
    return spool_write(place->manifest, lines, length, error);
}

static bool archive_write_bytes(gpointer data, const char *bytes, gsize length, GError **error)
{
    const ArchivePlace *place = data;
    return archive_write(place->archive, bytes, length, error);
}

static bool archive_place_finish(gpointer data, GError **error)
{
    const ArchivePlace *place = data;
    return archive_finish(place->archive, MANIFEST_PATH, place->manifest, error);
}

static guint archive_n_written(gpointer data)
{
    const ArchivePlace *place = data;
    return (guint)place->n_written;
}

static Manifest *archive_read_manifest(gpointer data, GError **error)
{
    const ArchivePlace *place = data;
    return manifest_read_descriptor(place->manifest, error);
}

const Backend backend_archive = {
    .open = archive_place_open,
    .close = archive_place_close,
    .make_folder = archive_make_folder,
    .writer_new = archive_writer_new,
    .writer_free = archive_writer_free,
    .begin_file = archive_begin_file,
    .end_file = archive_end_file,
    .note = archive_note,
    .write = archive_write_bytes,
    .finish = archive_place_finish,
    .n_written = archive_n_written,
    .read_manifest = archive_read_manifest,
};
