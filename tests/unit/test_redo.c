/* Tests of redo from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "output/manifest.h"
#include "output/redo.h"
#include "temp_folder.h"

#define HEAD "statusbook manifest 2\n"
#define LINE "0123456789abcdef 3 - "

/* A tree of an old build: two pages that change, one that stays, one that goes, one of others. */
static void make_old(const TempFolder *folder)
{
    temp_folder_write(folder, "a/1", "old");
    temp_folder_write(folder, "a/2", "old");
    temp_folder_write(folder, "same", "old");
    temp_folder_write(folder, "gone/deep/3", "old");
    temp_folder_write(folder, "a/mine", "mine");
    temp_folder_write(folder, MANIFEST_PATH,
                      HEAD LINE "a/1\n" LINE "a/2\n" LINE "same\n" LINE "gone/deep/3\n");
}

static const char next[] = HEAD LINE "a/1\n" LINE "a/2\n" LINE "same\n" LINE "new/4\n";

/* A stage with what is new; where `decided`, its manifest is the redo. */
static void make_stage(const TempFolder *folder, bool decided)
{
    temp_folder_write(folder, REDO_STAGE "/a/1", "new");
    temp_folder_write(folder, REDO_STAGE "/a/2", "new");
    temp_folder_write(folder, REDO_STAGE "/new/4", "new");
    temp_folder_write(folder, decided ? MANIFEST_REDO : REDO_STAGE "/" MANIFEST_PATH, next);
}

static void assert_done(const TempFolder *folder)
{
    temp_folder_assert(folder, "a/1", "new");
    temp_folder_assert(folder, "a/2", "new");
    temp_folder_assert(folder, "new/4", "new");
    temp_folder_assert(folder, "same", "old");
    temp_folder_assert(folder, "a/mine", "mine");
    temp_folder_assert(folder, MANIFEST_PATH, next);
    g_autofree char *gone = temp_folder_path(folder, "gone");
    g_autofree char *stage = temp_folder_path(folder, REDO_STAGE);
    g_autofree char *redo = temp_folder_path(folder, MANIFEST_REDO);
    assert_int_not_equal(access(gone, F_OK), 0);
    assert_int_not_equal(access(stage, F_OK), 0);
    assert_int_not_equal(access(redo, F_OK), 0);
}

static void finish(const TempFolder *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Beneath) tree = beneath_new(folder->path);
    if (!redo_finish(tree, false, &error))
        fail_msg("%s", error->message);
}

static void test_nothing_is_to_be_done(void **state)
{
    const TempFolder *folder = *state;
    finish(folder);
    make_old(folder);
    finish(folder);
    temp_folder_assert(folder, "gone/deep/3", "old");
}

static void test_a_stage_alone_decides_nothing(void **state)
{
    const TempFolder *folder = *state;
    make_old(folder);
    make_stage(folder, false);
    finish(folder);
    temp_folder_assert(folder, "a/1", "old");
    temp_folder_assert(folder, REDO_STAGE "/a/1", "new");
}

static void test_what_is_decided_is_done(void **state)
{
    const TempFolder *folder = *state;
    make_old(folder);
    make_stage(folder, true);
    finish(folder);
    assert_done(folder);
    finish(folder);
    assert_done(folder);
}

/* Killed at any moment: some files are moved, some removed. */
static void test_what_was_begun_is_ended(void **state)
{
    const TempFolder *folder = *state;
    static const char *const steps[] = {"a/1", "a/2", "new/4"};
    for (guint moved = 0; moved <= G_N_ELEMENTS(steps); moved++) {
        make_old(folder);
        make_stage(folder, true);
        for (guint i = 0; i < moved; i++) {
            g_autofree char *from = g_build_filename(folder->path, REDO_STAGE, steps[i], NULL);
            temp_folder_write(folder, steps[i], "new");
            assert_int_equal(unlink(from), 0);
        }
        if (moved == G_N_ELEMENTS(steps)) {
            g_autofree char *removed = temp_folder_path(folder, "gone/deep/3");
            assert_int_equal(unlink(removed), 0);
        }
        finish(folder);
        assert_done(folder);
    }
}

