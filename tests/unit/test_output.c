/* Tests of output from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <ftw.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/output.h"

/* ---- A folder for each test ---- */

typedef struct Place {
    char *folder;
    char *out;   /* folder/out: where the tests print */
    char *stage; /* beside it */
    char *lock;
} Place;

static int place_new(void **state)
{
    Place *place = g_new0(Place, 1);
    place->folder = g_dir_make_tmp("statusbook-test-XXXXXX", NULL);
    place->out = g_build_filename(place->folder, "out", NULL);
    place->stage = g_strconcat(place->out, ".statusbook-new", NULL);
    place->lock = g_strconcat(place->out, ".statusbook-lock", NULL);
    *state = place;
    return place->folder ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int place_free(void **state)
{
    Place *place = *state;
    nftw(place->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    g_free(place->folder);
    g_free(place->out);
    g_free(place->stage);
    g_free(place->lock);
    g_free(place);
    return 0;
}

/* A site being printed, in one batch. */
typedef struct Print {
    OutputOptions options;
    Output *output;
    OutputBatch *batch;
} Print;

static void print_free(Print *print)
{
    output_batch_free(print->batch);
    output_free(print->output);
    g_free(print);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Print, print_free)

static Print *print_begin(const char *path, GError **error)
{
    g_autoptr(Print) print = g_new0(Print, 1);
    print->options = (OutputOptions){.tree = path, .time = -1, .jobs = 1};
    print->output = output_new(&print->options, error);
    if (!print->output)
        return NULL;
    print->batch = output_batch_new(print->output);
    output_batch_begin(print->batch, 0, true);
    return g_steal_pointer(&print);
}

static bool print_end(Print *print)
{
    return output_batch_end(print->batch, NULL) && output_finish(print->output, NULL);
}

static void write_bytes(Print *print, const char *path, const char *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;
    g_string_append_len(output_batch_open_file(print->batch), bytes, (gssize)length);
    if (!output_batch_close_file(print->batch, path, &error))
        fail_msg("%s", error->message);
}

static void write_text(Print *print, const char *path, const char *text)
{
    write_bytes(print, path, text, strlen(text));
}

/* Prints one file, a/page.html. */
static void print_page(const Place *place, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Print) print = print_begin(place->out, &error);
    if (!print)
        fail_msg("%s", error->message);
    assert_true(output_make_folder(print->output, "a", NULL));
    write_text(print, "a/page.html", text);
    assert_true(print_end(print));
}

/* The text of a file in the folder of the test; NULL where there is none. */
static char *read_text(const Place *place, const char *path)
{
    g_autofree char *full = g_build_filename(place->folder, path, NULL);
    char *text = NULL;
    g_file_get_contents(full, &text, NULL, NULL);
    return text;
}

static void assert_text(const Place *place, const char *path, const char *expected)
{
    g_autofree char *text = read_text(place, path);
    assert_non_null(text);
    assert_string_equal(text, expected);
}

static void assert_nothing_left(const Place *place)
{
    assert_false(g_file_test(place->stage, G_FILE_TEST_EXISTS));
    assert_false(g_file_test(place->lock, G_FILE_TEST_EXISTS));
}

static void assert_refused(const char *path, const char *why)
{
    g_autoptr(GError) error = NULL;
    assert_null(print_begin(path, &error));
    assert_non_null(error);
    if (!strstr(error->message, why))
        fail_msg("'%s' is not why, but '%s'", why, error->message);
}

/* ---- Tests ---- */

static void test_nothing_is_in_place_before_the_end(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) print = print_begin(place->out, NULL);
    assert_non_null(print);
    assert_true(output_make_folder(print->output, "a/b", NULL));
    write_text(print, "a/b/page.html", "new");
    assert_false(g_file_test(place->out, G_FILE_TEST_EXISTS));
    assert_true(print_end(print));
    assert_text(place, "out/a/b/page.html", "new");
    g_clear_pointer(&print, print_free);
    assert_nothing_left(place);
}

