/* statusbook build: prints the site. */
#include "commands/build.h"

#include "book/homes.h"
#include "book/pseudo.h"
#include "commands/epoch.h"
#include "l10n/check/locale.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* That somebody wants the build to end. A handler of signals can do no more than set it, and can be
 * given no place to do so. */
static gint interrupted;

static void interrupt(int number)
{
    (void)number;
    g_atomic_int_set(&interrupted, 1);
}

/* A closed pipe and a file that grows too large are errors like others. A build that is asked to
 * end clears up first; one that is asked twice just ends. What the caller has ignored asks for
 * nothing: a lost terminal under nohup(1), Ctrl-C for what a script runs beside itself. */
static void take_signals(void)
{
    const struct sigaction end = {.sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND};
    const int asks[] = {SIGHUP, SIGINT, SIGTERM};
    struct sigaction old;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    for (guint i = 0; i < G_N_ELEMENTS(asks); i++)
        if (sigaction(asks[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(asks[i], &end, NULL);
}

/* A build from the book to its report. */
typedef struct Build {
    const BuildOptions *options;
    BuildVoice *voice;
    Diagnostics *diagnostics;
    HostCounts *counts;
    Book *book;
    Site *site;
    Selection *selection;
    BuildResult result;
} Build;

static gint64 peak_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
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

/* Whether the host takes so much; of a part or a quick look nobody can say. */
static void check_host(Build *build)
{
    if (build->options->n_shards > 1 || build_is_partial(build->options))
        return;
    host_counts_add(build->counts, MANIFEST_PATH, 0);
    host_check(site_book(build->site), build->counts, build->diagnostics);
    build->result.counts = build->counts;
}

static bool print_pages(Build *build, Output *output, GError **error)
{
    const BuildOptions *options = build->options;
    gint n_done = 0;
    SitePrintOptions print = {.jobs = (guint)options->jobs,
                              .shard = options->shard_number,
                              .n_shards = options->n_shards,
                              .selection = build->selection,
                              .n_done = &n_done,
                              .stop = &interrupted,
                              .counts = build->counts};
    BuildLine *line = build_shows_line(build->voice)
                          ? build_line_new(&n_done, site_count_pages(build->site, &print))
                          : NULL;
    bool printed = site_print(build->site, output, &print, &build->result.printed, error);
    build_line_free(line);
    return printed;
}

/* What the output is told, but for the baseline; `day` is freed by the caller. */
static bool output_options(const BuildOptions *options, OutputOptions *output, char **day,
                           GError **error)
{
    gint64 given;
    if (!epoch_read(&given, error))
        return false;
    bool is_given = given != EPOCH_NONE;
    gint64 time = is_given ? given : options->tar || options->baseline ? build_time_of_book() : 0;
    *day = build_day(time);
    *output = (OutputOptions){
        .tree = options->tar   ? NULL
                : options->out ? options->out
                               : "out",
        .archive = options->tar,
        .is_dry = options->dry,
        .in_place = options->in_place,
        .is_durable = options->durable,
        .day = *day,
        .time = options->tar || is_given ? time : -1,
        .jobs = (guint)options->jobs,
        .is_partial = build_is_partial(options),
        .is_shard = options->n_shards > 1,
        .is_first_shard = options->shard_number == 1,
        .wants_changes = options->changes != NULL,
        .keep_once = "assets/",
    };
    return true;
}

/* The manifest to tell changes against: a file, or that of a site. NULL without `error` where none
 * is asked for; where it is not there, that is one: a wrong name must not make all pages new. */
static char *find_baseline(const BuildOptions *options, GError **error)
{
    const char *name = options->baseline;
    char *path = !name ? NULL
                 : g_file_test(name, G_FILE_TEST_IS_DIR)
                     ? g_build_filename(name, MANIFEST_PATH, NULL)
                     : g_strdup(name);
    if (!path || g_file_test(path, G_FILE_TEST_EXISTS))
        return path;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no manifest '%s'", path);
    g_free(path);
    return NULL;
}

/* Prints, and puts what was printed in its place. False and `error`; or without one where a warning
 * keeps it from there. */
static bool build_print(Build *build, GError **error)
{
    const BuildOptions *options = build->options;
    g_autofree char *day = NULL, *baseline = find_baseline(options, error);
    OutputOptions output_as;
    gint64 began = g_get_monotonic_time();
    if ((options->baseline && !baseline) || !output_options(options, &output_as, &day, error))
        return false;
    output_as.baseline = baseline;
    g_autoptr(Output) output = output_new(&output_as, error);
    if (!output || !print_pages(build, output, error))
        return false;
    check_host(build);
    if (command_status(build->diagnostics, options->strict) != EXIT_FINE ||
        !output_finish(output, error) || !build_changes(options, output, build->site, error))
        return false;
    BuildResult *result = &build->result;
    result->site = build->site;
    result->place = options->dry ? "nowhere" : options->tar ? options->tar : output_as.tree;
    result->dry_of = options->dry ? output_as.tree : NULL;
    result->output = output_summary(output);
    result->printing = g_get_monotonic_time() - began;
    result->peak_kib = peak_memory();
    return true;
}

/* ---- The book ---- */

static bool check_urls(const Book *book, const BuildOptions *options, GError **error)
{
    if (!options->changes_as || strcmp(options->changes_as, "urls") != 0 || book->settings.base_url)
        return true;
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "--changes-as urls needs a base_url in site.yaml, or --base-url");
    return false;
}

/* Whether the book has errors: what it seems to lack may be there once they are mended. */
static bool has_errors(const Diagnostics *diagnostics)
{
    return diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0;
}

/* Says where what is printed will stand. False and `error`. */
static bool choose_place(Book *book, const BuildOptions *options, Diagnostics *diagnostics,
                         GError **error)
{
    const char *wrong =
        options->base_url ? book_set_base_url(book, options->base_url, diagnostics) : NULL;
    if (wrong)
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "--base-url takes %s, not '%s'", wrong, options->base_url);
    else if (options->host && !book_choose_host(book, options->host) && !has_errors(diagnostics))
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "the book has no language and no host '%s'; 'hosts' in site.yaml names them",
                    options->host);
    else
        return true;
    return false;
}

