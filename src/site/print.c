/* Printing: the assets, every page of every language, the other files. */
#include "site/print.h"

#include "site/files.h"

void printed_count(Printed *printed, const char *path, gsize length, bool is_here)
{
    SiteSummary *summary = &printed->summary;
    host_counts_add(printed->counts, path, length);
    if (!is_here)
        return;
    summary->files++;
    summary->pages += g_str_has_suffix(path, ".html");
    summary->bytes += length;
}

void printed_add(Printed *whole, Printed *part, GMutex *mutex)
{
    g_mutex_lock(mutex);
    SiteSummary *sum = &whole->summary;
    sum->pages += part->summary.pages;
    sum->pair_pages += part->summary.pair_pages;
    sum->files += part->summary.files;
    sum->bytes += part->summary.bytes;
    sum->pair_bytes += part->summary.pair_bytes;
    host_counts_merge(whole->counts, part->counts);
    g_mutex_unlock(mutex);
    g_clear_pointer(&part->counts, host_counts_free);
}

/* An archive names them first; in a tree those that nobody makes come with their first file. */
static bool print_folders(const Site *site, Output *output, GError **error)
{
    g_autoptr(GPtrArray) folders = files_folders(site->book);
    for (guint i = 0; i < folders->len; i++)
        if (!output_make_folder(output, g_ptr_array_index(folders, i), error))
            return false;
    return true;
}

bool site_print(const Site *site, Output *output, const SitePrintOptions *options,
                SiteSummary *summary, GError **error)
{
    g_autoptr(HostCounts) counts = host_counts_new();
    Printed printed = {.counts = counts};
    bool is_first = options->part == 1, is_whole = is_first && !options->selection;
    guint batch = 0;
    if (is_whole && !print_folders(site, output, error))
        return false;
    if (is_first)
        batch = print_assets(site, output, batch, &printed, error);
    if (batch != PRINT_FAILED)
        batch = print_pages(site, output, options, batch, &printed, error);
    if (batch != PRINT_FAILED && is_whole)
        batch = print_files(site, output, options->jobs, batch, &printed, error);
    *summary = printed.summary;
    if (options->counts)
        host_counts_merge(options->counts, counts);
    return batch != PRINT_FAILED;
}
