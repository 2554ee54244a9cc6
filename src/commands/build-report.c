/* What a build came to, in one summary. */
#include "commands/build.h"

#include "json.h"

static double per_pair(const SiteSummary *printed)
{
    return printed->pair_pages > 0 ? (double)printed->pair_bytes / printed->pair_pages : 0;
}

static double milliseconds(gint64 time)
{
    return (double)time / G_TIME_SPAN_MILLISECOND;
}

/* How much of the texts a language has, in whole per cent, rounded down: 100 is all of them. */
static guint per_cent(const Progress *progress)
{
    guint there = progress->done + progress->stale;
    return progress->total > 0 ? (guint)((guint64)there * 100 / progress->total) : 100;
}

/* ---- For people ---- */

static void append_languages(const Site *site, GString *out)
{
    const Book *book = site_book(site);
    const char *separator = "";
    for (guint l = 0; l < book->n_locales; l++) {
        Progress progress = site_progress(site, l);
        if (book->locales[l].part == LOCALE_NONE)
            continue;
        g_string_append_printf(out, "%s%s %u %%", separator, book->locales[l].id,
                               per_cent(&progress));
        separator = ", ";
    }
}

/* What its host takes of it; of a part or a quick look nobody can say. */
static void append_host(const BuildResult *result, GString *out)
{
    if (!result->counts)
        return;
    host_append_counts(site_book(result->site), result->counts, out);
    g_string_append_c(out, '\n');
}

/* A new name changes the pages that name it. */
static void append_assets(const SiteSummary *printed, GString *out)
{
    g_string_append_printf(out, "assets changed: %u; %s\n", printed->new_assets,
                           printed->new_assets > printed->same_names
                               ? "the pages that name them have too"
                               : "their names are the same, so no page has");
}

static void append_way(const BuildResult *result, GString *out)
{
    if (result->printed.new_assets > 0 && result->output.is_compared)
        append_assets(&result->printed, out);
    if (result->dry_of)
        g_string_append_printf(out, "nothing was written: so a build into '%s' would end\n",
                               result->dry_of);
    if (result->output.why_in_place)
        g_string_append_printf(out, "the folder was changed file by file: %s\n",
                               result->output.why_in_place);
}

char *build_report_text(const BuildResult *result)
{
    const SiteSummary *printed = &result->printed;
    const OutputSummary *output = &result->output;
    GString *out = g_string_new(NULL);
    g_autofree char *place = diagnostics_clean(result->place);
    g_string_append_printf(
        out,
        "%s: pages: %u, files: %u, written: %u, added: %u, changed: %u, removed: %u, MB: %.1f, ",
        place, printed->pages, printed->files, output->written, output->added, output->changed,
        output->removed, (double)printed->bytes / 1e6);
    if (printed->pair_pages > 0)
        g_string_append_printf(out, "bytes a pair page: %.0f, ", per_pair(printed));
    g_string_append_printf(out, "ms to load: %.0f, ms to print: %.0f, peak MiB: %.1f\n",
                           milliseconds(result->loading), milliseconds(result->printing),
                           (double)result->peak_kib / 1024);
    g_string_append(out, "translated: ");
    append_languages(result->site, out);
    g_string_append_c(out, '\n');
    append_host(result, out);
    append_way(result, out);
    return g_string_free(out, FALSE);
}

static void append_row(GString *out, const char *name, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void append_row(GString *out, const char *name, const char *format, ...)
{
    va_list values;
    g_string_append_printf(out, "| %s | ", name);
    va_start(values, format);
    g_string_append_vprintf(out, format, values);
    va_end(values);
    g_string_append(out, " |\n");
}

char *build_report_markdown(const BuildResult *result)
{
    const SiteSummary *printed = &result->printed;
    const OutputSummary *output = &result->output;
    GString *out = g_string_new("### statusbook\n\n| | |\n| --- | --- |\n");
    append_row(out, "pages", "%u", printed->pages);
    append_row(out, "files", "%u", printed->files);
    append_row(out, "size", "%.1f MB", (double)printed->bytes / 1e6);
    if (output->is_compared)
        append_row(out, "added, changed, removed", "%u, %u, %u", output->added, output->changed,
                   output->removed);
    append_row(out, "time", "%.0f ms to load, %.0f ms to print", milliseconds(result->loading),
               milliseconds(result->printing));
    append_row(out, "memory", "%.1f MiB", (double)result->peak_kib / 1024);
    g_string_append(out, "| translated | ");
    append_languages(result->site, out);
    g_string_append(out, " |\n\n");
    append_host(result, out);
    append_way(result, out);
    return g_string_free(out, FALSE);
}

/* ---- For programs ---- */

static void add_languages(Json *json, const Site *site)
{
    const Book *book = site_book(site);
    json_open(json, "languages", '{');
    for (guint l = 0; l < book->n_locales; l++) {
        Progress progress = site_progress(site, l);
        if (book->locales[l].part == LOCALE_NONE)
            continue;
        json_open(json, book->locales[l].id, '{');
        json_put_number(json, "texts", progress.total);
        json_put_number(json, "done", progress.done);
        json_put_number(json, "stale", progress.stale);
        json_put_number(json, "missing", progress.missing);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static void add_output(Json *json, const OutputSummary *output)
{
    json_put_number(json, "written", output->written);
    json_put_number(json, "added", output->added);
    json_put_number(json, "changed", output->changed);
    json_put_number(json, "removed", output->removed);
    json_put_bool(json, "in_place", output->why_in_place != NULL);
}

char *build_report_json(const BuildResult *result)
{
    const SiteSummary *printed = &result->printed;
    Json *json = &(Json){.out = g_string_new(NULL)};
    json_open(json, NULL, '{');
    json_put_text(json, "event", "summary");
    json_put_text(json, "place", result->place);
    json_put_number(json, "pages", printed->pages);
    json_put_number(json, "files", printed->files);
    json_put_number(json, "bytes", (gint64)printed->bytes);
    json_put_number(json, "bytes_a_pair_page", (gint64)per_pair(printed));
    add_output(json, &result->output);
    json_put_number(json, "new_assets", printed->new_assets);
    json_put_number(json, "us_to_load", result->loading);
    json_put_number(json, "us_to_print", result->printing);
    json_put_number(json, "peak_kib", result->peak_kib);
    add_languages(json, result->site);
    json_close(json, '}');
    g_string_append_c(json->out, '\n');
    return g_string_free(json->out, FALSE);
}
