/*
 * bench_load.c: what it takes to load a book, and what libyaml's parser alone takes over the same
 * files: the floor under it. Each is measured by a process of its own, since the second of two
 * would find its memory ready.
 * usage: bench_load load THREADS FOLDER
 *        bench_load parse THREADS FOLDER
 */
#include "book/book.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <yaml.h>

/* ---- The floor ---- */

typedef struct Floor {
    GPtrArray *paths; /* of the files */
    gint next;        /* the first that nobody has taken; atomic */
} Floor;

static G_NORETURN void fail(const char *path, const char *why)
{
    fprintf(stderr, "bench_load: '%s': %s\n", path, why);
    exit(1);
}

/* Adds the YAML files of a folder, and of those in it. */
static void find_files(GPtrArray *paths, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    if (!dir)
        fail(folder, error->message);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            find_files(paths, path);
        else if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(paths, g_steal_pointer(&path));
    }
}

static void parse_file(const char *path)
{
    g_autofree char *text = NULL;
    gsize length;
    yaml_parser_t parser;
    if (!g_file_get_contents(path, &text, &length, NULL) || !yaml_parser_initialize(&parser))
        fail(path, "not read");
    yaml_parser_set_input_string(&parser, (const guchar *)text, length);
    for (bool at_end = false; !at_end;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            fail(path, parser.problem);
        at_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static gpointer parse_files(gpointer data)
{
    Floor *floor = data;
    for (guint i; (i = (guint)g_atomic_int_add(&floor->next, 1)) < floor->paths->len;)
        parse_file(g_ptr_array_index(floor->paths, i));
    return NULL;
}

static void parse_all(GPtrArray *paths, guint n_threads)
{
    Floor floor = {.paths = paths};
    g_autofree GThread **threads = g_new(GThread *, n_threads);
    for (guint i = 1; i < n_threads; i++)
        threads[i] = g_thread_new("parse", parse_files, &floor);
    parse_files(&floor);
    for (guint i = 1; i < n_threads; i++)
        g_thread_join(threads[i]);
}

/* ---- Loading ---- */

static Book *load_book(const char *folder, guint n_threads)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Book *book = book_load_with(folder, n_threads, diagnostics);
    if (!book)
        fail(folder, "not loaded");
    return book;
}

/* ---- The command line ---- */

static double of_ms(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* What all threads of this process have worked so far. */
static double processor_ms(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return of_ms(usage.ru_utime) + of_ms(usage.ru_stime);
}

int main(int argc, char **argv)
{
    bool load = argc == 4 && strcmp(argv[1], "load") == 0;
    bool parse = argc == 4 && strcmp(argv[1], "parse") == 0;
    guint n_threads = load || parse ? (guint)g_ascii_strtoull(argv[2], NULL, 10) : 0;
    if (n_threads == 0) {
        fputs("usage: bench_load load|parse THREADS FOLDER\n", stderr);
        return 2;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    gsize n_bytes = 0;
    g_ptr_array_add(paths, g_build_filename(argv[3], "site.yaml", NULL));
    for (guint i = 0; i < 2; i++) {
        g_autofree char *folder = g_build_filename(argv[3], i == 0 ? "codes" : "locales", NULL);
        find_files(paths, folder);
    }
    for (guint i = 0; i < paths->len; i++) {
        GStatBuf status;
        n_bytes += g_stat(g_ptr_array_index(paths, i), &status) == 0 ? (gsize)status.st_size : 0;
    }
    double worked = processor_ms();
    gint64 start = g_get_monotonic_time();
    g_autoptr(Book) book = load ? load_book(argv[3], n_threads) : NULL;
    if (!load)
        parse_all(paths, n_threads);
    printf("files: %u, MB: %.2f, ms: %.1f, processor ms: %.1f\n", paths->len, (double)n_bytes / 1e6,
           (double)(g_get_monotonic_time() - start) / 1e3, processor_ms() - worked);
    return 0;
}
