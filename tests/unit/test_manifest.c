/* Tests of manifest from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/changes.h"
#include "temp_folder.h"

#define HEAD "statusbook manifest 2\n"
#define HASH "0123456789abcdef"

static Manifest *read_text(const TempFolder *folder, const char *text, GError **error)
{
    g_autofree char *path = temp_folder_path(folder, "manifest");
    temp_folder_write(folder, "manifest", text);
    return manifest_read(path, error);
}

static Manifest *read_well(const TempFolder *folder, const char *text)
{
    g_autoptr(GError) error = NULL;
    Manifest *manifest = read_text(folder, text, &error);
    if (!manifest)
        fail_msg("%s", error->message);
    return manifest;
}

/* ---- Reading ---- */

static void test_lines_are_read(void **state)
{
    g_autoptr(Manifest) manifest =
        read_well(*state, HEAD HASH " 0 - a/b.html\n"
                                    "fedcba9876543210 123456789 2026-11-03 c d\n"
                                    "00000000000000ff 7 kept assets/e.css\n");
    assert_int_equal(manifest_count(manifest), 3);
    ManifestEntry entry = manifest_entry(manifest, 0);
    g_autofree char *path = manifest_entry_path(&entry);
    assert_string_equal(path, "a/b.html");
    assert_true(entry.hash == G_GUINT64_CONSTANT(0x0123456789abcdef));
    assert_int_equal(entry.length, 0);
    assert_string_equal(entry.since, MANIFEST_UNKNOWN);
    entry = manifest_entry(manifest, 1);
    g_autofree char *with_blank = manifest_entry_path(&entry);
    assert_string_equal(with_blank, "c d");
    assert_int_equal(entry.length, 123456789);
    assert_string_equal(entry.since, "2026-11-03");
    entry = manifest_entry(manifest, 2);
    assert_true(entry.hash == 0xff);
    assert_string_equal(entry.since, MANIFEST_KEPT);
}

static void test_paths_are_found(void **state)
{
    g_autoptr(Manifest) manifest =
        read_well(*state, HEAD HASH " 1 - a\n" HASH " 1 - ab\n" HASH " 1 - b/a\n");
    assert_int_equal(manifest_find(manifest, "a"), 0);
    assert_int_equal(manifest_find(manifest, "ab"), 1);
    assert_int_equal(manifest_find(manifest, "b/a"), 2);
    static const char *const none[] = {"", "b", "b/", "abc", "A", "/a", "- a", "a\n"};
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        assert_int_equal(manifest_find(manifest, none[i]), -1);
}

static void test_many_paths_are_found(void **state)
{
    g_autoptr(GString) text = g_string_new(HEAD);
    for (guint i = 0; i < 20000; i++)
        g_string_append_printf(text, "%016x %u - en/x/%u-vs-%u.html\n", i, i, i % 141, i);
    g_autoptr(Manifest) manifest = read_well(*state, text->str);
    assert_int_equal(manifest_count(manifest), 20000);
    for (guint i = 0; i < 20000; i++) {
        g_autofree char *path = g_strdup_printf("en/x/%u-vs-%u.html", i % 141, i);
        assert_int_equal(manifest_find(manifest, path), i);
        assert_int_equal(manifest_entry(manifest, i).length, i);
    }
}

static void test_nothing_is_an_empty_manifest(void **state)
{
    g_autofree char *path = temp_folder_path(*state, "none");
    g_autoptr(Manifest) none = manifest_read(path, NULL);
    assert_non_null(none);
    assert_int_equal(manifest_count(none), 0);
    assert_int_equal(manifest_find(none, "a"), -1);
    g_autoptr(Manifest) empty = read_well(*state, HEAD);
    assert_int_equal(manifest_count(empty), 0);
}

/* What a manifest names may be removed: whatever is not as we write it is refused, and not read as
 * far as it goes. */
