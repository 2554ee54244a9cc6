/* Several threads that do the same work. */
#include "output/crew.h"

typedef struct Worker {
    CrewWork work;
    gpointer data;
    GThread *thread;
    GError *error;
} Worker;

static gpointer worker_run(gpointer data)
{
    Worker *worker = data;
    worker->work(worker->data, &worker->error);
    return NULL;
}

/* Of two errors, the one that is the cause. */
static void take_error(GError **cause, GError *error)
{
    bool is_worse = error && (!*cause || g_error_matches(*cause, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    if (is_worse) {
        g_clear_error(cause);
        *cause = error;
    } else {
        g_clear_error(&error);
    }
}

bool crew_run(guint jobs, CrewWork work, gpointer data, GError **error)
{
    g_autofree Worker *workers = g_new0(Worker, jobs);
    guint n = 1;
    for (guint i = 0; i < jobs; i++)
        workers[i] = (Worker){.work = work, .data = data};
    while (n < jobs &&
           (workers[n].thread = g_thread_try_new("crew", worker_run, &workers[n], NULL)) != NULL)
        n++;
    worker_run(&workers[0]);
    GError *cause = workers[0].error;
    for (guint i = 1; i < n; i++) {
        g_thread_join(workers[i].thread);
        take_error(&cause, workers[i].error);
    }
    if (cause)
        g_propagate_error(error, cause);
    return !cause;
}
