/*
 * archive.h: a site as one tar stream, in the ustar form, without touching a folder.
 *
 * Several threads make pieces of it side by side; each piece is whole entries, and the pieces are
 * written one behind the other.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Archive Archive;

/* An archive at `path`, where a symbolic link is followed; "-" is standard output. A regular file
 * is written beside its place (PATH.statusbook-new) and renamed to it when it is whole, with a
 * lock; anything else (a device, a pipe) is written as it is. `time` is the time of every entry, in
 * seconds since 1970. `is_durable`: such a file is on the disk when archive_finish returns. NULL
 * and `error`. Free with archive_close, which drops what was not finished.
 */
Archive *archive_open(const char *path, gint64 time, bool is_durable, GError **error);
void archive_close(Archive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, archive_close)

/* Makes pieces: one for each thread. Free with archive_piece_free. */
typedef struct ArchivePiece ArchivePiece;
ArchivePiece *archive_piece_new(const Archive *archive);
void archive_piece_free(ArchivePiece *piece);

/* The entry of a file (mode 0644): after archive_piece_begin its bytes are appended to `out`, where
 * they stay; archive_piece_end puts their head before them, and fills the last block. False and
 * `error` where ustar cannot hold it. */
void archive_piece_begin(ArchivePiece *piece, GString *out);
bool archive_piece_end(ArchivePiece *piece, const char *path, GError **error);

/* Appends the entry of a folder (mode 0755). */
bool archive_piece_add_folder(ArchivePiece *piece, const char *path, GString *out, GError **error);

/* Writes a piece. */
bool archive_write(Archive *archive, const char *bytes, gsize length, GError **error);

/* Writes one more file with its folder, of what a descriptor holds from its beginning, and the end
 * of the archive; puts it in its place. A descriptor of -1: only the end. */
bool archive_finish(Archive *archive, const char *path, int descriptor, GError **error);

G_END_DECLS