static void test_odd_lines_are_refused(void **state)
{
    static const char *const odd[] = {
        "",
        "\n",
        "something\n",
        "statusbook manifest 2",
        "statusbook manifest 22\n",
        HEAD "\n",
        HEAD "\n" HASH " 1 - a\n",
        HEAD HASH " 1 - a",               /* cut */
        HEAD HASH " 1 - a\n" HASH,        /* cut earlier */
        HEAD "0123456789abcde 1 - a\n",   /* a digit less */
        HEAD "0123456789abcdef0 1 - a\n", /* a digit more */
        HEAD "0123456789abcdeg 1 - a\n",
        HEAD HASH "  1 - a\n",
        HEAD HASH " - a\n",
        HEAD HASH " -1 - a\n",
        HEAD HASH " 1x - a\n",
        HEAD HASH " 18446744073709551617 - a\n", /* more than fits */
        HEAD HASH " 1 a\n",
        HEAD HASH " 1 - \n",
        HEAD HASH " 1 -\n",
        HEAD HASH " 1  a\n",
        HEAD HASH " 1 yesterday a\n",
        HEAD HASH " 1 2026-1-1 a\n",
        HEAD HASH " 1 2026-11-031 a\n",
        HEAD HASH " 1 2026-02-29 a\n", /* no day of that year */
        HEAD HASH " 1 2026-13-01 a\n",
        HEAD HASH " 1 0000-01-01 a\n",
        HEAD HASH " 1 <b>2</b> a\n",
        HEAD HASH " 1 - /etc/passwd\n",
        HEAD HASH " 1 - ..\n",
        HEAD HASH " 1 - ../a\n",
        HEAD HASH " 1 - a/../../b\n",
        HEAD HASH " 1 - a/..\n",
        HEAD HASH " 1 - .\n",
        HEAD HASH " 1 - ./a\n",
        HEAD HASH " 1 - a/./b\n",
        HEAD HASH " 1 - a//b\n",
        HEAD HASH " 1 - a/\n",
        HEAD HASH " 1 - a\n" HASH " 2 - a\n", /* twice */
        HEAD HASH " 1 - .statusbook\n",       /* our own, which nobody prints */
        HEAD HASH " 1 - .git\n",
        HEAD HASH " 1 - .git/hooks/post-commit\n",
        HEAD HASH " 1 - a/.GIT/config\n",
        HEAD HASH " 1 - .hg/hgrc\n",
        HEAD HASH " 1 - .statusbook/redo\n",
        HEAD HASH " 1 - .statusbook/stage/a\n",
        HEAD "\t" HASH " 1 - a\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Manifest) manifest = read_text(*state, odd[i], &error);
        if (manifest)
            fail_msg("'%s' was taken", odd[i]);
        assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
    }
}

/* They can be no files, so nobody could remove them. */
static void test_paths_that_are_too_long(void **state)
{
    g_autoptr(GString) name = g_string_new(HEAD HASH " 1 - ");
    g_autoptr(GString) path = g_string_new(HEAD HASH " 1 - ");
    for (guint i = 0; i < 256; i++)
        g_string_append_c(name, 'a');
    for (guint i = 0; i < 2047; i++)
        g_string_append(path, "a/");
    g_string_append(name, "\n");
    g_string_append(path, "aa\n");
    assert_null(read_text(*state, name->str, NULL));
    assert_null(read_text(*state, path->str, NULL));
    g_string_erase(name, (gssize)(name->len - 2), 1);
    g_string_erase(path, (gssize)(path->len - 2), 1);
    manifest_free(read_well(*state, name->str));
    manifest_free(read_well(*state, path->str));
}

static void test_dots_may_stand_in_names(void **state)
{
    g_autoptr(Manifest) manifest =
        read_well(*state, HEAD HASH " 1 - .nojekyll\n" HASH " 1 - a/..b/c..\n" HASH
                                    " 1 - ...\n" HASH " 1 - .statusbooks\n" HASH
                                    " 1 - .github/a\n" HASH " 1 - a/.statusbook/b\n");
    assert_int_equal(manifest_count(manifest), 6);
    assert_int_equal(manifest_find(manifest, ".nojekyll"), 0);
}

static void test_a_nul_is_no_path(void **state)
{
    static const char text[] = HEAD HASH " 1 - a\0b\n";
    g_autofree char *path = temp_folder_path(*state, "manifest");
    assert_true(g_file_set_contents(path, text, sizeof text - 1, NULL));
    assert_null(manifest_read(path, NULL));
}

