/*
 * floor.c: what the kernel alone takes to write a site, from ready buffers: the floor under the
 * time of a build. Reads all files of a printed tree into memory and prints how long it takes to
 * write them again, from the first folder made to the last file closed.
 * usage: floor tree THREADS FROM TO    as a tree; TO must not exist
 *        floor tar FROM FILE           as a ustar stream; `-` is standard output
 */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* Headers and contents of an archive stand in blocks. */
#define BLOCK 512
/* Files that a thread takes at a time from a folder. */
#define PORTION 16

typedef struct File {
    char *path; /* below the tree */
    const char *name;
    char *bytes;
    gsize length;
    char header[BLOCK];
} File;

/* A folder of the tree and the files in it. */
typedef struct Folder {
    char *path; /* "" for the top */
    GPtrArray *files;
    int descriptor;
    gint owned; /* atomic: a thread writes here */
    gint next;  /* atomic: the first file that nobody has taken */
} Folder;

typedef struct Floor {
    GPtrArray *folders; /* each behind the one that it lies in */
    gsize n_files, n_bytes;
} Floor;

static G_NORETURN void fail(const char *action, const char *path)
{
    fprintf(stderr, "floor: could not %s '%s': %s\n", action, path, g_strerror(errno));
    exit(1);
}

/* Splits a path at a slash where its name field is too short for it. False where that cannot be. */
static bool tar_name(const char *path, char *header)
{
    gsize length = strlen(path);
    const char *slash = length > 100 ? strchr(path + length - 101, '/') : NULL;
    if (length > 100 && (!slash || slash - path > 155))
        return false;
    memcpy(header, slash ? slash + 1 : path, strlen(slash ? slash + 1 : path));
    if (slash)
        memcpy(header + 345, path, (gsize)(slash - path));
    return true;
}

/* The header of a file of mode 0644 and time 0. */
static bool tar_header(const char *path, gsize length, char *header)
{
    memset(header, 0, BLOCK);
    if (!tar_name(path, header))
        return false;
    memcpy(header + 100, "0000644\0000000000\0000000000", 24);
    g_snprintf(header + 124, 12, "%011" G_GINT64_MODIFIER "o", (guint64)length);
    memcpy(header + 136, "00000000000", 12);
    memset(header + 148, ' ', 8);
    memcpy(header + 156, "0", 1);
    memcpy(header + 257, "ustar\00000", 8);
    guint sum = 0;
    for (gsize i = 0; i < BLOCK; i++)
        sum += (guchar)header[i];
    g_snprintf(header + 148, 7, "%06o", sum);
    return true;
}

static void read_folder(Floor *floor, const char *from, const char *path);

static File *read_file(const char *full, char *path)
{
    File *file = g_new0(File, 1);
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(full, &file->bytes, &file->length, &error)) {
        fprintf(stderr, "floor: %s\n", error->message);
        exit(1);
    }
    file->path = path;
    const char *slash = strrchr(path, '/');
    file->name = slash ? slash + 1 : path;
    if (!tar_header(file->path, file->length, file->header)) {
        errno = ENAMETOOLONG;
        fail("name in an archive", full);
    }
    return file;
}

static void read_folder(Floor *floor, const char *from, const char *path)
{
    Folder *folder = g_new0(Folder, 1);
    folder->path = g_strdup(path);
    folder->files = g_ptr_array_new();
    g_ptr_array_add(floor->folders, folder);
    g_autofree char *place = g_build_filename(from, path, NULL);
    g_autoptr(GDir) dir = g_dir_open(place, 0, NULL);
    if (!dir)
        fail("open", place);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *below = path[0] ? g_strconcat(path, "/", name, NULL) : g_strdup(name);
        g_autofree char *full = g_build_filename(from, below, NULL);
        if (g_file_test(full, G_FILE_TEST_IS_DIR)) {
            read_folder(floor, from, below);
            g_free(below);
            continue;
        }
        File *file = read_file(full, below);
        g_ptr_array_add(folder->files, file);
        floor->n_files++;
        floor->n_bytes += file->length;
    }
}

static Floor floor_read(const char *from)
{
    Floor floor = {.folders = g_ptr_array_new()};
    read_folder(&floor, from, "");
    return floor;
}

/* ---- A tree ------------------------------------------------------------------------------------
 */

static void write_whole(int descriptor, const File *file)
{
    for (gsize done = 0; done < file->length;) {
        ssize_t n = write(descriptor, file->bytes + done, file->length - done);
        if (n < 0)
            fail("write", file->path);
        done += (gsize)n;
    }
}

