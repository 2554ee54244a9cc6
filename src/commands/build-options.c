/* What the user asks of `statusbook build`, and what cannot be asked. */
#include "commands/build.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define JOBS_MAX 64
/* More parts than this are a slip. */
#define PARTS_MAX 100000

void build_options_clear(BuildOptions *options)
{
    char **texts[] = {&options->out,       &options->tar,       &options->shard,
                      &options->baseline,  &options->changes,   &options->changes_as,
                      &options->languages, &options->protocols, &options->only,
                      &options->base_url,  &options->host,      &options->format,
                      &options->log};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_clear_pointer(texts[i], g_free);
}

/* ---- Wrong use ---- */

static bool wrong_use(GError **error, const char *problem, const char *subject)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, subject ? "%s '%s'" : "%s",
                problem, subject);
    return false;
}

static bool check_shard(BuildOptions *options, GError **error)
{
    options->shard_number = options->n_shards = 1;
    if (!options->shard)
        return true;
    g_auto(GStrv) parts = g_strsplit(options->shard, "/", 2);
    guint64 part, n;
    if (!parts[0] || !parts[1] ||
        !g_ascii_string_to_unsigned(parts[1], 10, 1, PARTS_MAX, &n, NULL) ||
        !g_ascii_string_to_unsigned(parts[0], 10, 1, n, &part, NULL))
        return wrong_use(
            error, "--shard takes I/N, the I-th of at most " G_STRINGIFY(PARTS_MAX) " parts, not",
            options->shard);
    options->shard_number = (guint)part;
    options->n_shards = (guint)n;
    return true;
}

bool build_is_partial(const BuildOptions *options)
{
    return options->languages || options->protocols || options->only;
}

/* An absolute path without the links in it; what of it is not there may still have to be made. Free
 * with g_free. */
static char *follow_to(const char *path)
{
    char *real = realpath(path, NULL);
    if (real)
        return real;
    const char *slash = strrchr(path, '/');
    g_autofree char *folder = g_strndup(path, (gsize)MAX(slash - path, 1));
    g_autofree char *real_folder = follow_to(folder);
    return g_canonicalize_filename(slash + 1, real_folder);
}

/* Whether the lists of changes would lie in the site and be published with it, or have a name that
 * the build needs at its place. */
static bool is_in_site(const BuildOptions *options)
{
    const char *place = options->tar ? options->tar : options->out ? options->out : "out";
    if (!options->changes || (options->tar && strcmp(place, "-") == 0))
        return false;
    g_autofree char *here = g_get_current_dir();
    g_autofree char *out = g_canonicalize_filename(place, here);
    g_autofree char *changes = g_path_is_absolute(options->changes)
                                   ? g_strdup(options->changes)
                                   : g_build_filename(here, options->changes, NULL);
    g_autofree char *site = follow_to(out), *lists = follow_to(changes);
    const char *rest = lists + strlen(site);
    return g_str_has_prefix(lists, site) &&
           (*rest == '\0' || *rest == '/' || g_str_has_prefix(rest, OUTPUT_BESIDE));
}

/* Options that cannot stand together, and words that none knows. */
static bool check_together(const BuildOptions *options, GError **error)
{
    const struct {
        bool is_wrong;
        const char *problem;
    } rules[] = {
        {options->tar && options->out, "--tar and --out are two places; choose one"},
        {options->tar && options->in_place, "--in-place is for folders, not for --tar"},
        {options->shard && options->in_place, "--in-place is not for --shard, whose folder is new"},
        {options->shard && build_is_partial(options),
         "--shard parts the whole site, not --lang, --protocol or --only"},
        {options->host && options->base_url,
         "--base-url is for a preview, which has all languages; choose that or --host"},
        {options->changes_as && !options->changes,
         "--changes-as is about the lists of --changes, which is missing"},
        {is_in_site(options),
         "--changes takes a folder of its own: not the site, one in it, or a name that the "
         "build needs beside it"},
        {options->tar && strcmp(options->tar, "-") == 0 && isatty(STDOUT_FILENO) && !options->dry,
         "an archive is not for a terminal"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i].is_wrong)
            return wrong_use(error, rules[i].problem, NULL);
    return true;
}

/* Nobody is to find out later that what is called .gz is not. */
static bool check_archive(const char *path, GError **error)
{
    static const char *const endings[] = {".gz", ".tgz", ".bz2", ".xz", ".zst", ".zip"};
    for (guint i = 0; path && i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(path, endings[i]))
            return wrong_use(error, "--tar does not compress; write to '-' and a pipe, not to",
                             path);
    return true;
}

