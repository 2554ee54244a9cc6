/* Tests of files below a folder: whether one holds certain bytes, and whether it stands there
 * still. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath/beneath.h"
#include "temp_folder.h"

/* More than is read at once. */
#define MANY 200000

static void test_what_a_file_holds(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *many = g_strnfill(MANY, 'x');
    temp_folder_write(folder, "a/text", "text");
    temp_folder_write(folder, "a/many", many);
    temp_folder_write(folder, "a/nothing", "");
    g_autoptr(Beneath) root = beneath_new(folder->path);
    assert_true(beneath_holds(root, "a/text", "text", 4));
    assert_true(beneath_holds(root, "a/many", many, MANY));
    assert_true(beneath_holds(root, "a/nothing", "", 0));
    assert_false(beneath_holds(root, "a/text", "test", 4));
    assert_false(beneath_holds(root, "a/text", "text", 3));
    assert_false(beneath_holds(root, "a/text", "texts", 5));
    assert_false(beneath_holds(root, "a/nothing", "x", 1));
    many[MANY - 1] = 'y';
    assert_false(beneath_holds(root, "a/many", many, MANY));
}

static void test_what_is_no_file(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *link = temp_folder_path(folder, "link");
    g_autofree char *pipe = temp_folder_path(folder, "pipe");
    temp_folder_write(folder, "a/text", "text");
    assert_int_equal(symlink("a/text", link), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    g_autoptr(Beneath) root = beneath_new(folder->path);
    assert_false(beneath_holds(root, "link", "text", 4));
    assert_false(beneath_holds(root, "pipe", "", 0));
    assert_false(beneath_holds(root, "a", "", 0));
    assert_false(beneath_holds(root, "none", "", 0));
}

/* The name of what is held open may come to be that of something else. */
static void test_what_stands_at_a_path(void **state)
{
    const TempFolder *folder = *state;
    temp_folder_write(folder, "a/text", "text");
    temp_folder_write(folder, "a/other", "text");
    g_autoptr(Beneath) root = beneath_new(folder->path);
    int held = beneath_open(root, "a/text", O_RDONLY, 0);
    assert_true(held >= 0);
    assert_true(beneath_is_at(root, "a/text", held));
    assert_false(beneath_is_at(root, "a/other", held));
    assert_false(beneath_is_at(root, "a/none", held));
    assert_int_equal(beneath_rename(root, "a/text", root, "a/moved", 0), 0);
    assert_false(beneath_is_at(root, "a/text", held));
    assert_true(beneath_is_at(root, "a/moved", held));
    assert_int_equal(beneath_rename(root, "a/other", root, "a/moved", 0), 0);
    assert_false(beneath_is_at(root, "a/moved", held));
    close(held);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_folder_new, temp_folder_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_a_file_holds),
        TEST(test_what_is_no_file),
        TEST(test_what_stands_at_a_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
