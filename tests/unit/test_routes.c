/* Tests of routes from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"
#include "book/ids.h"
#include "site/file-list.h"
#include "plan/plan.h"
#include "plan/route.h"

/* Four codes: 2 of the class low; 10, 10.5 and 11 of the class high. */
static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write_code(folder, "10", "  q: yes\n");
    book_folder_write_code(folder, "2", "  q: no\n");
    book_folder_write_code(folder, "10.5", "  q: no\n");
    book_folder_write_code(folder, "11", "  q: yes\n");
    return folder;
}

static void assert_path(const Book *book, Page page, const char *path, const char *local)
{
    g_autoptr(GString) made = g_string_new(NULL), linked = g_string_new(NULL);
    route_append_path(book, &page, made);
    route_append_local(book, &page, linked);
    assert_string_equal(made->str, path);
    assert_string_equal(linked->str, local);
}

static void test_paths_and_links(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    guint es = 1;
    assert_path(book, (Page){.kind = PAGE_ROOT}, "index.html", "index.html");
    assert_path(book, (Page){.kind = PAGE_HOME, .locale = es}, "es/index.html", "index.html");
    assert_path(book, (Page){.kind = PAGE_API, .locale = es}, "es/api.html", "api.html");
    assert_path(book, (Page){.kind = PAGE_NOT_FOUND}, "404.html", "404.html");
    assert_path(book, (Page){.kind = PAGE_PROTOCOL, .locale = es}, "es/x/index.html",
                "x/index.html");
    assert_path(book, (Page){.kind = PAGE_MATRIX}, "en/x/matrix.html", "x/matrix.html");
    assert_path(book, (Page){.kind = PAGE_CLASS, .locale = es, .a = 1}, "es/x/high.html",
                "x/high.html");
    assert_path(book, (Page){.kind = PAGE_CODE, .locale = 2, .a = 2}, "pt/x/10.5.html",
                "x/10.5.html");
    assert_path(book, (Page){.kind = PAGE_PAIR, .locale = es, .a = 0, .b = 1}, "es/x/2-vs-10.html",
                "x/2-vs-10.html");
}

static void test_clean_links_to_the_same_files(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\n"
                      "languages: [en, es, pt]\nprotocols: [x]\nurls: clean\n");
    const Book *book = book_folder_load_well(folder);
    assert_path(book, (Page){.kind = PAGE_ROOT}, "index.html", "");
    assert_path(book, (Page){.kind = PAGE_HOME}, "en/index.html", "");
    assert_path(book, (Page){.kind = PAGE_PROTOCOL}, "en/x/index.html", "x/");
    assert_path(book, (Page){.kind = PAGE_MATRIX}, "en/x/matrix.html", "x/matrix");
    assert_path(book, (Page){.kind = PAGE_CLASS}, "en/x/low.html", "x/low");
    assert_path(book, (Page){.kind = PAGE_CODE, .a = 2}, "en/x/10.5.html", "x/10.5");
    assert_path(book, (Page){.kind = PAGE_PAIR, .a = 0, .b = 1}, "en/x/2-vs-10.html", "x/2-vs-10");
}

static void assert_sibling(const Book *book, Page page, const char *address)
{
    g_autoptr(GString) made = g_string_new(NULL);
    Route route = route_sibling(book, &page);
    for (guint i = 0; i < route.n; i++)
        g_string_append(made, route.segments[i]);
    assert_string_equal(made->str, address);
}

static void test_links_between_pages_of_a_protocol(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    assert_sibling(book, (Page){.kind = PAGE_PROTOCOL}, "index.html");
    assert_sibling(book, (Page){.kind = PAGE_MATRIX}, "matrix.html");
    assert_sibling(book, (Page){.kind = PAGE_PAIR, .a = 0, .b = 1}, "2-vs-10.html");
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\n"
                      "languages: [en, es, pt]\nprotocols: [x]\nurls: clean\n");
    book = book_folder_load_well(folder);
    assert_sibling(book, (Page){.kind = PAGE_PROTOCOL}, "./");
    assert_sibling(book, (Page){.kind = PAGE_CLASS}, "low");
    assert_sibling(book, (Page){.kind = PAGE_CODE, .a = 2}, "10.5");
    assert_sibling(book, (Page){.kind = PAGE_PAIR, .a = 0, .b = 1}, "2-vs-10");
}

