/* Whether the cost of a piece of work grows with the size of its input, and no faster. */
#include "cost.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <time.h>

#include <cmocka.h>

#define COST_PART 8
/* Half way between 8 and 64, nearly: memory that no cache holds, and what sanitizers keep of it,
 * make the larger work up to three times as slow for its size. */
#define COST_FACTOR_MAX 32.0
/* Under sanitizers and beside other work a cache that is cold costs some milliseconds. */
#define COST_FLOOR_MS 40.0
/* The least of several is what the work itself costs. */
#define COST_TRIES 3

static double thread_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double cost_of(CostWork work, gsize size, gpointer data)
{
    double begin = thread_milliseconds();
    work(size, data);
    return thread_milliseconds() - begin;
}

void cost_assert_linear(const char *what, CostWork work, gsize size, gpointer data)
{
    double whole = 0, part = 0;
    for (guint i = 0; i < COST_TRIES; i++) {
        part = i ? MIN(part, cost_of(work, size / COST_PART, data))
                 : cost_of(work, size / COST_PART, data);
        whole = i ? MIN(whole, cost_of(work, size, data)) : cost_of(work, size, data);
        if (whole < COST_FLOOR_MS || whole < COST_FACTOR_MAX * part)
            return;
    }
    fail_msg("%s: %.1f ms for %" G_GSIZE_FORMAT ", %.1f ms for an eighth of it", what, whole, size,
             part);
}
