/* Printing: the assets, every page of every language, the other files. */
#include "site/print.h"

#include "site/files.h"

void print_add_summary(SiteSummary *sum, const SiteSummary *part, GMutex *mutex)
{
    g_mutex_lock(mutex);
    sum->pages += part->pages;
    sum->pair_pages += part->pair_pages;
    sum->files += part->files;
    sum->bytes += part->bytes;
    sum->pair_bytes += part->pair_bytes;
    g_mutex_unlock(mutex);
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
    *summary = (SiteSummary){0};
    bool is_first = options->part == 1;
    guint batch = 0;
    if (is_first && !options->selection && !print_folders(site, output, error))
        return false;
    if (is_first)
        batch = print_assets(site, output, batch, summary, error);
    if (batch != PRINT_FAILED)
        batch = print_pages(site, output, options, batch, summary, error);
    if (batch != PRINT_FAILED && is_first && !options->selection)
        batch = print_files(site, output, options->jobs, batch, summary, error);
    return batch != PRINT_FAILED;
}
