/* Which pages there are, by counting them kind by kind. */
#include "plan/plan.h"

/* Pages of a kind that follow each other: of a protocol, or of a language. */
typedef struct Run {
    PageKind kind;
    guint protocol;
    guint first; /* the index of the first of them */
} Run;

struct Plan {
    const Book *book;
    GArray *runs; /* Run, none of them empty, in the order of their indexes */
    guint n;      /* pages */
};

static void add_runs(Plan *plan, PageLevel level, guint protocol)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        Run run = {(PageKind)k, protocol, plan->n};
        guint n =
            kind_row(run.kind)->level == level ? kind_count(run.kind, plan->book, protocol) : 0;
        if (n > 0)
            g_array_append_val(plan->runs, run);
        plan->n += n;
    }
}

/* The same for all protocols, one after the other. */
static void add_runs_of_all(Plan *plan, PageLevel level)
{
    for (guint p = 0; p < plan->book->n_protocols; p++)
        add_runs(plan, level, p);
}

Plan *plan_new(const Book *book)
{
    Plan *plan = g_new0(Plan, 1);
    plan->book = book;
    plan->runs = g_array_new(FALSE, FALSE, sizeof(Run));
    add_runs_of_all(plan, LEVEL_CARD);
    add_runs_of_all(plan, LEVEL_PROTOCOL);
    add_runs(plan, LEVEL_ACROSS, 0);
    add_runs(plan, LEVEL_LANGUAGE, 0);
    return plan;
}

void plan_free(Plan *plan)
{
    if (!plan)
        return;
    g_array_unref(plan->runs);
    g_free(plan);
}

guint plan_count(const Plan *plan)
{
    return plan->n;
}

/* The run that an index lies in: the last that begins no later. */
static const Run *find_run(const Plan *plan, guint index)
{
    guint low = 0, high = plan->runs->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(plan->runs, Run, middle).first <= index)
            low = middle;
        else
            high = middle;
    }
    return &g_array_index(plan->runs, Run, low);
}

Page plan_page(const Plan *plan, guint locale, guint index)
{
    const Run *run = find_run(plan, index);
    Page page = kind_page(run->kind, plan->book, run->protocol, index - run->first);
    page.locale = locale;
    return page;
}
