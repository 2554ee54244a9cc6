/* How far printing is, on a terminal: pages, rate, time left. */
#include "commands/build.h"

#include <stdio.h>
#include <unistd.h>

/* Between two states of the line. A build that is over sooner shows none. */
#define INTERVAL (200 * G_TIME_SPAN_MILLISECOND)

struct BuildLine {
    const gint *n_done;
    guint n_pages;
    gint64 began;
    GThread *thread; /* NULL where the system gave none: no line is shown */
    GMutex mutex;
    GCond ended;
    bool is_over; /* under the mutex */
};

/* Before the first page nobody knows how fast it goes. */
static void show(const BuildLine *line)
{
    guint n = (guint)g_atomic_int_get(line->n_done);
    double seconds = (double)(g_get_monotonic_time() - line->began) / G_TIME_SPAN_SECOND;
    fprintf(stderr, "\r\033[Kpages: %u of %u, %.0f %%", n, line->n_pages,
            line->n_pages ? 100.0 * n / line->n_pages : 100.0);
    if (n > 0)
        fprintf(stderr, ", %.0f a second, %.0f s left", n / seconds,
                (line->n_pages - n) * seconds / n);
    fflush(stderr);
}

static gpointer line_run(gpointer data)
{
    BuildLine *line = data;
    bool shown = false;
    g_mutex_lock(&line->mutex);
    for (gint64 next = line->began + INTERVAL; !line->is_over; next += INTERVAL) {
        while (!line->is_over && g_cond_wait_until(&line->ended, &line->mutex, next))
            ;
        if (line->is_over)
            break;
        show(line);
        shown = true;
    }
    g_mutex_unlock(&line->mutex);
    if (shown)
        fputs("\r\033[K", stderr);
    return NULL;
}

BuildLine *build_line_new(const gint *n_done, guint n_pages)
{
    if (!isatty(STDERR_FILENO))
        return NULL;
    BuildLine *line = g_new0(BuildLine, 1);
    line->n_done = n_done;
    line->n_pages = n_pages;
    line->began = g_get_monotonic_time();
    g_mutex_init(&line->mutex);
    g_cond_init(&line->ended);
    line->thread = g_thread_try_new("line", line_run, line, NULL);
    return line;
}

void build_line_free(BuildLine *line)
{
    if (!line)
        return;
    g_mutex_lock(&line->mutex);
    line->is_over = true;
    g_cond_signal(&line->ended);
    g_mutex_unlock(&line->mutex);
    if (line->thread)
        g_thread_join(line->thread);
    g_mutex_clear(&line->mutex);
    g_cond_clear(&line->ended);
    g_free(line);
}
