/* The pages of the plan, spread over workers. */
#include "output/crew.h"
#include "site/plan.h"
#include "site/print.h"

/* Pages that a worker takes at a time, a batch of the output: few enough that all end together,
 * many enough that asking costs nothing. */
#define PORTION 16

/* What is to be done of one language. */
typedef struct Language {
    guint locale;
    guint first, n;    /* portions of its plan */
    guint first_batch; /* the number of the first */
    guint n_left;      /* portions that are not printed yet; under the mutex */
    Edition *edition;  /* under the mutex; NULL until it is made, and when it is no longer needed */
} Language;

/* Portions of the plan of all languages, one behind the other. */
typedef struct Range {
    guint first, behind;
} Range;

/* What workers take one after the other, for each language: making the edition of the next one, so
 * that nobody waits for it later; and each of its portions. Before all of them, making the first.
 */
typedef struct Printing {
    const Site *site;
    Output *output;
    const SitePrintOptions *options;
    GArray *languages; /* Language: those with something to do */
    guint n_portions;  /* of the plan of a language */
    Range here;        /* what is printed, and not only noted */
    gint next;         /* the first task that nobody has taken; atomic */
    gint failed;       /* atomic */
    GMutex mutex;
    GCond made;       /* an edition */
    Printed *printed; /* under the mutex */
} Printing;

/* What a worker has of its own. */
typedef struct Worker {
    Printing *printing;
    OutputBatch *batch;
    Scratch *scratch;
    GString *path, *html;
    Printed own;
} Worker;

/* ---- Editions ---- */

static void make_edition(Printing *printing, Language *language)
{
    Edition *edition = edition_new(printing->site, language->locale);
    g_mutex_lock(&printing->mutex);
    language->edition = edition;
    g_cond_broadcast(&printing->made);
    g_mutex_unlock(&printing->mutex);
}

/* Waits for it: it is being made, since tasks are taken in their order. */
static const Edition *wait_for_edition(Printing *printing, Language *language)
{
    g_mutex_lock(&printing->mutex);
    while (!language->edition)
        g_cond_wait(&printing->made, &printing->mutex);
    g_mutex_unlock(&printing->mutex);
    return language->edition;
}

static void leave_edition(Printing *printing, Language *language)
{
    Edition *unneeded = NULL;
    g_mutex_lock(&printing->mutex);
    if (--language->n_left == 0)
        unneeded = g_steal_pointer(&language->edition);
    g_mutex_unlock(&printing->mutex);
    edition_free(unneeded);
}

/* ---- Pages ---- */

static void count_page(Printed *printed, const char *path, PageKind kind, gsize length,
                       bool is_here)
{
    printed_count(printed, path, length, is_here);
    if (is_here && kind == PAGE_PAIR) {
        printed->summary.pair_pages++;
        printed->summary.pair_bytes += length;
    }
}

static bool print_page(Worker *worker, const Edition *edition, const Page *page, bool is_here,
                       GError **error)
{
    g_string_truncate(worker->path, 0);
    g_string_truncate(worker->html, 0);
    route_append_path(edition->site->book, page, worker->path);
    edition_render(edition, page, worker->scratch, worker->html);
    count_page(&worker->own, worker->path->str, page->kind, worker->html->len, is_here);
    return output_batch_add(worker->batch, worker->path->str, worker->html->str, worker->html->len,
                            error);
}

/* Prints a portion of a language, counted from the first that is to be done. */
static bool print_portion(Worker *worker, Language *language, guint portion, GError **error)
{
    Printing *printing = worker->printing;
    const Book *book = printing->site->book;
    const Edition *edition = wait_for_edition(printing, language);
    guint of_all = language->locale * printing->n_portions + language->first + portion;
    bool is_here = of_all >= printing->here.first && of_all < printing->here.behind;
    guint first = (language->first + portion) * PORTION;
    guint last = MIN(first + PORTION, plan_count(book));
    output_batch_begin(worker->batch, language->first_batch + portion, is_here);
    for (guint i = first; i < last; i++) {
        Page page = plan_page(book, language->locale, i);
        if (selection_has(printing->options->selection, &page) &&
            !print_page(worker, edition, &page, is_here, error))
            return false;
    }
    if (printing->options->n_done)
        g_atomic_int_add(printing->options->n_done, (gint)(last - first));
    leave_edition(printing, language);
    return output_batch_end(worker->batch, error);
}

/* ---- Tasks ---- */

static Language *language_at(const Printing *printing, guint index)
{
    return index < printing->languages->len ? &g_array_index(printing->languages, Language, index)
                                            : NULL;
}