static void assert_says(const TempFolder *folder, const char *text, const char *what)
{
    g_autoptr(GError) error = NULL;
    assert_null(read_text(folder, text, &error));
    if (!strstr(error->message, what))
        fail_msg("'%s' is not '%s'", error->message, what);
}

static void test_what_is_wrong_is_said(void **state)
{
    assert_says(*state, "statusbook manifest 1\nabc 1 a\n", "a manifest of another version");
    assert_says(*state, HEAD "abc\n", "lines that are none");
    assert_says(*state, "a: b\n", "is not a manifest that this program knows");
}

/* A pipe, as a shell has it for what a command prints. */
static gpointer write_pipe(gpointer path)
{
    int pipe = open(path, O_WRONLY);
    assert_true(write(pipe, HEAD HASH " 1 - a\n", strlen(HEAD HASH " 1 - a\n")) > 0);
    close(pipe);
    return NULL;
}

static void test_a_pipe_is_read(void **state)
{
    g_autofree char *path = temp_folder_path(*state, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    GThread *writer = g_thread_new("writer", write_pipe, path);
    g_autoptr(Manifest) manifest = manifest_read(path, NULL);
    g_thread_join(writer);
    assert_non_null(manifest);
    assert_int_equal(manifest_find(manifest, "a"), 0);
}

/* More than anybody could read: it ends at the first line that is none. */
static void test_holes_are_not_read(void **state)
{
    const off_t size = (off_t)1 << 40;
    g_autofree char *path = temp_folder_path(*state, "manifest");
    temp_folder_write(*state, "manifest", HEAD HASH " 1 - a\n");
    assert_int_equal(truncate(path, size), 0);
    g_autoptr(GError) error = NULL;
    assert_null(manifest_read(path, &error));
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
}

static gpointer write_endless_pipe(gpointer path)
{
    static const char nothing[65536];
    int pipe = open(path, O_WRONLY);
    bool is_open = write(pipe, HEAD, strlen(HEAD)) > 0;
    while (is_open)
        is_open = write(pipe, nothing, sizeof nothing) > 0;
    close(pipe);
    return NULL;
}

static void test_a_pipe_without_an_end(void **state)
{
    g_autofree char *path = temp_folder_path(*state, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    signal(SIGPIPE, SIG_IGN);
    GThread *writer = g_thread_new("writer", write_endless_pipe, path);
    g_autoptr(GError) error = NULL;
    assert_null(manifest_read(path, &error));
    g_thread_join(writer);
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
}

/* A file that is mapped would end the program. */
static void test_a_file_that_gets_shorter(void **state)
{
    g_autofree char *path = temp_folder_path(*state, "manifest");
    g_autoptr(Manifest) manifest = read_well(*state, HEAD HASH " 1 - a\n" HASH " 2 - b\n");
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(manifest_find(manifest, "b"), 1);
    assert_int_equal(manifest_entry(manifest, 1).length, 2);
}

/* Lines stand over the ends of what is read at once. */
static void test_long_manifests(void **state)
{
    g_autofree char *name = g_strnfill(251, 'n');
    for (guint pad = 1; pad < 40; pad++) {
        g_autoptr(GString) text = g_string_new(HEAD);
        g_string_append_printf(text, "%016x 1 - %.*s\n", 0, (int)pad, name);
        for (guint i = 0; i < 1000; i++)
            g_string_append_printf(text, "%016x %u - %u/%s\n", i, i, i, name);
        g_autoptr(Manifest) manifest = read_well(*state, text->str);
        assert_int_equal(manifest_count(manifest), 1001);
        for (guint i = 0; i < 1000; i++)
            assert_int_equal(manifest_entry(manifest, i + 1).length, i);
    }
}

/* ---- Writing ---- */

static void test_what_is_written_is_read(void **state)
{
    static const gsize lengths[] = {0, 1, 9, 10, 4294967296};
    g_autoptr(GString) text = g_string_new(NULL);
    manifest_append_head(text);
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autofree char *path = g_strdup_printf("ü/%u", i);
        manifest_append(path, G_MAXUINT64 - i, lengths[i], i ? "2026-11-03" : "-", text);
    }
    g_autoptr(Manifest) manifest = read_well(*state, text->str);
    g_autoptr(GString) again = g_string_new(NULL);
    manifest_append_head(again);
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        ManifestEntry entry = manifest_entry(manifest, i);
        assert_true(entry.hash == G_MAXUINT64 - i);
        assert_int_equal(entry.length, lengths[i]);
        manifest_append_entry(&entry, entry.since, again);
    }
    assert_string_equal(again->str, text->str);
}

