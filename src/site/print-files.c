/* What is printed besides the pages of the plan: assets, the choice of language, 404.html, data,
 * sitemaps. */
#include "site/print-files.h"

#include "output/crew.h"
#include "site/files.h"
#include "site/print-pages.h"

/* Those that are printed at once. */
typedef struct FilePrinting {
    const Site *site;
    Output *output;
    GPtrArray *files; /* const SiteFile */
    guint first_batch;
    gint next;   /* the first that nobody has taken; atomic */
    gint failed; /* atomic */
    GMutex mutex;
    Printed *printed; /* under the mutex */
} FilePrinting;

/* One file a batch: making one costs as much as many pages. */
static bool print_file(FilePrinting *printing, OutputBatch *batch, guint index, Printed *printed,
                       GError **error)
{
    const SiteFile *file = g_ptr_array_index(printing->files, index);
    output_batch_begin(batch, printing->first_batch + index, true);
    GString *bytes = output_batch_open_file(batch);
    gsize start = bytes->len;
    if (file->render_dated)
        file->render_dated(printing->site, file, printing->output, bytes);
    else
        site_file_render(printing->site, file, bytes);
    printed_count(printed, file->path, bytes->len - start, true);
    return output_batch_close_file(batch, file->path, error) && output_batch_end(batch, error);
}

static bool print_work(gpointer data, GError **error)
{
    FilePrinting *printing = data;
    g_autoptr(OutputBatch) batch = output_batch_new(printing->output);
    Printed own = {.counts = host_counts_new()};
    bool done = true;
    while (done && !g_atomic_int_get(&printing->failed)) {
        guint index = (guint)g_atomic_int_add(&printing->next, 1);
        if (index >= printing->files->len)
            break;
        done = print_file(printing, batch, index, &own, error);
    }
    if (!done) {
        g_atomic_int_set(&printing->failed, 1);
        output_stop(printing->output);
    }
    printed_add(printing->printed, &own, &printing->mutex);
    return done;
}

/* A batch for each file. */
static guint print_list(const Site *site, GPtrArray *files, Output *output, guint jobs,
                        guint first_batch, Printed *printed, GError **error)
{
    FilePrinting printing = {.site = site,
                             .output = output,
                             .files = files,
                             .first_batch = first_batch,
                             .printed = printed};
    g_mutex_init(&printing.mutex);
    bool done = crew_run(jobs, print_work, &printing, error);
    g_mutex_clear(&printing.mutex);
    return done ? first_batch + files->len : PRINT_FAILED;
}

/* The assets that pages of a selection load. Free with g_ptr_array_unref. */
static GPtrArray *assets_of(const Site *site, const Selection *selection)
{
    GPtrArray *assets = g_ptr_array_new();
    for (guint i = 0; i < site->assets->len; i++) {
        SiteFile *file = g_ptr_array_index(site->assets, i);
        if (!file->of_language || selection_has_locale(selection, file->locale))
            g_ptr_array_add(assets, file);
    }
    return assets;
}

guint print_assets(const Site *site, Output *output, const SitePrintOptions *options,
                   guint first_batch, Printed *printed, GError **error)
{
    g_autoptr(GPtrArray) assets = assets_of(site, options->selection);
    guint next = print_list(site, assets, output, options->jobs, first_batch, printed, error);
    OutputSummary so_far = output_summary(output);
    printed->summary.new_assets = so_far.added + so_far.changed;
    printed->summary.same_names = so_far.changed;
    return next;
}

guint print_files(const Site *site, Output *output, guint jobs, guint first_batch, Printed *printed,
                  GError **error)
{
    return print_list(site, site->files, output, jobs, first_batch, printed, error);
}
