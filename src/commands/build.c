/* statusbook build: prints the site. */
#include "commands/build.h"

#include "book/pseudo.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define JOBS_MAX 64
/* More parts than this are a slip. */
#define PARTS_MAX 100000

typedef struct BuildOptions {
    char *out, *tar, *shard, *baseline, *changes, *changes_as, *languages, *protocols, *only;
    char *base_url, *format, *log;
    int jobs;
    gboolean strict, quiet, dry, pseudo, in_place;
    guint part, n_parts;
} BuildOptions;

static void build_options_clear(BuildOptions *options)
{
    char **texts[] = {&options->out,       &options->tar,       &options->shard,
                      &options->baseline,  &options->changes,   &options->changes_as,
                      &options->languages, &options->protocols, &options->only,
                      &options->base_url,  &options->format,    &options->log};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_clear_pointer(texts[i], g_free);
}

/* ---- Wrong use ---- */

static bool wrong_use(const char *problem, const char *subject)
{
    fprintf(stderr, "statusbook build: %s", problem);
    fprintf(stderr, subject ? " '%s'\n" : "\n", subject);
    return false;
}

static bool check_shard(BuildOptions *options)
{
    options->part = options->n_parts = 1;
    if (!options->shard)
        return true;
    g_auto(GStrv) parts = g_strsplit(options->shard, "/", 2);
    guint64 part, n;
    if (!parts[0] || !parts[1] ||
        !g_ascii_string_to_unsigned(parts[1], 10, 1, PARTS_MAX, &n, NULL) ||
        !g_ascii_string_to_unsigned(parts[0], 10, 1, n, &part, NULL))
        return wrong_use("--shard takes I/N, the I-th of N parts, not", options->shard);
    options->part = (guint)part;
    options->n_parts = (guint)n;
    return true;
}

static bool is_partial(const BuildOptions *options)
{
    return options->languages || options->protocols || options->only;
}

/* Options that cannot stand together, and words that none knows. */
static bool check_together(const BuildOptions *options)
{
    const struct {
        bool is_wrong;
        const char *problem;
    } rules[] = {
        {options->tar && options->out, "--tar and --out are two places; choose one"},
        {options->tar && options->in_place, "--in-place is for folders, not for --tar"},
        {options->shard && options->in_place, "--in-place is not for --shard, whose folder is new"},
        {options->shard && is_partial(options),
         "--shard parts the whole site, not --lang, --protocol or --only"},
        {options->changes_as && !options->changes, "--changes-as says how --changes writes"},
        {options->shard && options->part > 1 && options->changes,
         "--changes are told by the first part alone"},
        {options->tar && strcmp(options->tar, "-") == 0 && isatty(STDOUT_FILENO) && !options->dry,
         "an archive is not for a terminal"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i].is_wrong)
            return wrong_use(rules[i].problem, NULL);
    return true;
}

static bool check_word(const char *word, const char *const *known, const char *problem)
{
    return !word || g_strv_contains(known, word) || wrong_use(problem, word);
}

static bool build_check_options(BuildOptions *options)
{
    static const char *const changes_as[] = {"paths", "urls", NULL};
    static const char *const logs[] = {"human", "json", NULL};
    if (options->jobs < 1 || options->jobs > JOBS_MAX)
        return wrong_use("--jobs takes a number from 1 to 64", NULL);
    if (options->out && options->out[0] == '\0')
        return wrong_use("--out takes the name of a folder", NULL);
    if (options->tar && options->tar[0] == '\0')
        return wrong_use("--tar takes the name of a file", NULL);
    return check_shard(options) && check_together(options) &&
           check_word(options->changes_as, changes_as, "--changes-as takes paths or urls, not") &&
           check_word(options->log, logs, "--log takes human or json, not") &&
           check_word(options->format, command_formats,
                      "--format takes human, github or json, not");
}

/* ---- Printing ---- */

static double peak_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024; /* of KiB */
}

static int fail(const GError *error)
{
    fprintf(stderr, "statusbook build: %s\n", error->message);
    return error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_OUTPUT;
}

/* The summary stays out of the way of an archive. */
static void build_report(const BuildOptions *options, const BuildResult *result)
{
    const char *page = g_getenv("GITHUB_STEP_SUMMARY");
    bool is_json = options->log && strcmp(options->log, "json") == 0;
    bool is_github = options->format && strcmp(options->format, "github") == 0;
    if (is_github && page) {
        g_autofree char *markdown = build_report_markdown(result);
        FILE *file = fopen(page, "a");
        if (!file || fputs(markdown, file) == EOF || fclose(file) == EOF)
            fprintf(stderr, "statusbook build: could not append to '%s'\n", page);
    }
    if (options->quiet)
        return;
    g_autofree char *text = is_json ? build_report_json(result) : build_report_text(result);
    bool is_taken = options->tar && strcmp(options->tar, "-") == 0;
    fputs(text, is_json || is_taken ? stderr : stdout);
}

