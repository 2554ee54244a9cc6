/* Tests of archive from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/archive.h"
#include "temp_folder.h"

#define TIME 1700000000

static bool add_file(ArchivePiece *piece, const char *path, const char *bytes, gsize length,
                     GString *out, GError **error)
{
    archive_piece_begin(piece, out);
    g_string_append_len(out, bytes, (gssize)length);
    return archive_piece_end(piece, path, error);
}

/* Writes the entry of a file as a piece of its own. */
static void write_file(Archive *archive, const char *path, const char *bytes, gsize length)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    ArchivePiece *piece = archive_piece_new(archive);
    if (!add_file(piece, path, bytes, length, out, &error))
        fail_msg("%s", error->message);
    archive_piece_free(piece);
    assert_int_equal(out->len % 512, 0);
    assert_true(archive_write(archive, out->str, out->len, NULL));
}

/* A file that is open, with this text. */
static int open_text(const TempFolder *folder, const char *text)
{
    g_autofree char *path = temp_folder_path(folder, "last");
    temp_folder_write(folder, "last", text);
    return open(path, O_RDONLY);
}

/* "PATH MODE TIME BYTES;" of each entry, as libarchive reads it. */
static char *read_archive(const TempFolder *folder, const char *name)
{
    g_autofree char *path = temp_folder_path(folder, name);
    GString *text = g_string_new(NULL);
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    archive_read_support_format_tar(archive);
    assert_int_equal(archive_read_open_filename(archive, path, 4096), ARCHIVE_OK);
    int status;
    while ((status = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
        char bytes[64] = "";
        assert_int_equal(archive_format(archive), ARCHIVE_FORMAT_TAR_USTAR);
        assert_true(archive_read_data(archive, bytes, sizeof bytes) >= 0);
        g_string_append_printf(text, "%s %o %ld %s;", archive_entry_pathname(entry),
                               (guint)archive_entry_perm(entry), (long)archive_entry_mtime(entry),
                               bytes);
    }
    assert_int_equal(status, ARCHIVE_EOF);
    archive_read_free(archive);
    return g_string_free(text, FALSE);
}

static void assert_gone(const TempFolder *folder, const char *name)
{
    g_autofree char *path = temp_folder_path(folder, name);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void test_entries(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *path = temp_folder_path(folder, "site.tar");
    g_autoptr(Archive) archive = archive_open(path, TIME, false, NULL);
    assert_non_null(archive);
    g_autoptr(GString) out = g_string_new(NULL);
    ArchivePiece *piece = archive_piece_new(archive);
    assert_true(archive_piece_add_folder(piece, "en", out, NULL));
    assert_true(add_file(piece, "en/a", "one", 3, out, NULL));
    assert_true(add_file(piece, "en/empty", "", 0, out, NULL));
    archive_piece_free(piece);
    assert_true(archive_write(archive, out->str, out->len, NULL));
    write_file(archive, "b", "two", 3);
    int last = open_text(folder, "the last");
    assert_true(archive_finish(archive, "own/last", last, NULL));
    close(last);
    g_autofree char *text = read_archive(folder, "site.tar");
    assert_string_equal(
        text, "en/ 755 1700000000 ;en/a 644 1700000000 one;en/empty 644 1700000000 ;"
              "b 644 1700000000 two;own/ 755 1700000000 ;own/last 644 1700000000 the last;");
    assert_gone(folder, "site.tar.statusbook-new");
}

/* How the entries are spread over pieces does not show. */
static void test_pieces_do_not_show(void **state)
{
    const TempFolder *folder = *state;
    char *bytes[2];
    gsize lengths[2];
    for (guint i = 0; i < 2; i++) {
        g_autofree char *path = temp_folder_path(folder, "site.tar");
        g_autoptr(Archive) archive = archive_open(path, TIME, false, NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        ArchivePiece *piece = archive_piece_new(archive);
        for (guint n = 0; n < 10; n++) {
            g_autofree char *name = g_strdup_printf("%u", n);
            if (i == 0)
                write_file(archive, name, name, 1);
            else
                assert_true(add_file(piece, name, name, 1, out, NULL));
        }
        archive_piece_free(piece);
        assert_true(archive_write(archive, out->str, out->len, NULL));
        assert_true(archive_finish(archive, "", -1, NULL));
        assert_true(g_file_get_contents(path, &bytes[i], &lengths[i], NULL));
    }
    assert_int_equal(lengths[0], lengths[1]);
    assert_memory_equal(bytes[0], bytes[1], lengths[0]);
    g_free(bytes[0]);
    g_free(bytes[1]);
}

static void test_what_is_not_finished_is_dropped(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *old = g_strdup_printf("%0257dustar", 0); /* as an archive names its form */
    temp_folder_write(folder, "site.tar", old);
    g_autofree char *path = temp_folder_path(folder, "site.tar");
    Archive *archive = archive_open(path, TIME, false, NULL);
    assert_non_null(archive);
    write_file(archive, "a", "one", 3);
    temp_folder_assert(folder, "site.tar", old);
    archive_close(archive);
    temp_folder_assert(folder, "site.tar", old);
    assert_gone(folder, "site.tar.statusbook-new");
    assert_gone(folder, "site.tar.statusbook-lock");
}

/* What no build has made is nobody's to replace but the user's; an empty file is none. */
static void test_what_is_no_archive(void **state)
{
    const TempFolder *folder = *state;
    g_autoptr(GError) error = NULL;
    temp_folder_write(folder, "site.yaml", "languages: [en]\n");
    temp_folder_write(folder, "empty", "");
    g_autofree char *path = temp_folder_path(folder, "site.yaml");
    g_autofree char *empty = temp_folder_path(folder, "empty");
    assert_null(archive_open(path, TIME, false, &error));
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_EXISTS));
    temp_folder_assert(folder, "site.yaml", "languages: [en]\n");
    assert_gone(folder, "site.yaml.statusbook-new");
    g_autoptr(Archive) archive = archive_open(empty, TIME, false, NULL);
    assert_non_null(archive);
}

/* What a build that was killed has left is replaced, wherever its head was cut; what is no archive
 * is not. The head names its form at bytes 257 to 261. */
static void test_what_is_left_of_another(void **state)
{
    const TempFolder *folder = *state;
    static const gsize lengths[] = {1, 256, 257, 258, 261, 262, 512};
    g_autofree char *path = temp_folder_path(folder, "site.tar");
    g_autofree char *left = temp_folder_path(folder, "site.tar.statusbook-new");
    for (guint is_ours = 0; is_ours < 2; is_ours++)
        for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
            g_autoptr(GError) error = NULL;
            char head[512];
            memset(head, is_ours ? '\0' : 'x', sizeof head);
            memcpy(head + 257, is_ours ? "ustar" : "USTAR", 5);
            assert_true(g_file_set_contents(left, head, (gssize)lengths[i], NULL));
            g_autoptr(Archive) archive = archive_open(path, TIME, false, &error);
            assert_int_equal(archive != NULL, is_ours);
            assert_true(is_ours || g_error_matches(error, G_IO_ERROR, G_IO_ERROR_EXISTS));
        }
}