/* Writes what nobody else has taken of a folder. */
static void write_folder(Folder *folder)
{
    for (;;) {
        guint first = (guint)g_atomic_int_add(&folder->next, PORTION);
        guint last = MIN(first + PORTION, folder->files->len);
        if (first >= last)
            return;
        for (guint i = first; i < last; i++) {
            const File *file = g_ptr_array_index(folder->files, i);
            int descriptor = openat(folder->descriptor, file->name,
                                    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
            if (descriptor < 0)
                fail("make", file->path);
            write_whole(descriptor, file);
            if (close(descriptor) != 0)
                fail("write", file->path);
        }
    }
}

/* Each thread writes in folders of its own, since the kernel makes the files of one folder one
 * after the other; who finds no more of these helps the others, so that all end together. */
static gpointer write_folders(gpointer data)
{
    Floor *floor = data;
    for (guint i = 0; i < floor->folders->len; i++) {
        Folder *folder = g_ptr_array_index(floor->folders, i);
        if (g_atomic_int_compare_and_exchange(&folder->owned, 0, 1))
            write_folder(folder);
    }
    for (guint i = 0; i < floor->folders->len; i++)
        write_folder(g_ptr_array_index(floor->folders, i));
    return NULL;
}

static void make_folders(Floor *floor, const char *to)
{
    for (guint i = 0; i < floor->folders->len; i++) {
        Folder *folder = g_ptr_array_index(floor->folders, i);
        g_autofree char *full = g_build_filename(to, folder->path, NULL);
        if (mkdir(full, 0755) != 0)
            fail("make", full);
        folder->descriptor = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder->descriptor < 0)
            fail("open", full);
    }
}

static void write_tree(Floor *floor, const char *to, guint n_threads)
{
    make_folders(floor, to);
    g_autofree GThread **threads = g_new(GThread *, n_threads);
    for (guint i = 1; i < n_threads; i++)
        threads[i] = g_thread_new("write", write_folders, floor);
    write_folders(floor);
    for (guint i = 1; i < n_threads; i++)
        g_thread_join(threads[i]);
}

/* ---- A stream ----------------------------------------------------------------------------------
 */

/* All that is to be written, in order: made before the clock starts. */
static GArray *tar_pieces(const Floor *floor)
{
    static const char zeros[2 * BLOCK];
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct iovec));
    for (guint i = 0; i < floor->folders->len; i++) {
        const Folder *folder = g_ptr_array_index(floor->folders, i);
        for (guint f = 0; f < folder->files->len; f++) {
            File *file = g_ptr_array_index(folder->files, f);
            gsize padding = (BLOCK - file->length % BLOCK) % BLOCK;
            struct iovec parts[] = {
                {file->header, BLOCK}, {file->bytes, file->length}, {(char *)zeros, padding}};
            g_array_append_vals(pieces, parts, G_N_ELEMENTS(parts));
        }
    }
    struct iovec end = {(char *)zeros, sizeof zeros};
    g_array_append_val(pieces, end);
    return pieces;
}

static void write_pieces(int descriptor, struct iovec *pieces, guint n)
{
    guint first = 0;
    while (first < n) {
        ssize_t written = writev(descriptor, pieces + first, (int)MIN(n - first, IOV_MAX));
        if (written < 0)
            fail("write", "the archive");
        for (; first < n && (gsize)written >= pieces[first].iov_len; first++)
            written -= (ssize_t)pieces[first].iov_len;
        if (written > 0) {
            pieces[first].iov_base = (char *)pieces[first].iov_base + written;
            pieces[first].iov_len -= (gsize)written;
        }
    }
}

/* ---- The command line --------------------------------------------------------------------------
 */

static double measure_tree(Floor *floor, const char *to, guint n_threads)
{
    gint64 start = g_get_monotonic_time();
    write_tree(floor, to, n_threads);
    return (double)(g_get_monotonic_time() - start) / 1e3;
}

static double measure_tar(const Floor *floor, const char *path)
{
    g_autoptr(GArray) pieces = tar_pieces(floor);
    gint64 start = g_get_monotonic_time();
    int descriptor = strcmp(path, "-") == 0
                         ? STDOUT_FILENO
                         : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        fail("open", path);
    write_pieces(descriptor, (struct iovec *)(gpointer)pieces->data, pieces->len);
    if (close(descriptor) != 0)
        fail("write", path);
    return (double)(g_get_monotonic_time() - start) / 1e3;
}

int main(int argc, char **argv)
{
    bool tree = argc == 5 && strcmp(argv[1], "tree") == 0;
    bool tar = argc == 4 && strcmp(argv[1], "tar") == 0;
    guint n_threads = tree ? (guint)g_ascii_strtoull(argv[2], NULL, 10) : 1;
    if ((!tree && !tar) || n_threads == 0) {
        fputs("usage: floor tree THREADS FROM TO\n       floor tar FROM FILE\n", stderr);
        return 2;
    }
    Floor floor = floor_read(argv[tree ? 3 : 2]);
    double ms = tree ? measure_tree(&floor, argv[4], n_threads) : measure_tar(&floor, argv[3]);
    fprintf(stderr, "files: %u, MB: %.1f, ms to write: %.1f\n", (guint)floor.n_files,
            (double)floor.n_bytes / 1e6, ms);
    return 0;
}
