/* A folder of a target's own, in memory: where a file has to be one. */
#include "fuzz-folder.h"

#include "fuzz-messages.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Of libFuzzer's only process. */
static char *made;

static void run(const char *const *command)
{
    int status;
    FUZZ_ASSERT(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                             NULL, &status, NULL) &&
                status == 0);
}

static void remove_made(void)
{
    run((const char *const[]){"rm", "-rf", made, NULL});
    g_free(made);
}

static const char *book_folder(void)
{
    const char *book = g_getenv("FUZZ_BOOK");
    return book ? book : "build/fuzz/book";
}

const char *fuzz_folder_new(gboolean book)
{
    made = g_strdup("/dev/shm/statusbook-fuzz-XXXXXX");
    FUZZ_ASSERT(g_mkdtemp(made));
    atexit(remove_made);
    g_autofree char *from = g_strconcat(book_folder(), "/.", NULL);
    if (book)
        run((const char *const[]){"cp", "-R", from, made, NULL});
    return made;
}

void fuzz_folder_write(const char *folder, const char *path, const void *bytes, gsize size)
{
    g_autofree char *full = g_build_filename(folder, path, NULL);
    g_autofree char *parent = g_path_get_dirname(full);
    int file = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 && g_mkdir_with_parents(parent, 0755) == 0)
        file = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    FUZZ_ASSERT(file >= 0 && write(file, bytes, size) == (gssize)size);
    close(file);
}

void fuzz_folder_restore(const char *folder, const char *path)
{
    g_autofree char *from = g_build_filename(book_folder(), path, NULL);
    g_autofree char *to = g_build_filename(folder, path, NULL);
    g_autofree char *bytes = NULL;
    gsize size;
    if (g_file_get_contents(from, &bytes, &size, NULL))
        fuzz_folder_write(folder, path, bytes, size);
    else
        g_unlink(to);
}
