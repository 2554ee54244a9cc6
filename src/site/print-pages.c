/* The pages of the plan, spread over workers. */
#include "site/print-pages.h"

#include "book/homes.h"
#include "output/crew.h"
#include "plan/route.h"
#include "site/site-internal.h"

/* Pages that a worker takes at a time, a batch of the output: few enough that all end together,
 * many enough that asking costs nothing. */
#define PORTION 16

/* Languages are printed side by side, a portion of each in turn: threads that make files in one
 * folder wait for each other. There are two of them, and three where one would be left alone. That
 * does not depend on the threads, since the order of the portions is that of the output. */
#define SIDE_BY_SIDE     2
#define SIDE_BY_SIDE_MAX 3

/* A language, and its edition: under the mutex; NULL until it is made, and when it is no longer
 * needed. */
typedef struct Language {
    guint locale;
    Edition *edition;
} Language;

/* Languages side by side, and which portions of them are to be done. Portions are counted over the
 * plans of all languages, in the order of the output. */
typedef struct Group {
    Language languages[SIDE_BY_SIDE_MAX];
    guint n;
    guint start;      /* the first of all its portions */
    guint begin, end; /* of those that are to be done: the first, and the one after the last */
    guint n_left;     /* that are not printed yet; under the mutex */
} Group;

typedef struct Range {
    guint begin, end;
} Range;

/* What workers take one after the other, for each group: making its editions, and each of its
 * portions. */
typedef struct Printing {
    const Site *site;
    Output *output;
    const SitePrintOptions *options;
    GArray *groups;    /* Group: those with something to do */
    Range in_shard;    /* what is printed, and not only noted */
    guint first;       /* of the portions that are to be done: */
    guint first_batch; /* its number */
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
    Arena *arena;
    GString *path;
    Printed own;
} Worker;

/* ---- Editions ---- */

/* Whose pages are printed in a language, by protocol; NULL: those of all, since some page that is
 * none of a protocol may show any. Free with g_free. */
static bool *wanted_protocols(const Printing *printing, guint locale)
{
    const Book *book = printing->site->layout.book;
    const Selection *selection = printing->options->selection;
    g_autofree bool *wanted = g_new0(bool, book->n_protocols);
    for (guint i = 0; i < plan_count(printing->site->plan); i++) {
        Page page = plan_page(printing->site->plan, locale, i);
        if (!selection_has(selection, &page))
            continue;
        if (!page_in_protocol(&page))
            return NULL;
        wanted[page.protocol] = true;
    }
    return g_steal_pointer(&wanted);
}

static void make_edition(Printing *printing, Language *language)
{
    g_autofree bool *wanted =
        printing->options->selection ? wanted_protocols(printing, language->locale) : NULL;
    Edition *edition = edition_new(&printing->site->layout, language->locale, wanted);
    g_mutex_lock(&printing->mutex);
    language->edition = edition;
    g_cond_broadcast(&printing->made);
    g_mutex_unlock(&printing->mutex);
}

/* Waits for it: it is being made, since tasks are taken in their order. */
static const Edition *wait_for_edition(Printing *printing, const Language *language)
{
    g_mutex_lock(&printing->mutex);
    while (!language->edition)
        g_cond_wait(&printing->made, &printing->mutex);
    g_mutex_unlock(&printing->mutex);
    return language->edition;
}

static void free_editions(Group *group)
{
    for (guint i = 0; i < group->n; i++)
        g_clear_pointer(&group->languages[i].edition, edition_free);
}

/* Notes that a portion is printed; after the last one nobody needs the editions. */
static void leave_group(Printing *printing, Group *group)
{
    g_mutex_lock(&printing->mutex);
    bool is_last = --group->n_left == 0;
    g_mutex_unlock(&printing->mutex);
    if (is_last)
        free_editions(group);
}

/* ---- Pages ---- */

static void count_page(Printed *printed, const char *path, PageKind kind, gsize length,
                       bool in_this_shard)
{
    printed_count(printed, path, length, in_this_shard);
    if (in_this_shard && kind == PAGE_PAIR) {
        printed->summary.pair_pages++;
        printed->summary.pair_bytes += length;
    }
}

static bool print_page(Worker *worker, const Edition *edition, const Page *page, bool in_this_shard,
                       GError **error)
{
    g_string_truncate(worker->path, 0);
    route_append_path(edition->book, page, worker->path);
    GString *html = output_batch_open_file(worker->batch);
    gsize start = html->len;
    edition_render(edition, page, worker->arena, html);
    count_page(&worker->own, worker->path->str, page->kind, html->len - start, in_this_shard);
    return output_batch_close_file(worker->batch, worker->path->str, error);
}

/* Prints a portion of a group. */
static bool print_portion(Worker *worker, Group *group, guint portion, GError **error)
{
    Printing *printing = worker->printing;
    const Plan *plan = printing->site->plan;
    guint turn = portion - group->start;
    const Language *language = &group->languages[turn % group->n];
    const Edition *edition = wait_for_edition(printing, language);
    bool in_this_shard = portion >= printing->in_shard.begin && portion < printing->in_shard.end;
    guint first = turn / group->n * PORTION, last = MIN(first + PORTION, plan_count(plan));
    output_batch_begin(worker->batch, printing->first_batch + portion - printing->first,
                       in_this_shard);
    for (guint i = first; i < last; i++) {
        Page page = plan_page(plan, language->locale, i);
        if (selection_has(printing->options->selection, &page) &&
            !print_page(worker, edition, &page, in_this_shard, error))
            return false;
    }
    if (printing->options->n_done)
        g_atomic_int_add(printing->options->n_done, (gint)(last - first));
    leave_group(printing, group);
    return output_batch_end(worker->batch, error);
}