static void test_a_first_build_has_no_manifest_before(void **state)
{
    const TempFolder *folder = *state;
    temp_folder_write(folder, "same", "old");
    temp_folder_write(folder, "a/mine", "mine");
    make_stage(folder, true);
    finish(folder);
    assert_done(folder);
}

static void test_a_folder_with_others_files_stays(void **state)
{
    const TempFolder *folder = *state;
    make_old(folder);
    temp_folder_write(folder, "gone/mine", "mine");
    make_stage(folder, true);
    finish(folder);
    temp_folder_assert(folder, "gone/deep/3", NULL);
    temp_folder_assert(folder, "gone/mine", "mine");
}

/* A failure is no end: what is left is done the next time. */
static void test_a_failure_can_be_mended(void **state)
{
    const TempFolder *folder = *state;
    g_autoptr(GError) error = NULL;
    make_old(folder);
    make_stage(folder, true);
    temp_folder_write(folder, "new", "in the way");
    g_autoptr(Beneath) tree = beneath_new(folder->path);
    assert_false(redo_finish(tree, false, &error));
    assert_non_null(error);
    temp_folder_assert(folder, MANIFEST_REDO, next);
    temp_folder_assert(folder, "gone/deep/3", "old");
    g_autofree char *way = temp_folder_path(folder, "new");
    assert_int_equal(unlink(way), 0);
    finish(folder);
    assert_done(folder);
}

static void test_a_strange_manifest_removes_nothing(void **state)
{
    const TempFolder *folder = *state;
    make_old(folder);
    make_stage(folder, true);
    temp_folder_write(folder, MANIFEST_REDO, HEAD LINE "../a\n");
    g_autoptr(Beneath) tree = beneath_new(folder->path);
    assert_false(redo_finish(tree, false, NULL));
    temp_folder_assert(folder, "gone/deep/3", "old");
    temp_folder_assert(folder, "a/1", "old");
}

static void test_deciding(void **state)
{
    const TempFolder *folder = *state;
    make_old(folder);
    g_autoptr(Beneath) tree = beneath_new(folder->path);
    g_autoptr(Stage) stage = stage_new(tree, REDO_STAGE, -1, NULL, NULL);
    assert_non_null(stage);
    assert_true(stage_write(stage, stage_root(stage), "a/1", "new", 3, NULL));
    assert_true(stage_write(stage, stage_root(stage), "a/2", "new", 3, NULL));
    assert_true(stage_write(stage, stage_root(stage), "new/4", "new", 3, NULL));
    assert_true(stage_write(stage, stage_root(stage), MANIFEST_PATH, next, sizeof next - 1, NULL));
    assert_true(redo_begin(stage, tree, false, NULL));
    stage_leave(stage);
    temp_folder_assert(folder, MANIFEST_REDO, next);
    temp_folder_assert(folder, "a/1", "old");
    finish(folder);
    assert_done(folder);
}

static void test_a_part_into_an_empty_folder(void **state)
{
    const TempFolder *folder = *state;
    g_autoptr(Beneath) tree = beneath_new(folder->path);
    g_autoptr(Stage) stage = stage_new(tree, REDO_STAGE, -1, NULL, NULL);
    assert_non_null(stage);
    assert_true(stage_write(stage, stage_root(stage), "a/1", "new", 3, NULL));
    assert_true(stage_write(stage, stage_root(stage), "b", "new", 3, NULL));
    assert_true(redo_into_empty(stage, tree, NULL));
    temp_folder_assert(folder, "a/1", "new");
    temp_folder_assert(folder, "b", "new");
    g_autofree char *own = temp_folder_path(folder, MANIFEST_FOLDER);
    assert_int_not_equal(access(own, F_OK), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_folder_new, temp_folder_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_is_to_be_done),
        TEST(test_a_stage_alone_decides_nothing),
        TEST(test_what_is_decided_is_done),
        TEST(test_what_was_begun_is_ended),
        TEST(test_a_first_build_has_no_manifest_before),
        TEST(test_a_folder_with_others_files_stays),
        TEST(test_a_failure_can_be_mended),
        TEST(test_a_strange_manifest_removes_nothing),
        TEST(test_deciding),
        TEST(test_a_part_into_an_empty_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