static bool check_word(const char *word, const char *const *known, const char *problem,
                       GError **error)
{
    return !word || g_strv_contains(known, word) || wrong_use(error, problem, word);
}

static bool check_all(BuildOptions *options, GError **error)
{
    static const char *const changes_as[] = {"paths", "urls", NULL};
    static const char *const logs[] = {"human", "json", NULL};
    if (options->jobs < 1 || options->jobs > JOBS_MAX)
        return wrong_use(error, "--jobs takes a number from 1 to " G_STRINGIFY(JOBS_MAX), NULL);
    if (options->out && options->out[0] == '\0')
        return wrong_use(error, "--out takes the name of a folder", NULL);
    if (options->tar && options->tar[0] == '\0')
        return wrong_use(error, "--tar takes the name of a file", NULL);
    if (options->changes && options->changes[0] == '\0')
        return wrong_use(error, "--changes takes the name of a folder", NULL);
    return check_archive(options->tar, error) && check_shard(options, error) &&
           check_together(options, error) &&
           check_word(options->changes_as, changes_as, "--changes-as takes paths or urls, not",
                      error) &&
           check_word(options->log, logs, "--log takes human or json, not", error) &&
           check_word(options->format, command_formats, "--format takes human, github or json, not",
                      error);
}

bool build_options_parse(BuildOptions *options, const Command *self, int argc, char **argv,
                         int *status, GError **error)
{
    g_auto(GStrv) languages = NULL, protocols = NULL, only = NULL;
    *options = (BuildOptions){.jobs = (int)MIN(g_get_num_processors(), JOBS_MAX)};
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &options->out, "Where the site goes; out", "DIR"},
        {"tar", 0, 0, G_OPTION_ARG_FILENAME, &options->tar,
         "Write one archive instead of a folder; - is standard output", "FILE"},
        {"in-place", 0, 0, G_OPTION_ARG_NONE, &options->in_place,
         "Replace the files of the folder one by one", NULL},
        {"durable", 0, 0, G_OPTION_ARG_NONE, &options->durable,
         "Wait for the disk before the site takes its place", NULL},
        {"base-url", 0, 0, G_OPTION_ARG_STRING, &options->base_url,
         "Where a preview stands: all languages, and nothing for search engines", "URL"},
        {"host", 0, 0, G_OPTION_ARG_STRING, &options->host,
         "Print the host of this language, or of this name; that of base_url", "LANG"},
        {"lang", 0, 0, G_OPTION_ARG_STRING_ARRAY, &languages,
         "Print only these languages; all else stays", "LANG,…"},
        {"protocol", 0, 0, G_OPTION_ARG_STRING_ARRAY, &protocols,
         "Print only these protocols; all else stays", "PROTOCOL,…"},
        {"only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &only,
         "Print only these pages: sip/480-vs-486; all else stays", "PAGE,…"},
        {"shard", 0, 0, G_OPTION_ARG_STRING, &options->shard,
         "Print the I-th of N parts of the site, into a new folder", "I/N"},
        {"baseline", 0, 0, G_OPTION_ARG_FILENAME, &options->baseline,
         "Tell changes against this manifest; sitemaps then have lastmod", "MANIFEST"},
        {"changes", 0, 0, G_OPTION_ARG_FILENAME, &options->changes,
         "Write the lists added, changed and removed", "DIR"},
        {"changes-as", 0, 0, G_OPTION_ARG_STRING, &options->changes_as,
         "What these lists hold; paths", "paths|urls"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs,
         "How many threads read and render; the cores", "N"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->strict, "Warnings are errors", NULL},
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry,
         "Render all, write nothing, say what would change", NULL},
        {"pseudo", 0, 0, G_OPTION_ARG_NONE, &options->pseudo,
         "Add two languages made of the English, to test layouts: en-XA, ar-XB", NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options->format,
         "How to print messages, github: as commands of a workflow; human", "human|github|json"},
        {"log", 0, 0, G_OPTION_ARG_STRING, &options->log,
         "What is on standard error, json: an object a line; human", "human|json"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "No summary", NULL},
        G_OPTION_ENTRY_NULL};
    if (!command_parse(self, entries, &argc, &argv, status))
        return false;
    options->languages = command_join_lists(languages);
    options->protocols = command_join_lists(protocols);
    options->only = command_join_lists(only);
    if (argc > 1)
        return wrong_use(error, "unexpected argument", argv[1]);
    if (!check_all(options, error))
        return false;
    if (options->shard_number > 1) /* the first part tells the changes of all */
        g_clear_pointer(&options->changes, g_free);
    return true;
}