/* By the specification of XXH3. */
static void test_the_hash_is_xxh3(void **state)
{
    (void)state;
    assert_true(manifest_hash("", 0) == G_GUINT64_CONSTANT(0x2d06800538d394c2));
}

static void test_what_stands_at_a_place(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *top = temp_folder_path(folder, "");
    g_autoptr(Beneath) tree = beneath_new(top);
    const char *text = HEAD HASH " 1 - a\n" HASH " 1 - b\n";
    g_autoptr(Manifest) manifest = read_well(folder, text);
    static const char *const others[] = {
        "",
        HEAD,
        HEAD HASH " 1 - a\n",
        HEAD HASH " 1 - b\n" HASH " 1 - a\n",
        HEAD HASH " 1 - a\n" HASH " 1 kept b\n",
        HEAD HASH " 1 - a\n" HASH " 1 - b\n" HASH " 1 - c\n",
    };
    assert_true(manifest_stands_at(manifest, tree, "manifest"));
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        temp_folder_write(folder, "manifest", others[i]);
        assert_false(manifest_stands_at(manifest, tree, "manifest"));
    }
    assert_false(manifest_stands_at(manifest, tree, "missing"));
}

/* ---- What two differ in ---- */

static void assert_list(const GPtrArray *list, const char *expected)
{
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++)
        g_string_append_printf(found, "%s ", (char *)g_ptr_array_index(list, i));
    assert_string_equal(found->str, expected);
}

static void test_changes(void **state)
{
    g_autoptr(Manifest) before =
        read_well(*state, HEAD HASH " 1 - z/gone\n" HASH " 1 - same\n" HASH " 1 - longer\n" HASH
                                    " 1 - other\n" HASH " 1 - stays\n" HASH
                                    " 1 kept was-kept\n" HASH " 1 - gone\n");
    g_autoptr(Manifest) after =
        read_well(*state, HEAD HASH " 1 - new\n" HASH " 1 2026-11-03 same\n" HASH " 2 - longer\n"
                                    "1123456789abcdef 1 - other\n" HASH " 1 - a/new\n" HASH
                                    " 1 kept stays\n");
    g_autoptr(Changes) changes = changes_new(before, after);
    assert_list(changes->added, "a/new new ");
    assert_list(changes->changed, "longer other ");
    assert_list(changes->removed, "gone was-kept z/gone ");
}

static void test_changes_of_nothing(void **state)
{
    g_autoptr(Manifest) nothing = manifest_new_empty();
    g_autoptr(Manifest) all = read_well(*state, HEAD HASH " 1 - b\n" HASH " 1 - a\n");
    g_autoptr(Changes) begun = changes_new(nothing, all);
    assert_list(begun->added, "a b ");
    assert_list(begun->changed, "");
    assert_list(begun->removed, "");
    g_autoptr(Changes) none = changes_new(all, all);
    assert_list(none->added, "");
    assert_list(none->changed, "");
    assert_list(none->removed, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_folder_new, temp_folder_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines_are_read),          TEST(test_paths_are_found),
        TEST(test_many_paths_are_found),    TEST(test_nothing_is_an_empty_manifest),
        TEST(test_odd_lines_are_refused),   TEST(test_paths_that_are_too_long),
        TEST(test_dots_may_stand_in_names), TEST(test_a_nul_is_no_path),
        TEST(test_what_is_wrong_is_said),   TEST(test_a_pipe_is_read),
        TEST(test_what_is_written_is_read), TEST(test_the_hash_is_xxh3),
        TEST(test_what_stands_at_a_place),  TEST(test_changes),
        TEST(test_changes_of_nothing),      TEST(test_holes_are_not_read),
        TEST(test_a_pipe_without_an_end),   TEST(test_a_file_that_gets_shorter),
        TEST(test_long_manifests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