/* ---- Tasks ---- */

/* Does the task with this number; false in `more` where there is none. */
static bool print_task(Worker *worker, guint task, bool *more, GError **error)
{
    Printing *printing = worker->printing;
    *more = true;
    for (guint i = 0; i < printing->groups->len; i++) {
        Group *group = &g_array_index(printing->groups, Group, i);
        if (task < group->n) {
            make_edition(printing, &group->languages[task]);
            return true;
        }
        task -= group->n;
        if (task < group->end - group->begin)
            return print_portion(worker, group, group->begin + task, error);
        task -= group->end - group->begin;
    }
    *more = false;
    return true;
}

bool print_is_stopped(const SitePrintOptions *options, GError **error)
{
    const gint *stop = options->stop;
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
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) path = g_string_sized_new(256);
    Worker worker = {printing, batch, arena, path, {.counts = host_counts_new()}};
    bool printed = true, more = true;
    while (printed && more && !g_atomic_int_get(&printing->failed))
        printed = !print_is_stopped(printing->options, error) &&
                  print_task(&worker, (guint)g_atomic_int_add(&printing->next, 1), &more, error);
    if (!printed) {
        g_atomic_int_set(&printing->failed, 1);
        output_stop(printing->output);
    }
    printed_add(printing->printed, &worker.own, &printing->mutex);
    return printed;
}

/* ---- What is to be done ---- */

static guint portions_of_plan(const Plan *plan)
{
    return (plan_count(plan) + PORTION - 1) / PORTION;
}

/* The languages that are printed: those of this host; a list of guint. */
static GArray *locales_to_do(const Book *book, const SitePrintOptions *options)
{
    GArray *locales = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint l = 0; l < book->n_locales; l++)
        if (book_is_here(book, l) && selection_has_locale(options->selection, l))
            g_array_append_val(locales, l);
    return locales;
}

static Range range_of_shard(guint all, const SitePrintOptions *options)
{
    return (Range){(guint)((guint64)all * (options->shard - 1) / options->n_shards),
                   (guint)((guint64)all * options->shard / options->n_shards)};
}

/* The first part also notes what the others print. */
static Range range_to_do(guint all, const SitePrintOptions *options)
{
    return options->shard == 1 ? (Range){0, all} : range_of_shard(all, options);
}

/* The groups with what is to be done of each; a list of Group. */
static GArray *groups_to_do(const Plan *plan, const GArray *locales,
                            const SitePrintOptions *options)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(Group));
    guint n = portions_of_plan(plan);
    Range range = range_to_do(locales->len * n, options);
    guint n_side = 0;
    for (guint l = 0; l < locales->len; l += n_side) {
        guint n_left = locales->len - l;
        n_side = n_left <= SIDE_BY_SIDE_MAX ? n_left : SIDE_BY_SIDE;
        Group group = {.n = n_side, .start = l * n};
        group.begin = MAX(range.begin, group.start);
        group.end = MIN(range.end, group.start + group.n * n);
        if (group.begin >= group.end)
            continue;
        group.n_left = group.end - group.begin;
        for (guint i = 0; i < group.n; i++)
            group.languages[i].locale = g_array_index(locales, guint, l + i);
        g_array_append_val(groups, group);
    }
    return groups;
}

/* Pages of a group in its first `portions`: only the last portion of a language has fewer. */
static guint pages_before(const Group *group, guint portions, guint n_plan)
{
    guint pages = 0;
    for (guint i = 0; i < group->n; i++)
        pages += MIN((portions + group->n - 1 - i) / group->n * PORTION, n_plan);
    return pages;
}

guint site_count_pages(const Site *site, const SitePrintOptions *options)
{
    g_autoptr(GArray) locales = locales_to_do(site->layout.book, options);
    g_autoptr(GArray) groups = groups_to_do(site->plan, locales, options);
    guint n_plan = plan_count(site->plan), pages = 0;
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        pages += pages_before(group, group->end - group->start, n_plan) -
                 pages_before(group, group->begin - group->start, n_plan);
    }
    return pages;
}

static guint next_batch(const Printing *printing)
{
    guint n = printing->groups->len;
    return n == 0 ? printing->first_batch
                  : printing->first_batch + g_array_index(printing->groups, Group, n - 1).end -
                        printing->first;
}

guint print_pages(const Site *site, Output *output, const SitePrintOptions *options,
                  guint first_batch, Printed *printed, GError **error)
{
    g_autoptr(GArray) locales = locales_to_do(site->layout.book, options);
    g_autoptr(GArray) groups = groups_to_do(site->plan, locales, options);
    guint all = locales->len * portions_of_plan(site->plan);
    Printing printing = {.site = site,
                         .output = output,
                         .options = options,
                         .groups = groups,
                         .in_shard = range_of_shard(all, options),
                         .first = range_to_do(all, options).begin,
                         .first_batch = first_batch,
                         .printed = printed};
    g_mutex_init(&printing.mutex);
    g_cond_init(&printing.made);
    bool done = crew_run(options->jobs, print_work, &printing, error);
    for (guint i = 0; i < groups->len; i++)
        free_editions(&g_array_index(groups, Group, i));
    g_mutex_clear(&printing.mutex);
    g_cond_clear(&printing.made);
    return done ? next_batch(&printing) : PRINT_FAILED;
}