static void test_the_way_up(void **state)
{
    (void)state;
    assert_string_equal(route_up(LEVEL_ROOT), "");
    assert_string_equal(route_up(LEVEL_LANGUAGE), "../");
    assert_string_equal(route_up(LEVEL_ACROSS), "../../");
    assert_string_equal(route_up(LEVEL_PROTOCOL), "../../");
}

static void test_what_has_no_page(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    static const char *const paths[] = {"",
                                        "index",
                                        ".html",
                                        "/index.html",
                                        "en.html",
                                        "en/",
                                        "en/x",
                                        "en/x/",
                                        "en/x.html",
                                        "fr/index.html",
                                        "en/y/index.html",
                                        "en/x/10",
                                        "en/x/12.html",
                                        "en/x/10.html.html",
                                        "en/x/10-vs-2.html",
                                        "en/x/10-vs-10.html",
                                        "en/x/10-vs-12.html",
                                        "en/x/12-vs-10.html",
                                        "en/x/2-vs-10-vs-11.html",
                                        "en/x/-vs-10.html",
                                        "en/x/2-vs-.html",
                                        "en/x/2/10.html",
                                        "en/x/y/10.html",
                                        "en//10.html",
                                        "./index.html",
                                        "../index.html",
                                        "en/x/LOW.html"};
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        Page page;
        if (route_find(book, paths[i], &page))
            fail_msg("'%s' is found, as a page of kind %d", paths[i], (int)page.kind);
    }
}

static void test_every_page_of_the_plan_has_a_path_of_its_own_and_is_found_by_it(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Plan) plan = plan_new(book);
    for (guint locale = 0; locale < 3; locale++)
        for (guint i = 0; i < plan_count(plan); i++) {
            Page page = plan_page(plan, locale, i), found;
            GString *path = g_string_new(NULL);
            route_append_path(book, &page, path);
            assert_true(route_find(book, path->str, &found));
            assert_int_equal(found.kind, page.kind);
            assert_int_equal(found.locale, locale);
            assert_int_equal(found.protocol, page.protocol);
            assert_int_equal(found.a, page.a);
            assert_int_equal(found.b, page.b);
            if (!g_hash_table_add(seen, g_string_free(path, FALSE)))
                fail_msg("two pages have one path");
        }
    Page root;
    assert_true(route_find(book, "index.html", &root));
    assert_int_equal(root.kind, PAGE_ROOT);
}

/* All paths of a site, in lower case: some disks make no difference. */
typedef struct Paths {
    GHashTable *files;
    GHashTable *folders; /* with a slash at the end of each */
} Paths;

/* Assets stand in a folder that no page and no other file has. */
static void take_path(Paths *paths, const char *path)
{
    assert_false(g_str_has_prefix(path, "assets/"));
    char *folded = g_ascii_strdown(path, -1);
    for (const char *slash = strchr(folded, '/'); slash; slash = strchr(slash + 1, '/'))
        g_hash_table_add(paths->folders, g_strndup(folded, (gsize)(slash - folded) + 1));
    if (!g_hash_table_add(paths->files, folded))
        fail_msg("'%s' is the path of two", path);
}

static void take_site(Paths *paths, const Site *site)
{
    const Book *book = site->layout.book;
    g_autoptr(GPtrArray) files = file_list_new(site);
    for (guint locale = 0; locale < book->n_locales; locale++)
        for (guint i = 0; i < plan_count(site->plan); i++) {
            Page page = plan_page(site->plan, locale, i);
            g_autoptr(GString) path = g_string_new(NULL);
            route_append_path(book, &page, path);
            take_path(paths, path->str);
        }
    for (guint i = 0; i < files->len; i++)
        take_path(paths, ((const SiteFile *)g_ptr_array_index(files, i))->path);
}