static bool build_changes(const BuildOptions *options, const Output *output, const Site *site,
                          GError **error)
{
    const SiteSettings *settings = &site_book(site)->settings;
    bool as_urls = options->changes_as && strcmp(options->changes_as, "urls") == 0;
    if (!options->changes)
        return true;
    g_autoptr(Changes) changes = output_changes(output, error);
    return changes &&
           build_write_changes(changes, options->changes, as_urls ? settings->base_url : NULL,
                               settings->clean_urls, error);
}

/* Whether the host takes so much; under --strict a warning keeps the site from its place. */
static int check_host(const BuildOptions *options, const Site *site, HostCounts *counts)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    if (options->n_parts > 1 && options->part > 1)
        return EXIT_FINE;
    host_counts_add(counts, MANIFEST_PATH, 0);
    if (!is_partial(options))
        host_check(site_book(site), counts, diagnostics);
    return command_report_as(diagnostics, options->strict, options->format, options->log);
}

/* Prints, and puts what was printed in its place; *status is how to end where there is no `error`.
 */
static bool print_all(const BuildOptions *options, const Site *site, Output *output,
                      const Selection *selection, BuildResult *result, int *status, GError **error)
{
    gint n_done = 0;
    g_autoptr(HostCounts) counts = host_counts_new();
    SitePrintOptions print = {.jobs = (guint)options->jobs,
                              .part = options->part,
                              .n_parts = options->n_parts,
                              .selection = selection,
                              .n_done = &n_done,
                              .counts = counts};
    bool shows_line = !options->quiet && (!options->log || strcmp(options->log, "human") == 0);
    BuildLine *line = shows_line ? build_line_new(&n_done, site_count_pages(site, &print)) : NULL;
    bool printed = site_print(site, output, &print, &result->printed, error);
    build_line_free(line);
    if (!printed)
        return false;
    *status = check_host(options, site, counts);
    return *status != EXIT_FINE || output_finish(output, error);
}

/* What the output is told; `day` is freed by the caller. */
static bool output_options(const BuildOptions *options, OutputOptions *output, char **day,
                           GError **error)
{
    bool needs_time = options->tar || options->baseline || build_time_is_given();
    gint64 time = needs_time ? build_time(error) : 0;
    if (time < 0)
        return false;
    *day = build_day(time);
    *output = (OutputOptions){
        .tree = options->tar   ? NULL
                : options->out ? options->out
                               : "out",
        .archive = options->tar,
        .is_dry = options->dry,
        .in_place = options->in_place,
        .baseline = options->baseline,
        .day = *day,
        .time = options->tar || build_time_is_given() ? time : -1,
        .jobs = (guint)options->jobs,
        .is_partial = is_partial(options),
        .is_part_of_many = options->n_parts > 1,
        .is_first_part = options->part == 1,
        .wants_changes = options->changes != NULL,
        .keep_once = "assets/",
    };
    return true;
}

/* Whether the baseline is there: a wrong name must not make all pages new. */
static bool check_baseline(const BuildOptions *options, GError **error)
{
    if (!options->baseline || g_file_test(options->baseline, G_FILE_TEST_EXISTS))
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no manifest '%s'",
                options->baseline);
    return false;
}

static int build_print(const Site *site, const Selection *selection, const BuildOptions *options,
                       gint64 began)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *day = NULL;
    OutputOptions output_as;
    BuildResult result = {.site = site, .loading = g_get_monotonic_time() - began};
    if (!check_baseline(options, &error) || !output_options(options, &output_as, &day, &error))
        return fail(error);
    g_autoptr(Output) output = output_new(&output_as, &error);
    int status = EXIT_FINE;
    if (!output || !print_all(options, site, output, selection, &result, &status, &error))
        return fail(error);
    if (status != EXIT_FINE)
        return status;
    if (!build_changes(options, output, site, &error))
        return fail(error);
    result.place = options->dry ? "nowhere" : options->tar ? options->tar : output_as.tree;
    result.output = output_summary(output);
    result.printing = g_get_monotonic_time() - began - result.loading;
    result.peak_mib = peak_memory();
    build_report(options, &result);
    return EXIT_FINE;
}

