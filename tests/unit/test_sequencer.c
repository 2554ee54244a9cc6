/* Tests of sequencer from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "output/sequencer.h"

#define N_THREADS 8
#define N_ITEMS   2000

/* What was written, and what is to go wrong. */
typedef struct Written {
    GString *text;
    gint writing; /* how many write at once; atomic */
    gint n;
    gint fails_at;    /* -1: never */
    Sequencer *stops; /* what the first item stops; or NULL */
} Written;

static bool write_item(const SequencerItem *item, gpointer data, GError **error)
{
    Written *written = data;
    assert_int_equal(g_atomic_int_add(&written->writing, 1), 0);
    if (written->n++ == written->fails_at) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
        g_atomic_int_add(&written->writing, -1);
        return false;
    }
    if (written->stops)
        sequencer_stop(written->stops);
    g_string_append_printf(written->text, "%s%s;", item->lines->str, item->bytes->str);
    g_atomic_int_add(&written->writing, -1);
    return true;
}

static SequencerItem item_of(Sequencer *sequencer, guint number)
{
    SequencerItem item = sequencer_item(sequencer);
    assert_int_equal(item.lines->len, 0);
    assert_int_equal(item.bytes->len, 0);
    g_string_append_printf(item.lines, "%u", number);
    g_string_append_printf(item.bytes, "=%u", number * 3);
    return item;
}

static void assert_written(const Written *written, guint n)
{
    g_autoptr(GString) expected = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(expected, "%u=%u;", i, i * 3);
    assert_string_equal(written->text->str, expected->str);
}

static void test_items_come_in_their_order(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    Written written = {.text = text, .fails_at = -1};
    g_autoptr(Sequencer) sequencer = sequencer_new(10, write_item, &written);
    static const guint numbers[] = {2, 1, 4, 0, 3, 5};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        assert_true(sequencer_put(sequencer, numbers[i], item_of(sequencer, numbers[i]), NULL));
        /* Nothing waits for the whole of it. */
        assert_written(&written, numbers[i] == 0 ? 3 : i < 3 ? 0 : i + 1);
    }
}

typedef struct Crowd {
    Sequencer *sequencer;
    gint next;               /* atomic */
    gint n_failed, n_causes; /* atomic */
} Crowd;

/* Takes one number after the other, as the workers of a site do; some are slow. */
static gpointer put_many(gpointer data)
{
    Crowd *crowd = data;
    for (;;) {
        guint number = (guint)g_atomic_int_add(&crowd->next, 1);
        g_autoptr(GError) error = NULL;
        if (number >= N_ITEMS)
            return NULL;
        SequencerItem item = item_of(crowd->sequencer, number);
        if (number % 7 == 0)
            g_usleep(number % 50);
        if (sequencer_put(crowd->sequencer, number, item, &error))
            continue;
        g_atomic_int_inc(&crowd->n_failed);
        if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_atomic_int_inc(&crowd->n_causes);
        return NULL;
    }
}

static void run_crowd(Crowd *crowd)
{
    GThread *threads[N_THREADS];
    for (guint i = 0; i < N_THREADS; i++)
        threads[i] = g_thread_new("put", put_many, crowd);
    for (guint i = 0; i < N_THREADS; i++)
        g_thread_join(threads[i]);
}

static void test_threads(void **state)
{
    (void)state;
    for (guint room = 0; room < 20; room += 3) {
        g_autoptr(GString) text = g_string_new(NULL);
        Written written = {.text = text, .fails_at = -1};
        g_autoptr(Sequencer) sequencer = sequencer_new(room, write_item, &written);
        Crowd crowd = {.sequencer = sequencer};
        run_crowd(&crowd);
        assert_int_equal(crowd.n_failed, 0);
        assert_written(&written, N_ITEMS);
    }
}

static void test_a_failure_stops_all(void **state)
{
    (void)state;
    static const gint moments[] = {0, 1, 500, N_ITEMS - 1};
    for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        Written written = {.text = text, .fails_at = moments[i]};
        g_autoptr(Sequencer) sequencer = sequencer_new(2, write_item, &written);
        Crowd crowd = {.sequencer = sequencer};
        run_crowd(&crowd);
        assert_true(crowd.n_failed > 0);
        assert_int_equal(crowd.n_causes, 1);
        assert_written(&written, (guint)moments[i]);
    }
}

static gpointer put_late(gpointer data)
{
    Crowd *crowd = data;
    GError *error = NULL;
    assert_false(sequencer_put(crowd->sequencer, 5, item_of(crowd->sequencer, 5), &error));
    return error;
}

static void test_who_waits_is_told_to_stop(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    Written written = {.text = text, .fails_at = -1};
    g_autoptr(Sequencer) sequencer = sequencer_new(1, write_item, &written);
    Crowd crowd = {.sequencer = sequencer};
    assert_true(sequencer_put(sequencer, 3, item_of(sequencer, 3), NULL)); /* the room is full */
    GThread *late = g_thread_new("late", put_late, &crowd);
    g_usleep(1000); /* so that it mostly waits; it fails either way */
    sequencer_stop(sequencer);
    g_autoptr(GError) error = g_thread_join(late);
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    assert_false(sequencer_put(sequencer, 0, item_of(sequencer, 0), NULL));
    assert_string_equal(text->str, "");
}

static void test_nothing_is_written_after_the_stop(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    Written written = {.text = text, .fails_at = -1};
    g_autoptr(Sequencer) sequencer = sequencer_new(1, write_item, &written);
    assert_true(sequencer_put(sequencer, 1, item_of(sequencer, 1), NULL));
    written.stops = sequencer; /* while the first is written, and the second waits */
    assert_false(sequencer_put(sequencer, 0, item_of(sequencer, 0), &error));
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    assert_written(&written, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items_come_in_their_order),
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_a_failure_stops_all),
        cmocka_unit_test(test_who_waits_is_told_to_stop),
        cmocka_unit_test(test_nothing_is_written_after_the_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
