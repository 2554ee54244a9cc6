/* Printing: the assets, every page of every language, the other files. */
#include "site/file-list.h"
#include "site/print-files.h"
#include "site/print-pages.h"

/* An archive names them first; in a tree those that nobody makes come with their first file. */
static bool print_folders(const Site *site, Output *output, GError **error)
{
    g_autoptr(GPtrArray) folders = file_list_folders(site->layout.book);
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
    bool is_first = options->shard == 1, is_whole = is_first && !options->selection;
    guint batch = 0;
    if (is_whole && !print_folders(site, output, error))
        return false;
    if (is_first)
        batch = print_assets(site, output, options, batch, &printed, error);
    if (batch != PRINT_FAILED)
        batch = print_pages(site, output, options, batch, &printed, error);
    if (batch != PRINT_FAILED && is_whole)
        batch = print_files(site, output, options->jobs, batch, &printed, error);
    *summary = printed.summary;
    if (options->counts)
        host_counts_merge(options->counts, counts);
    /* Workers ask between pages alone, and the thread that a signal comes to may run last. */
    return batch != PRINT_FAILED && !print_is_stopped(options, error);
}
