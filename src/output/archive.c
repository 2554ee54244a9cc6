/* A site as one tar stream, in the ustar form, without touching a folder. */
#include "output/archive.h"

#include "output/libarchive.h"
#include "output/lock.h"
#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of the last file that are copied at once. */
#define COPY_BLOCK 65536
/* Heads and contents stand in blocks of this size (POSIX.1-1988, ustar); a head is one. */
#define BLOCK 512
/* A head names its form at this byte. */
#define MAGIC_AT 257
#define MAGIC    "ustar"

struct Archive {
    Libarchive library;
    char *path;
    Place *place; /* NULL where it is written as it is */
    Lock *lock;
    bool is_staged; /* there is a file beside the place that is to be removed */
    int descriptor;
    gint64 time;
    bool is_durable;
};

struct ArchivePiece {
    const Libarchive *library;
    struct archive *archive;
    struct archive_entry *entry;
    gint64 time;
    GString *out;  /* where libarchive's bytes go; NULL: nowhere */
    GString *head; /* that of a file, until it is put before its bytes */
    GString *file; /* where the file that was begun stands, */
    gsize start;   /* and where its head is to be */
};

/* ---- Pieces ---- */

static la_ssize_t take_bytes(struct archive *archive, void *data, const void *bytes, size_t length)
{
    (void)archive;
    ArchivePiece *piece = data;
    if (piece->out)
        g_string_append_len(piece->out, bytes, (gssize)length);
    return (la_ssize_t)length;
}

ArchivePiece *archive_piece_new(const Archive *archive)
{
    const Libarchive *library = &archive->library;
    ArchivePiece *piece = g_new0(ArchivePiece, 1);
    piece->library = library;
    piece->time = archive->time;
    piece->head = g_string_sized_new(BLOCK);
    piece->entry = library->entry_new();
    piece->archive = library->write_new();
    library->write_set_format_ustar(piece->archive);
    /* Bytes come as they are, not in blocks of tape, and the end is not padded. */
    library->write_set_bytes_per_block(piece->archive, 0);
    library->write_set_bytes_in_last_block(piece->archive, 1);
    library->write_open(piece->archive, piece, NULL, take_bytes, NULL);
    return piece;
}

void archive_piece_free(ArchivePiece *piece)
{
    if (!piece)
        return;
    piece->out = NULL;
    /* And with it the end of an archive, which goes nowhere. */
    piece->library->write_free(piece->archive);
    piece->library->entry_free(piece->entry);
    g_string_free(piece->head, TRUE);
    g_free(piece);
}

static bool fail_entry(ArchivePiece *piece, const char *path, GError **error)
{
    const char *why = piece->library->error_string(piece->archive);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "could not put '%s' into the archive: %s",
                path, why ? why : "it has another length than before");
    return false;
}

/* The head of an entry; its bytes are to follow. */
static bool add_head(ArchivePiece *piece, const char *path, gint64 length, guint type, guint mode,
                     GError **error)
{
    const Libarchive *library = piece->library;
    library->entry_set_pathname(piece->entry, path);
    library->entry_set_size(piece->entry, length);
    library->entry_set_filetype(piece->entry, type);
    library->entry_set_perm(piece->entry, (mode_t)mode);
    library->entry_set_mtime(piece->entry, piece->time, 0);
    return library->write_header(piece->archive, piece->entry) == ARCHIVE_OK ||
           fail_entry(piece, path, error);
}

static bool add_end(ArchivePiece *piece, const char *path, GError **error)
{
    return piece->library->write_finish_entry(piece->archive) == ARCHIVE_OK ||
           fail_entry(piece, path, error);
}

void archive_piece_begin(ArchivePiece *piece, GString *out)
{
    piece->file = out;
    piece->start = out->len;
    g_string_set_size(out, out->len + BLOCK);
}

static void fill_block(GString *out)
{
    static const char zeros[BLOCK];
    g_string_append_len(out, zeros, (gssize)((BLOCK - out->len % BLOCK) % BLOCK));
}

/* libarchive makes the head alone: what it then misses of the file it would fill up, and that goes
 * nowhere. */
bool archive_piece_end(ArchivePiece *piece, const char *path, GError **error)
{
    GString *file = piece->file;
    gint64 length = (gint64)(file->len - piece->start) - BLOCK;
    piece->out = g_string_truncate(piece->head, 0);
    if (!add_head(piece, path, length, AE_IFREG, 0644, error))
        return false;
    g_assert(piece->head->len == BLOCK);
    memcpy(file->str + piece->start, piece->head->str, BLOCK);
    piece->out = NULL;
    fill_block(file);
    return add_end(piece, path, error);
}

bool archive_piece_add_folder(ArchivePiece *piece, const char *path, GString *out, GError **error)
{
    piece->out = out;
    return add_head(piece, path, 0, AE_IFDIR, 0755, error) && add_end(piece, path, error);
}

/* ---- The whole ---- */

void archive_close(Archive *archive)
{
    if (!archive)
        return;
    if (archive->descriptor >= 0)
        close(archive->descriptor);
    if (archive->place && archive->is_staged)
        beneath_unlink(archive->place->above, archive->place->stage);
    lock_free(archive->lock);
    place_free(archive->place);
    g_free(archive->path);
    g_free(archive);
}

/* Whether there is something at a path that is no regular file, or one that must stay there. */
static bool is_special(const char *path)
{
    struct statx status;
    return statx(AT_FDCWD, path, AT_NO_AUTOMOUNT, STATX_TYPE, &status) == 0 &&
           (!S_ISREG(status.stx_mode) || (status.stx_attributes & STATX_ATTR_MOUNT_ROOT));
}

/* Whether an open file is what is left of an archive: it begins as one, as far as it goes. The
 * name of the first entry is shorter than its field, so a NUL follows. */