/* The languages that may be printed, as somebody names them: those of --lang, or those that each
 * page of --only begins with. NULL: all. Free with g_strfreev. */
static GStrv wanted_languages(const BuildOptions *options)
{
    const char *list = options->languages ? options->languages : options->only;
    GStrv names = list ? g_strsplit(list, ",", -1) : NULL;
    for (guint i = 0; names && names[i]; i++) {
        char *name = g_strstrip(names[i]);
        name += options->languages ? 0 : strspn(name, "/");
        name += g_str_has_prefix(name, ROUTE_CARD "/") ? strlen(ROUTE_CARD "/") : 0;
        char *id = g_strndup(name, strcspn(name, "/"));
        g_free(names[i]);
        names[i] = id;
    }
    return names;
}

/* Loads the book, or as much of it as a quick look needs. */
static Book *load_book(const BuildOptions *options, Diagnostics *diagnostics)
{
    g_auto(GStrv) languages = wanted_languages(options);
    BookPart part = {(const char *const *)languages,
                     !options->only || strstr(options->only, "translation")};
    return book_load_part(".", (guint)options->jobs, languages ? &part : NULL, diagnostics);
}

/* Loads the book and lays it out. False and `error` where that is not the book's fault. */
static bool build_load(Build *build, GError **error)
{
    const BuildOptions *options = build->options;
    gint64 began = g_get_monotonic_time();
    build->book = load_book(options, build->diagnostics);
    if (!build->book)
        return true;
    if (!choose_place(build->book, options, build->diagnostics, error))
        return false;
    if (options->pseudo)
        book_add_pseudo(build->book);
    build->site = site_new(build->book, ".", build->diagnostics);
    l10n_drop_silenced(build->book, build->diagnostics);
    book_forget_bytes(build->book);
    build->result.loading = g_get_monotonic_time() - began;
    return has_errors(build->diagnostics) ||
           (check_urls(build->book, options, error) &&
            (!build_is_partial(options) ||
             (build->selection = selection_new(build->book, options->languages, options->protocols,
                                               options->only, error))));
}

static int build_site(const BuildOptions *options, BuildVoice *voice)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(HostCounts) counts = host_counts_new();
    g_autoptr(GError) error = NULL;
    Build build = {
        .options = options, .voice = voice, .diagnostics = diagnostics, .counts = counts};
    int lists = options->changes ? build_take_changes(options->changes, &error) : -1;
    bool printed = !error && build_load(&build, &error) && build.site &&
                   command_status(diagnostics, options->strict) == EXIT_FINE &&
                   build_print(&build, &error);
    int status = build_say_messages(voice, diagnostics);
    if (printed)
        build_say_summary(voice, &build.result);
    else if (!error)
        build_say_not_printed(voice, diagnostics);
    if (error)
        status =
            build_say_failure(voice, error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_OUTPUT,
                              "%s", error->message);
    if (lists >= 0)
        close(lists);
    selection_free(build.selection);
    site_free(build.site);
    book_free(build.book);
    return status;
}

int build_run(const Command *self, int argc, char **argv)
{
    BuildOptions options;
    g_autoptr(GError) error = NULL;
    int status = EXIT_FINE;
    take_signals();
    bool parsed = build_options_parse(&options, self, argc, argv, &status, &error);
    BuildVoice *voice = build_voice_new(&options);
    if (parsed)
        status = build_site(&options, voice);
    else if (error)
        status = build_say_failure(voice, EXIT_USAGE, "%s", error->message);
    if (status == EXIT_FINE && build_is_unheard(voice))
        status = EXIT_OUTPUT;
    build_voice_free(voice);
    build_options_clear(&options);
    return status;
}
