/* Printing: every page of every language, spread over workers. */
#include "site/files.h"
#include "site/plan.h"
#include "site/view.h"

/* Pages that a worker takes at a time: few enough that all end together, many enough that asking
 * costs nothing. */
#define PORTION 32

/* One language being printed. */
typedef struct Printing {
    const Edition *edition;
    Output *output;
    guint n_pages;
    gint next;   /* the first page that nobody has taken; atomic */
    gint failed; /* atomic */
} Printing;

typedef struct Worker {
    Printing *printing;
    SiteSummary summary;
    GError *error;
} Worker;

static void summary_count(SiteSummary *summary, PageKind kind, gsize length)
{
    summary->files++;
    summary->pages++;
    summary->bytes += length;
    if (kind == PAGE_PAIR) {
        summary->pair_pages++;
        summary->pair_bytes += length;
    }
}

static void summary_add(SiteSummary *sum, const SiteSummary *part)
{
    sum->pages += part->pages;
    sum->pair_pages += part->pair_pages;
    sum->files += part->files;
    sum->bytes += part->bytes;
    sum->pair_bytes += part->pair_bytes;
}

static bool print_page(Worker *worker, const Page *page, Scratch *scratch, GString *path,
                       GString *html)
{
    const Edition *edition = worker->printing->edition;
    g_string_truncate(path, 0);
    g_string_truncate(html, 0);
    route_append_path(edition->site->book, page, path);
    edition_render(edition, page, scratch, html);
    summary_count(&worker->summary, page->kind, html->len);
    return output_write(worker->printing->output, path->str, html->str, html->len, &worker->error);
}

static gpointer print_worker(gpointer data)
{
    Worker *worker = data;
    Printing *printing = worker->printing;
    g_autoptr(Scratch) scratch = scratch_new();
    g_autoptr(GString) path = g_string_sized_new(256), html = g_string_sized_new(64 * 1024);
    while (!g_atomic_int_get(&printing->failed)) {
        guint first = (guint)g_atomic_int_add(&printing->next, PORTION);
        if (first >= printing->n_pages)
            break;
        guint last = MIN(first + PORTION, printing->n_pages);
        for (guint i = first; i < last; i++) {
            Page page = plan_page(printing->edition->site->book, printing->edition->index, i);
            if (!print_page(worker, &page, scratch, path, html)) {
                g_atomic_int_set(&printing->failed, 1);
                break;
            }
        }
    }
    return NULL;
}

static bool print_language(const Site *site, guint locale, Output *output, guint jobs,
                           SiteSummary *summary, GError **error)
{
    g_autoptr(Edition) edition = edition_new(site, locale);
    Printing printing = {.edition = edition, .output = output, .n_pages = plan_count(site->book)};
    g_autofree Worker *workers = g_new0(Worker, jobs);
    g_autofree GThread **threads = g_new0(GThread *, jobs);
    for (guint i = 0; i < jobs; i++) {
        workers[i].printing = &printing;
        if (i > 0)
            threads[i] = g_thread_new("print", print_worker, &workers[i]);
    }
    print_worker(&workers[0]);
    GError *first = NULL;
    for (guint i = 0; i < jobs; i++) {
        if (i > 0)
            g_thread_join(threads[i]);
        summary_add(summary, &workers[i].summary);
        if (workers[i].error && !first)
            first = workers[i].error;
        else
            g_clear_error(&workers[i].error);
    }
    if (first)
        g_propagate_error(error, first);
    return first == NULL;
}

static bool print_folders(const Site *site, Output *output, GError **error)
{
    g_autoptr(GPtrArray) folders = files_folders(site->book);
    for (guint i = 0; i < folders->len; i++)
        if (!output_make_folder(output, g_ptr_array_index(folders, i), error))
            return false;
    return true;
}

static bool print_file(Output *output, const char *path, const char *bytes, gsize length,
                       SiteSummary *summary, GError **error)
{
    summary->files++;
    summary->bytes += length;
    return output_write(output, path, bytes, length, error);
}

/* What belongs to no language: the choice of language, 404.html, files and assets. */
static bool print_root(const Site *site, Output *output, SiteSummary *summary, GError **error)
{
    static const char *const pages[] = {"index.html", "404.html"};
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_string_truncate(bytes, 0);
        site_render(site, pages[i], bytes);
        summary->pages++;
        if (!print_file(output, pages[i], bytes->str, bytes->len, summary, error))
            return false;
    }
    for (guint i = 0; i < site->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(site->files, i);
        g_string_truncate(bytes, 0);
        file->render(site, file, bytes);
        if (!print_file(output, file->path, bytes->str, bytes->len, summary, error))
            return false;
    }
    for (guint i = 0; i < site->assets->len; i++) {
        const Asset *asset = g_ptr_array_index(site->assets, i);
        if (!print_file(output, asset->path, asset->bytes, asset->length, summary, error))
            return false;
    }
    return true;
}

bool site_print(const Site *site, Output *output, guint jobs, SiteSummary *summary, GError **error)
{
    *summary = (SiteSummary){0};
    if (!print_folders(site, output, error))
        return false;
    for (guint l = 0; l < site->book->n_locales; l++)
        if (!print_language(site, l, output, MAX(jobs, 1), summary, error))
            return false;
    return print_root(site, output, summary, error);
}
