/*
 * test_render.c: pages of pairs of the book of this repository: that rendering one allocates
 * nothing, and that it does not matter what was rendered before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "plan/plan.h"
#include "site/site-internal.h"

/* ---- Counting ---- */

#ifdef __SANITIZE_ADDRESS__
#define COUNTS false /* the sanitizer has these functions for itself */
static guint n_allocations;
#else
#define COUNTS true
static guint n_allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    n_allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    n_allocations++;
    return __libc_calloc(n, size);
}

void *realloc(void *memory, size_t size)
{
    n_allocations++;
    return __libc_realloc(memory, size);
}
#endif

/* ---- Pages ---- */

typedef struct Printed {
    Book *book;
    Plan *plan;
    Site *site;
    Edition *edition;
} Printed;

static int print_setup(void **state)
{
    Printed *printed = g_new0(Printed, 1);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    printed->book = book_load(".", diagnostics);
    printed->plan = printed->book ? plan_new(printed->book) : NULL;
    printed->site = printed->book ? site_new(printed->book, ".", diagnostics) : NULL;
    printed->edition = printed->site ? edition_new(&printed->site->layout, 1, NULL) : NULL;
    *state = printed;
    return printed->edition ? 0 : -1;
}

static int print_teardown(void **state)
{
    Printed *printed = *state;
    edition_free(printed->edition);
    site_free(printed->site);
    plan_free(printed->plan);
    book_free(printed->book);
    g_free(printed);
    return 0;
}

/* The pairs of the plan, one behind the other; the sum of their sizes. */
static gsize render_pairs(const Printed *printed, Arena *arena, GString *html)
{
    gsize size = 0;
    const Plan *plan = printed->plan;
    for (guint i = 0; i < plan_count(plan); i++) {
        Page page = plan_page(plan, printed->edition->index, i);
        if (page.kind != PAGE_PAIR)
            continue;
        g_string_truncate(html, 0);
        edition_render(printed->edition, &page, arena, html);
        size += html->len;
    }
    return size;
}

static void test_no_allocation(void **state)
{
    const Printed *printed = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) html = g_string_sized_new(64 * 1024);
    gsize size = render_pairs(printed, arena, html); /* the arena grows to what they need */
    guint before = n_allocations;
    assert_true(size > 0 && (before > 0) == COUNTS);
    assert_int_equal(render_pairs(printed, arena, html), size);
    assert_int_equal(n_allocations, before);
}

/* A page in a used arena, and one by site_render, which has one of its own. */
static void test_the_same_again(void **state)
{
    const Printed *printed = *state;
    g_autoptr(Arena) arena = arena_new();
    guint n = printed->book->protocols[0].n_codes;
    for (guint a = 0; a + 1 < n; a += 7) {
        g_autoptr(GString) path = g_string_new(NULL), used = g_string_new(NULL);
        g_autoptr(GString) fresh = g_string_new(NULL);
        Page page = {.kind = PAGE_PAIR, .locale = printed->edition->index, .a = a, .b = n - 1};
        route_append_path(printed->book, &page, path);
        edition_render(printed->edition, &page, arena, used);
        assert_true(site_render(printed->site, path->str, fresh));
        assert_string_equal(used->str, fresh->str);
        assert_int_equal(used->len, strlen(used->str));
    }
}

/* Who counts on from what it was given has an address, also of nothing. */
static void test_room_for_nothing(void **state)
{
    (void)state;
    g_autoptr(Arena) arena = arena_new();
    assert_non_null(arena_alloc(arena, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_allocation),
        cmocka_unit_test(test_the_same_again),
        cmocka_unit_test(test_room_for_nothing),
    };
    return cmocka_run_group_tests(tests, print_setup, print_teardown);
}