static bool is_archive(int descriptor)
{
    char head[BLOCK];
    struct stat status;
    ssize_t n = pread(descriptor, head, sizeof head, 0);
    if (n < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    return n == 0 || (n < MAGIC_AT + (ssize_t)strlen(MAGIC)
                          ? memchr(head, '\0', (gsize)n) != NULL
                          : memcmp(head + MAGIC_AT, MAGIC, strlen(MAGIC)) == 0);
}

/* Whether what stands at the place may be replaced: a slip of the keyboard is to cost nobody a file
 * of the book. What cannot be read is not known to be anything else. */
static bool check_replaced(const Archive *archive, GError **error)
{
    const Place *place = archive->place;
    int descriptor = beneath_open(place->above, place->name, O_RDONLY | O_NONBLOCK, 0);
    bool is_other = descriptor >= 0 && !is_archive(descriptor);
    if (descriptor >= 0)
        close(descriptor);
    if (is_other)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                    "'%s' is no archive, so it is not replaced; choose another name, or remove it",
                    archive->path);
    return !is_other;
}

static bool open_staged(Archive *archive, GError **error)
{
    archive->place = place_open(archive->path, true, error);
    archive->lock = archive->place ? lock_take(archive->place, error) : NULL;
    if (!archive->lock || !check_replaced(archive, error))
        return false;
    Place *place = archive->place;
    archive->descriptor =
        beneath_open(place->above, place->stage, O_RDWR | O_CREAT | O_NONBLOCK, BENEATH_FILE_MODE);
    if (archive->descriptor < 0)
        return place_fail(place, "could not write to", place->stage, error);
    if (!is_archive(archive->descriptor)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                    "'%s/%s' was not made by statusbook, which needs this name for a new archive; "
                    "move it away",
                    beneath_name(place->above), place->stage);
        return false;
    }
    archive->is_staged = true;
    return ftruncate(archive->descriptor, 0) == 0 ||
           place_fail(place, "could not write to", place->stage, error);
}

static bool fail_to_write(const char *path, GError **error)
{
    int code = errno;
    if (strcmp(path, "-") != 0)
        return fail_errno(error, "could not write to", path);
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code),
                "could not write to standard output: %s", g_strerror(code));
    return false;
}

Archive *archive_open(const char *path, gint64 time, bool is_durable, GError **error)
{
    g_autoptr(Archive) archive = g_new0(Archive, 1);
    archive->descriptor = -1;
    archive->time = time;
    archive->is_durable = is_durable;
    archive->path = g_strdup(path);
    if (!libarchive_open(&archive->library, error))
        return NULL;
    if (strcmp(path, "-") == 0)
        archive->descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    else if (is_special(path))
        archive->descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    else if (!open_staged(archive, error))
        return NULL;
    if (archive->descriptor >= 0)
        return g_steal_pointer(&archive);
    fail_to_write(path, error);
    return NULL;
}

bool archive_write(Archive *archive, const char *bytes, gsize length, GError **error)
{
    return write_all(archive->descriptor, bytes, length) || fail_to_write(archive->path, error);
}

static bool write_out(Archive *archive, GString *out, GError **error)
{
    bool written = archive_write(archive, out->str, out->len, error);
    g_string_truncate(out, 0);
    return written;
}

/* Writes a file block by block: it may be larger than what one wants in memory. */
static bool copy_descriptor(Archive *archive, ArchivePiece *piece, const char *path, int descriptor,
                            GError **error)
{
    char block[COPY_BLOCK];
    struct stat status;
    if (fstat(descriptor, &status) != 0 || lseek(descriptor, 0, SEEK_SET) != 0)
        return fail_errno(error, "could not read again", path);
    if (!add_head(piece, path, status.st_size, AE_IFREG, 0644, error))
        return false;
    for (ssize_t n; (n = read(descriptor, block, sizeof block)) != 0;) {
        if (n < 0)
            return fail_errno(error, "could not read again", path);
        if (piece->library->write_data(piece->archive, block, (size_t)n) != n)
            return fail_entry(piece, path, error);
        if (!write_out(archive, piece->out, error))
            return false;
    }
    return add_end(piece, path, error);
}

static bool put_in_place(Archive *archive, GError **error)
{
    Place *place = archive->place;
    bool waits = archive->is_durable && place; /* a pipe has no disk */
    int descriptor = archive->descriptor;
    archive->descriptor = -1;
    bool synced = !waits || fsync(descriptor) == 0;
    if (!synced)
        fail_to_write(archive->path, error);
    if (close(descriptor) != 0 && synced)
        return fail_to_write(archive->path, error);
    if (!place || !synced)
        return synced;
    if (beneath_rename(place->above, place->stage, place->above, place->name, 0) != 0)
        return fail_errno(error, "could not put in place", archive->path);
    archive->is_staged = false;
    return !waits || beneath_sync_folder(place->above, "") == 0 ||
           fail_errno(error, "could not write to the disk", archive->path);
}

/* The last file, after its folder. */
static bool add_last(Archive *archive, ArchivePiece *piece, const char *path, int descriptor,
                     GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return archive_piece_add_folder(piece, folder, piece->out, error) &&
           copy_descriptor(archive, piece, path, descriptor, error);
}

bool archive_finish(Archive *archive, const char *path, int descriptor, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ArchivePiece *piece = archive_piece_new(archive);
    piece->out = out;
    bool written = descriptor < 0 || add_last(archive, piece, path, descriptor, error);
    if (written && piece->library->write_close(piece->archive) != ARCHIVE_OK)
        written = fail_entry(piece, path, error);
    written = written && write_out(archive, out, error);
    archive_piece_free(piece);
    return written && put_in_place(archive, error);
}