static void test_the_old_tree_stays_until_the_new_one_is_whole(void **state)
{
    const Place *place = *state;
    print_page(place, "old");
    g_autoptr(Print) print = print_begin(place->out, NULL);
    assert_non_null(print);
    assert_true(output_make_folder(print->output, "c", NULL));
    write_text(print, "c/other.html", "new");
    assert_text(place, "out/a/page.html", "old");
    assert_true(print_end(print));
    assert_text(place, "out/c/other.html", "new");
    assert_null(read_text(place, "out/a/page.html")); /* what is no longer printed is gone */
    g_clear_pointer(&print, print_free);
    assert_nothing_left(place);
}

static void test_a_build_that_fails_leaves_the_old_tree(void **state)
{
    const Place *place = *state;
    print_page(place, "old");
    struct stat before, after;
    assert_int_equal(stat(place->out, &before), 0);
    {
        g_autoptr(GError) error = NULL;
        g_autoptr(Print) print = print_begin(place->out, NULL);
        assert_non_null(print);
        write_text(print, "half.html", "half");
        write_text(print, "half.html/below.html", "x");
        assert_false(output_batch_end(print->batch, &error));
        assert_non_null(strstr(error->message, "half.html"));
    }
    assert_int_equal(stat(place->out, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_text(place, "out/a/page.html", "old");
    assert_null(read_text(place, "out/half.html"));
    assert_nothing_left(place);
}

static void test_a_second_build_is_refused(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) first = print_begin(place->out, NULL);
    assert_non_null(first);
    write_text(first, "page.html", "first");
    assert_refused(place->out, "another build is printing to '");
    /* The first one is not disturbed. */
    assert_true(g_file_test(place->lock, G_FILE_TEST_EXISTS));
    write_text(first, "more.html", "first");
    assert_true(print_end(first));
    g_clear_pointer(&first, print_free);
    assert_text(place, "out/page.html", "first");
    assert_nothing_left(place);
    print_page(place, "second"); /* and now it is the other one's turn */
}

static void test_a_lock_that_a_dead_build_left_is_no_obstacle(void **state)
{
    const Place *place = *state;
    assert_true(g_file_set_contents(place->lock, "", 0, NULL));
    print_page(place, "new");
    assert_text(place, "out/a/page.html", "new");
    assert_nothing_left(place);
}

static void test_a_stage_that_a_dead_build_left_is_cleared(void **state)
{
    const Place *place = *state;
    g_autofree char *deep = g_build_filename(place->stage, "x", "y", NULL);
    g_autofree char *mark = g_build_filename(place->stage, ".statusbook", NULL);
    g_autofree char *file = g_build_filename(deep, "left.html", NULL);
    assert_int_equal(g_mkdir_with_parents(deep, 0755), 0);
    assert_int_equal(g_mkdir(mark, 0755), 0);
    assert_true(g_file_set_contents(file, "left", -1, NULL));
    print_page(place, "new");
    assert_null(read_text(place, "out/x/y/left.html"));
    assert_nothing_left(place);
}

static void test_an_empty_stage_is_cleared(void **state)
{
    const Place *place = *state;
    assert_int_equal(g_mkdir(place->stage, 0755), 0);
    print_page(place, "new");
    assert_nothing_left(place);
}

static void test_what_only_has_the_name_of_a_stage_stays(void **state)
{
    const Place *place = *state;
    g_autofree char *file = g_build_filename(place->stage, "thesis.txt", NULL);
    assert_int_equal(g_mkdir(place->stage, 0755), 0);
    assert_true(g_file_set_contents(file, "dear", -1, NULL));
    assert_refused(place->out, "was not made by statusbook");
    assert_text(place, "out.statusbook-new/thesis.txt", "dear");
}

static void test_a_folder_of_others_is_not_replaced(void **state)
{
    const Place *place = *state;
    g_autofree char *file = g_build_filename(place->out, "thesis.txt", NULL);
    assert_int_equal(g_mkdir_with_parents(place->out, 0755), 0);
    assert_true(g_file_set_contents(file, "dear", -1, NULL));
    assert_refused(place->out, "holds files that statusbook did not print");
    assert_text(place, "out/thesis.txt", "dear");
    assert_nothing_left(place);
}

static void test_an_empty_folder_is_taken(void **state)
{
    const Place *place = *state;
    assert_int_equal(g_mkdir_with_parents(place->out, 0755), 0);
    print_page(place, "new");
    assert_text(place, "out/a/page.html", "new");
}

static void test_a_file_is_not_replaced(void **state)
{
    const Place *place = *state;
    assert_true(g_file_set_contents(place->out, "a file", -1, NULL));
    assert_refused(place->out, "could not print to '");
    assert_text(place, "out", "a file");
    assert_nothing_left(place);
}

static void test_a_link_is_followed(void **state)
{
    const Place *place = *state;
    g_autofree char *elsewhere = g_build_filename(place->folder, "elsewhere", NULL);
    assert_int_equal(symlink("elsewhere", place->out), 0);
    assert_refused(place->out, "could not follow the link '");
    assert_int_equal(g_mkdir(elsewhere, 0755), 0);
    print_page(place, "new");
    assert_true(g_file_test(place->out, G_FILE_TEST_IS_SYMLINK));
    assert_text(place, "elsewhere/a/page.html", "new");
    assert_nothing_left(place);
}

static void test_folders_above_are_made(void **state)
{
    const Place *place = *state;
    g_autofree char *deep = g_build_filename(place->folder, "x/y/z", NULL);
    g_autoptr(Print) print = print_begin(deep, NULL);
    assert_non_null(print);
    write_text(print, "page.html", "deep");
    assert_true(print_end(print));
    assert_text(place, "x/y/z/page.html", "deep");
}

static void test_where_a_file_stands_no_folder_is_made(void **state)
{
    const Place *place = *state;
    assert_true(g_file_set_contents(place->out, "a file", -1, NULL));
    g_autofree char *below = g_build_filename(place->out, "below", NULL);
    assert_refused(below, "could not make '");
}

static void test_one_file_is_not_written_twice(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) print = print_begin(place->out, NULL);
    assert_non_null(print);
    write_text(print, "page.html", "once");
    write_text(print, "page.html", "twice");
    assert_false(output_batch_end(print->batch, NULL));
}