/* With clean addresses a host looks for a folder of that name too. */
static void assert_no_page_has_the_address_of_a_folder(const Paths *paths)
{
    GHashTableIter iter;
    gpointer path;
    g_hash_table_iter_init(&iter, paths->files);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        g_autoptr(GString) folder = g_string_new(path);
        if (!g_str_has_suffix(path, ".html"))
            continue;
        g_string_truncate(folder, folder->len - strlen(".html"));
        g_string_append_c(folder, '/');
        if (g_hash_table_contains(paths->folders, folder->str))
            fail_msg("'%s' has the address of a folder", (const char *)path);
    }
}

static void write_second_protocol(const BookFolder *folder, const char *name)
{
    g_autofree char *path = g_strdup_printf("codes/%s/protocol.yaml", name);
    book_folder_write(folder, path,
                      "name: Y\ntitle: Y\nabout: |-\n  Y.\nsources: RFC 2\nquestions:\n"
                      "  w: {label: L, asks: A, kind: tokens}\n");
}

/* Names that other files have elsewhere, for a protocol, for codes, and for pages that are gone. */
static void test_no_two_pages_and_files_have_one_path(void **state)
{
    (void)state;
    static const char *const codes[] = {"api",    "translation",    "404", "assets", "en",
                                        "schema", "opensearch.xml", "v1"};
    static const char *const protocols[] = {"v-2", "en", "v1", "es"};
    static const char *const hosts[] = {"netlify", "cloudflare-pages", "gitlab-pages",
                                        "github-pages"};
    g_autoptr(BookFolder) folder = folder_new();
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
        book_folder_write_code(folder, codes[i], "  q: yes\n");
    for (gsize i = 0; i < G_N_ELEMENTS(protocols); i++) {
        write_second_protocol(folder, protocols[i]);
        g_autofree char *site = g_strdup_printf(
            "format: 1\nbase_url: https://a.example/\nlanguages: [en, es, pt]\nprotocols: [x, "
            "%s]\nhost: %s\n"
            "moved: {x/3: x/api, x/Index2: x/index, x/2-vs-1: x/2-vs-10, x/3-vs-10: x/10}\n",
            protocols[i], hosts[i]);
        book_folder_write(folder, "site.yaml", site);
        const Book *book = book_folder_load(folder);
        book_folder_assert_silent(folder, "-id]");
        Moves *moves = moves_new(book, folder->diagnostics);
        g_autoptr(Plan) plan = plan_new(book);
        Site of = {.layout = {.book = book}, .plan = plan, .moves = moves};
        Paths paths = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
        book_folder_assert_silent(folder, "[moved]");
        take_site(&paths, &of);
        assert_true(g_hash_table_contains(paths.files, "es/x/3-vs-404.html"));
        assert_no_page_has_the_address_of_a_folder(&paths);
        g_hash_table_unref(paths.files);
        g_hash_table_unref(paths.folders);
        moves_free(moves);
    }
}

/* How many pages of a kind the plan of English has, of one protocol. */
static guint count(const Book *book, PageKind kind, guint protocol)
{
    guint n = 0;
    g_autoptr(Plan) plan = plan_new(book);
    for (guint i = 0; i < plan_count(plan); i++) {
        Page page = plan_page(plan, 0, i);
        n += page.kind == kind && page.protocol == protocol;
    }
    return n;
}

static void assert_counts(const Book *book, guint protocol, guint classes, guint codes, guint pairs)
{
    assert_int_equal(count(book, PAGE_PROTOCOL, protocol), 1);
    assert_int_equal(count(book, PAGE_MATRIX, protocol), codes > 1);
    assert_int_equal(count(book, PAGE_CLASS, protocol), classes);
    assert_int_equal(count(book, PAGE_CODE, protocol), codes);
    assert_int_equal(count(book, PAGE_PAIR, protocol), pairs);
}

static void test_the_plan_counts(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    assert_int_equal(count(book, PAGE_HOME, 0), 1);
    assert_counts(book, 0, 2, 4, 6);
}

