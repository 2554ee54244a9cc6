/* Tests of crew: which of several errors is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "output/crew.h"

#define N_JOBS 4

/* Fails for a reason of its own in the thread that is asked for, or in all others; the rest fail
 * because of it. */
typedef struct Failing {
    const GThread *caller;
    bool in_caller;
} Failing;

static bool fail_all(gpointer data, GError **error)
{
    const Failing *failing = data;
    bool is_cause = (g_thread_self() == failing->caller) == failing->in_caller;
    g_set_error_literal(error, G_IO_ERROR, is_cause ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_CANCELLED,
                        is_cause ? "full" : "stopped");
    return false;
}

static void test_the_cause_is_told(void **state)
{
    (void)state;
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        Failing failing = {g_thread_self(), i == 0};
        assert_false(crew_run(N_JOBS, fail_all, &failing, &error));
        assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_cause_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