static void test_large_files_do_not_wait(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) print = print_begin(place->out, NULL);
    assert_non_null(print);
    g_autofree char *large = g_strnfill(1 << 20, 'x');
    write_text(print, "small.html", "small");
    assert_null(read_text(place, "out.statusbook-new/small.html"));
    write_text(print, "large.html", large);
    assert_text(place, "out.statusbook-new/small.html", "small");
    assert_text(place, "out.statusbook-new/large.html", large);
    write_text(print, "last.html", "last");
    assert_true(print_end(print));
    assert_text(place, "out/small.html", "small");
    assert_text(place, "out/last.html", "last");
}

static void test_bytes_are_kept(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) print = print_begin(place->out, NULL);
    assert_non_null(print);
    write_bytes(print, "b", "a\0\r\n\xff", 5);
    write_bytes(print, "empty", "", 0);
    assert_true(print_end(print));
    g_autofree char *path = g_build_filename(place->out, "b", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    assert_int_equal(length, 5);
    assert_memory_equal(bytes, "a\0\r\n\xff", 5);
    assert_text(place, "out/empty", "");
}

static void test_nowhere_is_nothing(void **state)
{
    const Place *place = *state;
    g_autoptr(Print) print = print_begin(NULL, NULL);
    assert_true(output_make_folder(print->output, "a", NULL));
    write_text(print, "a/page.html", "x");
    assert_true(print_end(print));
    g_autoptr(GDir) dir = g_dir_open(place->folder, 0, NULL);
    assert_null(g_dir_read_name(dir));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_new, place_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_is_in_place_before_the_end),
        TEST(test_the_old_tree_stays_until_the_new_one_is_whole),
        TEST(test_a_build_that_fails_leaves_the_old_tree),
        TEST(test_a_second_build_is_refused),
        TEST(test_a_lock_that_a_dead_build_left_is_no_obstacle),
        TEST(test_a_stage_that_a_dead_build_left_is_cleared),
        TEST(test_an_empty_stage_is_cleared),
        TEST(test_what_only_has_the_name_of_a_stage_stays),
        TEST(test_a_folder_of_others_is_not_replaced),
        TEST(test_an_empty_folder_is_taken),
        TEST(test_a_file_is_not_replaced),
        TEST(test_a_link_is_followed),
        TEST(test_folders_above_are_made),
        TEST(test_where_a_file_stands_no_folder_is_made),
        TEST(test_one_file_is_not_written_twice),
        TEST(test_large_files_do_not_wait),
        TEST(test_bytes_are_kept),
        TEST(test_nowhere_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