/* Does the task with this number; false in `more` where there is none. */
static bool print_task(Worker *worker, guint task, bool *more, GError **error)
{
    Printing *printing = worker->printing;
    Language *language = language_at(printing, 0), *next;
    *more = true;
    if (task == 0) {
        make_edition(printing, language);
        return true;
    }
    task--;
    for (guint i = 0; (language = language_at(printing, i)); i++) {
        next = language_at(printing, i + 1);
        if (task == 0 && next)
            make_edition(printing, next);
        if (task <= language->n)
            return task == 0 || print_portion(worker, language, task - 1, error);
        task -= language->n + 1;
    }
    *more = false;
    return true;
}

/* Whether somebody wants it to end. */
static bool is_stopped(const Printing *printing, GError **error)
{
    const gint *stop = printing->options->stop;
    if (!stop || g_atomic_int_get(stop) == 0)
        return false;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "interrupted; the site stands as it was before");
    return true;
}

static bool print_work(gpointer data, GError **error)
{
    Printing *printing = data;
    g_autoptr(OutputBatch) batch = output_batch_new(printing->output);
    g_autoptr(Scratch) scratch = scratch_new();
    g_autoptr(GString) path = g_string_sized_new(256), html = g_string_sized_new(64 * 1024);
    Worker worker = {printing, batch, scratch, path, html, {.counts = host_counts_new()}};
    bool printed = true, more = true;
    while (printed && more && !g_atomic_int_get(&printing->failed))
        printed = !is_stopped(printing, error) &&
                  print_task(&worker, (guint)g_atomic_int_add(&printing->next, 1), &more, error);
    if (!printed) {
        g_atomic_int_set(&printing->failed, 1);
        output_stop(printing->output);
    }
    printed_add(printing->printed, &worker.own, &printing->mutex);
    return printed;
}

/* ---- What is to be done ---- */

static guint portions_of_plan(const Book *book)
{
    return (plan_count(book) + PORTION - 1) / PORTION;
}

static Range range_here(const Book *book, const SitePrintOptions *options)
{
    guint64 all = (guint64)book->n_locales * portions_of_plan(book);
    return (Range){(guint)(all * (options->part - 1) / options->n_parts),
                   (guint)(all * options->part / options->n_parts)};
}

/* The first part also notes what the others print. */
static Range range_to_do(const Book *book, const SitePrintOptions *options)
{
    return options->part == 1 ? (Range){0, book->n_locales * portions_of_plan(book)}
                              : range_here(book, options);
}

/* The languages with what is to be done of each; a list of Language. */
static GArray *languages_to_do(const Book *book, const SitePrintOptions *options, guint first_batch)
{
    GArray *languages = g_array_new(FALSE, TRUE, sizeof(Language));
    Range range = range_to_do(book, options);
    guint n = portions_of_plan(book);
    for (guint l = 0; l < book->n_locales; l++) {
        guint first = MAX(range.first, l * n), behind = MIN(range.behind, (l + 1) * n);
        if (first >= behind || !selection_has_locale(options->selection, l))
            continue;
        Language language = {.locale = l,
                             .first = first - l * n,
                             .n = behind - first,
                             .first_batch = first_batch,
                             .n_left = behind - first};
        g_array_append_val(languages, language);
        first_batch += language.n;
    }
    return languages;
}

guint site_count_pages(const Site *site, const SitePrintOptions *options)
{
    g_autoptr(GArray) languages = languages_to_do(site->book, options, 0);
    guint n = plan_count(site->book), pages = 0;
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = &g_array_index(languages, Language, i);
        pages += MIN((language->first + language->n) * PORTION, n) - language->first * PORTION;
    }
    return pages;
}

guint print_pages(const Site *site, Output *output, const SitePrintOptions *options,
                  guint first_batch, Printed *printed, GError **error)
{
    g_autoptr(GArray) languages = languages_to_do(site->book, options, first_batch);
    Printing printing = {.site = site,
                         .output = output,
                         .options = options,
                         .languages = languages,
                         .n_portions = portions_of_plan(site->book),
                         .here = range_here(site->book, options),
                         .printed = printed};
    if (languages->len == 0)
        return first_batch;
    g_mutex_init(&printing.mutex);
    g_cond_init(&printing.made);
    bool done = crew_run(options->jobs, print_work, &printing, error);
    for (guint i = 0; i < languages->len; i++) {
        Language *language = &g_array_index(languages, Language, i);
        first_batch = language->first_batch + language->n;
        edition_free(language->edition);
    }
    g_mutex_clear(&printing.mutex);
    g_cond_clear(&printing.made);
    return done ? first_batch : PRINT_FAILED;
}
