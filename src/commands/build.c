/* statusbook build: prints the site. */
#include "book/pseudo.h"
#include "commands/command.h"
#include "site/site.h"

#include <stdio.h>
#include <sys/resource.h>

#define JOBS_MAX 64

typedef struct BuildOptions {
    char *out;
    int jobs;
    gboolean strict, quiet, dry, pseudo;
} BuildOptions;

/* KiB to MiB. */
static double peak_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void build_summarize(const SiteSummary *summary, const Output *output, const char *out,
                            gint64 loaded, gint64 printed)
{
    double pair_bytes =
        summary->pair_pages > 0 ? (double)summary->pair_bytes / summary->pair_pages : 0;
    printf("%s: pages: %u, files: %u, written: %u, removed: %u, MB: %.1f, bytes a pair page: %.0f, "
           "ms to load: %.0f, ms to print: %.0f, peak MiB: %.1f\n",
           out, summary->pages, summary->files, output_n_written(output), output_n_removed(output),
           (double)summary->bytes / 1e6, pair_bytes, (double)loaded / 1000, (double)printed / 1000,
           peak_memory());
}

static int build_print(const Site *site, const BuildOptions *options, gint64 began)
{
    g_autoptr(GError) error = NULL;
    gint64 loaded = g_get_monotonic_time();
    g_autoptr(Output) output =
        options->dry ? output_new_nothing() : output_new_tree(options->out, &error);
    SiteSummary summary;
    if (!output || !site_print(site, output, (guint)options->jobs, &summary, &error) ||
        !output_finish(output, &error)) {
        fprintf(stderr, "statusbook build: %s\n", error->message);
        return EXIT_OUTPUT;
    }
    if (!options->quiet)
        build_summarize(&summary, output, options->dry ? "nowhere" : options->out, loaded - began,
                        g_get_monotonic_time() - loaded);
    return EXIT_FINE;
}

static int build_site(const BuildOptions *options)
{
    gint64 began = g_get_monotonic_time();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(".", diagnostics);
    if (book && options->pseudo)
        book_add_pseudo(book);
    g_autoptr(Site) site = book ? site_new(book, ".", diagnostics) : NULL;
    int status = command_report(diagnostics, options->strict);
    return status == EXIT_FINE ? build_print(site, options, began) : status;
}

int build_run(int argc, char **argv)
{
    BuildOptions options = {.jobs = (int)MIN(g_get_num_processors(), JOBS_MAX)};
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, "Where the site goes; out", "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, "How many threads render; the cores",
         "N"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Warnings are errors", NULL},
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry, "Render all, write nothing", NULL},
        {"pseudo", 0, 0, G_OPTION_ARG_NONE, &options.pseudo,
         "Add two languages made of the English, to test layouts: en-XA, ar-XB", NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No summary", NULL},
        G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(command_find(argv[0]), entries, &argc, &argv, &status))
        return status;
    if (argc > 1 || options.jobs < 1 || options.jobs > JOBS_MAX) {
        fprintf(stderr,
                argc > 1 ? "statusbook build: unexpected argument '%s'\n"
                         : "statusbook build: --jobs takes a number from 1 to 64\n",
                argc > 1 ? argv[1] : "");
        return EXIT_USAGE;
    }
    if (options.out && options.out[0] == '\0') {
        fputs("statusbook build: --out takes the name of a folder\n", stderr);
        return EXIT_USAGE;
    }
    if (!options.out)
        options.out = g_strdup("out");
    status = build_site(&options);
    g_free(options.out);
    return status;
}