/* ---- The book ---- */

static Selection *build_select(const Book *book, const BuildOptions *options, GError **error)
{
    g_auto(GStrv) languages = options->languages ? g_strsplit(options->languages, ",", -1) : NULL;
    g_auto(GStrv) protocols = options->protocols ? g_strsplit(options->protocols, ",", -1) : NULL;
    g_auto(GStrv) pages = options->only ? g_strsplit(options->only, ",", -1) : NULL;
    return selection_new(book, (const char *const *)languages, (const char *const *)protocols,
                         (const char *const *)pages, error);
}

static bool check_urls(const Book *book, const BuildOptions *options)
{
    return !options->changes_as || strcmp(options->changes_as, "urls") != 0 ||
           book->settings.base_url ||
           wrong_use("--changes-as urls needs a base_url in site.yaml, or --base-url", NULL);
}

static int build_site(const BuildOptions *options)
{
    gint64 began = g_get_monotonic_time();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Selection) selection = NULL;
    g_autoptr(Book) book = book_load(".", diagnostics);
    const char *wrong =
        book && options->base_url ? book_set_base_url(book, options->base_url, diagnostics) : NULL;
    if (wrong) {
        fprintf(stderr, "statusbook build: --base-url takes %s, not '%s'\n", wrong,
                options->base_url);
        return EXIT_USAGE;
    }
    if (book && options->pseudo)
        book_add_pseudo(book);
    g_autoptr(Site) site = book ? site_new(book, ".", diagnostics) : NULL;
    int status = command_report_as(diagnostics, options->strict, options->format, options->log);
    if (status != EXIT_FINE)
        return status;
    if (!check_urls(book, options))
        return EXIT_USAGE;
    if (is_partial(options) && !(selection = build_select(book, options, &error)))
        return fail(error);
    return build_print(site, selection, options, began);
}

int build_run(int argc, char **argv)
{
    BuildOptions options = {.jobs = (int)MIN(g_get_num_processors(), JOBS_MAX)};
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, "Where the site goes; out", "DIR"},
        {"tar", 0, 0, G_OPTION_ARG_FILENAME, &options.tar,
         "Write one archive instead of a folder; - is standard output", "FILE"},
        {"in-place", 0, 0, G_OPTION_ARG_NONE, &options.in_place,
         "Replace the files of the folder one by one", NULL},
        {"base-url", 0, 0, G_OPTION_ARG_STRING, &options.base_url,
         "Instead of the one in site.yaml, for a preview", "URL"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options.languages,
         "Print only these languages; all else stays", "LANG,…"},
        {"protocol", 0, 0, G_OPTION_ARG_STRING, &options.protocols,
         "Print only these protocols; all else stays", "PROTOCOL,…"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &options.only,
         "Print only these pages: sip/480-vs-486; all else stays", "PAGE,…"},
        {"shard", 0, 0, G_OPTION_ARG_STRING, &options.shard,
         "Print the I-th of N parts of the site, into a new folder", "I/N"},
        {"baseline", 0, 0, G_OPTION_ARG_FILENAME, &options.baseline,
         "Tell changes against this manifest; sitemaps then have lastmod", "MANIFEST"},
        {"changes", 0, 0, G_OPTION_ARG_FILENAME, &options.changes,
         "Write the lists added, changed and removed", "DIR"},
        {"changes-as", 0, 0, G_OPTION_ARG_STRING, &options.changes_as,
         "What these lists hold; paths", "paths|urls"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, "How many threads render; the cores",
         "N"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Warnings are errors", NULL},
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry,
         "Render all, write nothing, say what would change", NULL},
        {"pseudo", 0, 0, G_OPTION_ARG_NONE, &options.pseudo,
         "Add two languages made of the English, to test layouts: en-XA, ar-XB", NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options.format,
         "How to print messages, github: as commands of a workflow; human", "human|github|json"},
        {"log", 0, 0, G_OPTION_ARG_STRING, &options.log,
         "What is on standard error, json: an object a line; human", "human|json"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "No summary", NULL},
        G_OPTION_ENTRY_NULL};
    int status;
    /* A closed pipe and a file that grows too large are errors like others. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (!command_parse(command_find(argv[0]), entries, &argc, &argv, &status))
        return status;
    status = EXIT_USAGE;
    if (argc > 1)
        wrong_use("unexpected argument", argv[1]);
    else if (build_check_options(&options))
        status = build_site(&options);
    build_options_clear(&options);
    return status;
}