static void test_two_at_once(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *path = temp_folder_path(folder, "site.tar");
    g_autoptr(Archive) archive = archive_open(path, TIME, false, NULL);
    g_autoptr(GError) error = NULL;
    assert_non_null(archive);
    assert_null(archive_open(path, TIME, false, &error));
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_BUSY));
    assert_true(archive_finish(archive, "", -1, NULL));
}

/* ustar has room for 256 bytes of path, of which a name has 100. */
static void test_what_ustar_cannot_hold(void **state)
{
    const TempFolder *folder = *state;
    g_autofree char *path = temp_folder_path(folder, "site.tar");
    g_autoptr(Archive) archive = archive_open(path, TIME, false, NULL);
    g_autofree char *name = g_strnfill(101, 'x'), *above = g_strnfill(150, 'y');
    g_autofree char *long_path = g_strdup_printf("%s/%.100s", above, name);
    write_file(archive, long_path, "1", 1);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    ArchivePiece *piece = archive_piece_new(archive);
    assert_false(add_file(piece, name, "1", 1, out, &error));
    assert_non_null(strstr(error->message, "into the archive"));
    archive_piece_free(piece);
}

static void test_a_device_is_written_as_it_is(void **state)
{
    (void)state;
    g_autoptr(Archive) archive = archive_open("/dev/null", TIME, false, NULL);
    assert_non_null(archive);
    write_file(archive, "a", "one", 3);
    assert_true(archive_finish(archive, "", -1, NULL));
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void test_a_full_device(void **state)
{
    (void)state;
    g_autoptr(Archive) archive = archive_open("/dev/full", TIME, false, NULL);
    g_autoptr(GError) error = NULL;
    assert_non_null(archive);
    assert_false(archive_write(archive, "a", 1, &error));
    assert_true(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_folder_new, temp_folder_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_entries),
        TEST(test_pieces_do_not_show),
        TEST(test_what_is_not_finished_is_dropped),
        TEST(test_what_is_no_archive),
        TEST(test_what_is_left_of_another),
        TEST(test_two_at_once),
        TEST(test_what_ustar_cannot_hold),
        TEST(test_a_device_is_written_as_it_is),
        TEST(test_a_full_device),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
