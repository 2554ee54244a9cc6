/* Tests of host from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"
#include "plan/host.h"

/* A book for a host: the fifth line of its site.yaml. */
static BookFolder *folder_for(const char *host, const char *more)
{
    BookFolder *folder = book_folder_new();
    g_autofree char *site =
        g_strdup_printf("format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\n"
                        "protocols: [x]\nhost: %s\n%s",
                        host, more);
    book_folder_write(folder, "site.yaml", site);
    book_folder_load_well(folder);
    return folder;
}

static HostCounts *counts_of(guint64 files, gsize bytes, const char *folder)
{
    HostCounts *counts = host_counts_new();
    for (guint64 i = 0; i < files; i++) {
        g_autofree char *path = g_strdup_printf("%s/%06" G_GUINT64_FORMAT ".html", folder, i);
        host_counts_add(counts, path, bytes);
    }
    return counts;
}

static void test_every_choice_is_a_host(void **state)
{
    (void)state;
    for (guint i = 0; book_hosts[i]; i++) {
        g_autoptr(BookFolder) folder = folder_for(book_hosts[i], "");
        assert_string_equal(host_of(folder->book)->id, book_hosts[i]);
    }
    g_autoptr(BookFolder) folder = book_folder_new();
    assert_string_equal(host_of(book_folder_load_well(folder))->id, "none");
}

/* What is said of so many files of so many bytes in one folder. */
static void assert_said(const char *host, guint64 files, gsize bytes, const char *expected)
{
    g_autoptr(BookFolder) folder = folder_for(host, "");
    g_autoptr(HostCounts) counts = counts_of(files, bytes, "en/x");
    host_check(folder->book, counts, folder->diagnostics);
    if (expected)
        book_folder_assert_says(folder, expected);
    else
        book_folder_assert_silent(folder, "host-limit");
}

static void test_a_limit_is_told_from_nine_tenths_on(void **state)
{
    (void)state;
    assert_said("cloudflare-pages", 17999, 10, NULL);
    assert_said("cloudflare-pages", 18000, 10,
                "site.yaml:5:7: warning: the site is near a limit of Cloudflare Pages: its 18,000 "
                "files are 90 % of "
                "the 20,000 that it takes; a paid plan takes 100,000");
    assert_said("cloudflare-pages", 20000, 10,
                "site.yaml:5:7: warning: the site is near a limit of Cloudflare Pages: its 20,000 "
                "files are 100 %");
    assert_said("cloudflare-pages", 20001, 10,
                "site.yaml:5:7: warning: the site is too much for Cloudflare Pages: its 20,001 "
                "files are more than the "
                "20,000 that it takes");
    assert_said("none", 1000000, 10, NULL);
}

static void test_each_measure_of_each_host(void **state)
{
    (void)state;
    assert_said("github-pages", 899, 1000000, NULL);
    assert_said("github-pages", 900, 1000000,
                "site.yaml:5:7: warning: the site is near a limit of GitHub Pages: its 900 MB are "
                "90 % of the 1,000 MB");
    assert_said("cloudflare-pages", 1, 26214401,
                "site.yaml:5:7: warning: the site is too much for Cloudflare Pages: the 26.3 MB of "
                "'en/x/000000.html' are "
                "more than the 26.2 MB");
    assert_said("netlify", 48600, 1,
                "site.yaml:5:7: warning: the site is near a limit of Netlify: its 48,600 files in "
                "'en/x' are 90 % of the "
                "54,000");
    /* The folder counts there, so one file less does. */
    assert_said("gitlab-pages", 179998, 1, NULL);
    assert_said("gitlab-pages", 179999, 1,
                "site.yaml:5:7: warning: the site is near a limit of GitLab Pages: its 180,000 "
                "files and folders are 90 %");
    assert_said("gitlab-pages", 1001, 1000000,
                "site.yaml:5:7: warning: the site is too much for GitLab Pages: its 1,001 MB are "
                "more than the 1,000 MB");
}

static void test_counts_of_several_threads_are_one(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_for("netlify", "");
    g_autoptr(HostCounts) all = host_counts_new(), nothing = host_counts_new();
    g_autoptr(HostCounts) first = counts_of(30000, 7, "en/x"), second = counts_of(24001, 7, "en/x"),
                          third = counts_of(54000, 7, "en");
    host_counts_add(all, "index.html", 7);
    host_counts_merge(all, second);
    host_counts_merge(all, nothing);
    host_counts_merge(all, third);
    host_counts_merge(all, first);
    host_check(folder->book, all, folder->diagnostics);
    book_folder_assert_says(
        folder,
        "site.yaml:5:7: warning: the site is too much for Netlify: its 54,001 files in 'en/x'");
    g_autoptr(GString) text = g_string_new("counted: ");
    host_append_counts(folder->book, all, text);
    assert_string_equal(text->str, "counted: files: 108,002, site: 0.8 MB, largest file: 0.1 MB, "
                                   "files in one folder: 54,001 of 54,000");
}

static void test_the_first_by_name_of_two_that_are_as_large(void **state)
{
    (void)state;
    static const char *const paths[] = {"b", "a/c", "a/b", "c"};
    for (guint start = 0; start < 4; start++) {
        g_autoptr(BookFolder) folder = folder_for("cloudflare-pages", "");
        g_autoptr(HostCounts) counts = host_counts_new();
        for (guint i = 0; i < 4; i++) {
            g_autoptr(HostCounts) one = host_counts_new();
            host_counts_add(one, paths[(start + i) % 4], 26000000);
            host_counts_merge(counts, one);
        }
        host_check(folder->book, counts, folder->diagnostics);
        book_folder_assert_says(
            folder, "site.yaml:5:7: warning: the site is near a limit of Cloudflare Pages: the "
                    "26 MB of 'a/b' are 99 %");
    }
}

static void test_a_host_that_redirects_the_addresses_of_the_site(void **state)
{
    (void)state;
    static const char text[] = "warning: Cloudflare Pages redirects addresses that end in .html";
    g_autoptr(BookFolder) folder = folder_for("cloudflare-pages", "");
    host_check_settings(folder->book, folder->diagnostics);
    g_autofree char *at_host = g_strconcat("site.yaml:5:7: ", text, NULL);
    book_folder_assert_says(folder, at_host);
    g_autoptr(BookFolder) said = folder_for("cloudflare-pages", "urls: html\n");
    host_check_settings(said->book, said->diagnostics);
    g_autofree char *at_urls = g_strconcat("site.yaml:6:7: ", text, NULL);
    book_folder_assert_says(said, at_urls);
    g_autoptr(BookFolder) clean = folder_for("cloudflare-pages", "urls: clean\n");
    host_check_settings(clean->book, clean->diagnostics);
    book_folder_assert_silent(clean, "host-address");
    g_autoptr(BookFolder) other = folder_for("gitlab-pages", "urls: html\n");
    host_check_settings(other->book, other->diagnostics);
    book_folder_assert_silent(other, "host-address");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_choice_is_a_host),
        cmocka_unit_test(test_a_limit_is_told_from_nine_tenths_on),
        cmocka_unit_test(test_each_measure_of_each_host),
        cmocka_unit_test(test_counts_of_several_threads_are_one),
        cmocka_unit_test(test_the_first_by_name_of_two_that_are_as_large),
        cmocka_unit_test(test_a_host_that_redirects_the_addresses_of_the_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