/* A page that a protocol has only with a file: none without it, one with it, found by its path. */
static void test_a_page_is_there_with_its_file(void **state)
{
    (void)state;
    Page page;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load_well(folder);
    g_autoptr(Plan) before = plan_new(book);
    guint n = plan_count(before);
    assert_int_equal(count(book, PAGE_GLOSSARY, 0), 0);
    assert_false(route_find(book, "es/x/glossary.html", &page));
    book_folder_write(folder, "codes/x/glossary.yaml",
                      "term:\n  means: What it means.\n  source: RFC 2\n");
    book = book_folder_load_well(folder);
    g_autoptr(Plan) plan = plan_new(book);
    assert_int_equal(plan_count(plan), n + 1);
    assert_int_equal(count(book, PAGE_GLOSSARY, 0), 1);
    assert_true(route_find(book, "es/x/glossary.html", &page));
    assert_int_equal(page.kind, PAGE_GLOSSARY);
    assert_path(book, (Page){.kind = PAGE_GLOSSARY, .locale = page.locale}, "es/x/glossary.html",
                "x/glossary.html");
}

static void test_the_plan_has_each_pair_once_the_lower_first(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    for (guint i = 1; i <= 23; i++) {
        g_autofree char *id = g_strdup_printf("%u", i);
        book_folder_write_code(folder, id, "  q: yes\n");
    }
    const Book *book = book_folder_load_well(folder);
    guint seen[23][23] = {0}, pairs = 0, codes = 0;
    g_autoptr(Plan) plan = plan_new(book);
    for (guint i = 0; i < plan_count(plan); i++) {
        Page page = plan_page(plan, 0, i);
        codes += page.kind == PAGE_CODE;
        if (page.kind != PAGE_PAIR)
            continue;
        pairs++;
        assert_true(page.a < page.b && page.b < 23);
        seen[page.a][page.b]++;
    }
    assert_int_equal(codes, 23);
    assert_int_equal(pairs, 253);
    for (guint a = 0; a < 23; a++)
        for (guint b = a + 1; b < 23; b++)
            assert_int_equal(seen[a][b], 1);
}

static void test_protocols_with_few_codes_and_several_protocols(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = book_folder_new();
    assert_counts(book_folder_load_well(folder), 0, 2, 0, 0);
    book_folder_write_code(folder, "2", "  q: no\n");
    assert_counts(book_folder_load_well(folder), 0, 2, 1, 0);
    book_folder_write_code(folder, "10", "  q: yes\n");
    assert_counts(book_folder_load_well(folder), 0, 2, 2, 1);
    book_folder_write(folder, "codes/y/protocol.yaml",
                      "name: Y\ntitle: Y\nabout: |-\n  Y.\nsources: RFC 2\nquestions:\n"
                      "  w: {label: L, asks: A, kind: tokens}\n");
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\n"
                      "languages: [en, es, pt]\nprotocols: [x, y]\n");
    const Book *book = book_folder_load_well(folder);
    assert_counts(book, 0, 2, 2, 1);
    assert_counts(book, 1, 0, 0, 0);
}

/* A code or a protocol of that name would have its page, or folder, at the place of another. */
static void test_no_code_or_protocol_is_called_like_a_page(void **state)
{
    (void)state;
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        const KindRow *row = kind_row((PageKind)k);
        bool is_in_protocol = row->level == LEVEL_PROTOCOL;
        if (row->file && !(is_in_protocol ? id_judge_code : id_judge_protocol)(row->file) &&
            (is_in_protocol || row->level == LEVEL_LANGUAGE))
            fail_msg("ids.c does not keep '%s'", row->file);
    }
    assert_non_null(id_judge_protocol(ROUTE_ACROSS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_code_or_protocol_is_called_like_a_page),
        cmocka_unit_test(test_paths_and_links),
        cmocka_unit_test(test_clean_links_to_the_same_files),
        cmocka_unit_test(test_links_between_pages_of_a_protocol),
        cmocka_unit_test(test_no_two_pages_and_files_have_one_path),
        cmocka_unit_test(test_the_way_up),
        cmocka_unit_test(test_what_has_no_page),
        cmocka_unit_test(test_every_page_of_the_plan_has_a_path_of_its_own_and_is_found_by_it),
        cmocka_unit_test(test_the_plan_counts),
        cmocka_unit_test(test_a_page_is_there_with_its_file),
        cmocka_unit_test(test_the_plan_has_each_pair_once_the_lower_first),
        cmocka_unit_test(test_protocols_with_few_codes_and_several_protocols),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
