/*
 * bench_render.c: what rendering costs by itself, on one thread and with nothing written: an
 * edition, a page of a pair, each other kind of page, and the data for programs. Of many rounds the
 * quickest counts, since other work on the machine only ever adds.
 * usage: bench_render [-C FOLDER]
 */
#include "site/files.h"
#include "plan/plan.h"

#include <string.h>
#include <time.h>

#define ROUNDS 10

static const char *const kinds[PAGE_N_KINDS] = {
#define KIND(id, view, ...) #view,
#include "plan/kinds-list.h"
#undef KIND
};

/* Of one kind of page in one language; and of all languages, summed up. */
typedef struct Cost {
    guint n;
    guint64 bytes;
    double us;
} Cost;

/* Time that this thread worked, in microseconds. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static Cost measure_pages(const Edition *edition, PageKind kind)
{
    const Book *book = edition->book;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) out = g_string_sized_new(1 << 16);
    Cost cost = {.us = G_MAXDOUBLE};
    for (guint round = 0; round < ROUNDS; round++) {
        cost.n = 0;
        cost.bytes = 0;
        double start = now();
        g_autoptr(Plan) plan = plan_new(book);
        for (guint i = 0; i < plan_count(plan); i++) {
            Page page = plan_page(plan, edition->index, i);
            if (page.kind != kind)
                continue;
            g_string_truncate(out, 0);
            edition_render(edition, &page, arena, out);
            cost.n++;
            cost.bytes += out->len;
        }
        cost.us = MIN(cost.us, now() - start);
    }
    return cost;
}

static double measure_edition(const Site *site, guint locale)
{
    double least = G_MAXDOUBLE;
    for (guint round = 0; round < ROUNDS; round++) {
        double start = now();
        edition_free(edition_new(&site->layout, locale, NULL));
        least = MIN(least, now() - start);
    }
    return least;
}

/* Of the files whose paths begin so. */
static Cost measure_files(const Site *site, const char *prefix)
{
    g_autoptr(GString) out = g_string_sized_new(1 << 20);
    Cost cost = {.us = G_MAXDOUBLE};
    for (guint round = 0; round < ROUNDS; round++) {
        cost.n = 0;
        cost.bytes = 0;
        double start = now();
        for (guint i = 0; i < site->files->len; i++) {
            const SiteFile *file = g_ptr_array_index(site->files, i);
            if (!g_str_has_prefix(file->path, prefix))
                continue;
            g_string_truncate(out, 0);
            file->render(site, file, out);
            cost.n++;
            cost.bytes += out->len;
        }
        cost.us = MIN(cost.us, now() - start);
    }
    return cost;
}

static double measure_load(const char *folder, bool site)
{
    double least = G_MAXDOUBLE;
    for (guint round = 0; round < ROUNDS; round++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        gint64 start = g_get_monotonic_time();
        g_autoptr(Book) book = book_load(folder, diagnostics);
        if (site) {
            start = g_get_monotonic_time();
            site_free(site_new(book, folder, diagnostics));
        }
        least = MIN(least, (double)(g_get_monotonic_time() - start));
    }
    return least;
}

int main(int argc, char **argv)
{
    const char *folder = argc == 3 && strcmp(argv[1], "-C") == 0 ? argv[2] : ".";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(folder, diagnostics);
    g_autoptr(Site) site = book ? site_new(book, folder, diagnostics) : NULL;
    if (!site) {
        g_printerr("bench_render: no book that can be printed in '%s'\n", folder);
        return 1;
    }
    Cost costs[PAGE_N_KINDS] = {0};
    double edition_us = 0;
    for (guint l = 0; l < book->n_locales; l++) {
        edition_us += measure_edition(site, l);
        g_autoptr(Edition) edition = edition_new(&site->layout, l, NULL);
        for (guint kind = 0; kind < PAGE_N_KINDS; kind++) {
            Cost cost = measure_pages(edition, (PageKind)kind);
            costs[kind].n += cost.n;
            costs[kind].bytes += cost.bytes;
            costs[kind].us += cost.us;
        }
    }
    g_print("loading: %.2f ms the book, %.2f ms the site\n", measure_load(folder, false) / 1e3,
            measure_load(folder, true) / 1e3);
    g_print("rendering: %.2f ms an edition\n", edition_us / 1e3 / book->n_locales);
    for (guint kind = 0; kind < PAGE_N_KINDS; kind++)
        if (costs[kind].n > 0)
            g_print("rendering: %.2f us a %s page (%.0f bytes)\n", costs[kind].us / costs[kind].n,
                    kinds[kind], (double)costs[kind].bytes / costs[kind].n);
    static const char *const files[] = {"api/", "sitemap", ""};
    static const char *const files_names[] = {"data for programs", "sitemaps", "all files"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        Cost cost = measure_files(site, files[i]);
        g_print("rendering: %.2f ms %s (%u, %.1f MB)\n", cost.us / 1e3, files_names[i], cost.n,
                (double)cost.bytes / 1e6);
    }
    return 0;
}
