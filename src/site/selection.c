#include "site/selection.h"

#include "input/nearest.h"

#include <string.h>

struct Selection {
    GArray *locales, *protocols; /* guint; NULL: all */
    GArray *pages;               /* Page, of no language; NULL: all */
};

void selection_free(Selection *selection)
{
    if (!selection)
        return;
    g_clear_pointer(&selection->locales, g_array_unref);
    g_clear_pointer(&selection->protocols, g_array_unref);
    g_clear_pointer(&selection->pages, g_array_unref);
    g_free(selection);
}

static void fail(GError **error, const char *what, const char *name, const char *nearest)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "the book has no %s '%s'%s%s%s",
                what, name, nearest ? "; did you mean '" : "", nearest ? nearest : "",
                nearest ? "'?" : "");
}

/* The places of names in a list of all that there are (n of them). */
static GArray *find_names(const char *const *names, const char *const *all, guint n,
                          const char *what, GError **error)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(guint));
    for (; *names; names++) {
        guint place = 0;
        while (place < n && strcmp(all[place], *names) != 0)
            place++;
        if (place == n) {
            fail(error, what, *names, nearest_word(*names, all, n));
            g_array_unref(places);
            return NULL;
        }
        g_array_append_val(places, place);
    }
    return places;
}

static GArray *find_locales(const Book *book, const char *const *names, GError **error)
{
    g_autofree const char **all = g_new(const char *, book->n_locales);
    for (guint l = 0; l < book->n_locales; l++)
        all[l] = book->locales[l].id;
    return find_names(names, all, book->n_locales, "language", error);
}

static GArray *find_protocols(const Book *book, const char *const *names, GError **error)
{
    g_autofree const char **all = g_new(const char *, book->n_protocols);
    for (guint p = 0; p < book->n_protocols; p++)
        all[p] = book->protocols[p].id;
    return find_names(names, all, book->n_protocols, "protocol", error);
}

/* A pair is also found by its two codes in the other order. */
static bool find_page(const Book *book, const char *name, Page *page)
{
    g_autofree char *path = g_strdup_printf("%s/%s.html", book->locales[book->english].id, name);
    if (route_find(book, path, page))
        return true;
    const char *slash = strchr(name, '/'), *vs = slash ? strstr(slash, ROUTE_VERSUS) : NULL;
    if (!vs)
        return false;
    g_autofree char *other = g_strdup_printf(
        "%s/%.*s%s" ROUTE_VERSUS "%.*s.html", book->locales[book->english].id,
        (int)(slash + 1 - name), name, vs + strlen(ROUTE_VERSUS), (int)(vs - slash - 1), slash + 1);
    return route_find(book, other, page);
}

static GArray *find_pages(const Book *book, const char *const *names, GError **error)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(Page));
    for (; *names; names++) {
        Page page;
        if (!find_page(book, *names, &page)) {
            fail(error, "page", *names, NULL);
            g_array_unref(pages);
            return NULL;
        }
        g_array_append_val(pages, page);
    }
    return pages;
}

Selection *selection_new(const Book *book, const char *const *languages,
                         const char *const *protocols, const char *const *pages, GError **error)
{
    g_autoptr(Selection) selection = g_new0(Selection, 1);
    if ((languages && !(selection->locales = find_locales(book, languages, error))) ||
        (protocols && !(selection->protocols = find_protocols(book, protocols, error))) ||
        (pages && !(selection->pages = find_pages(book, pages, error))))
        return NULL;
    return g_steal_pointer(&selection);
}

static bool has_number(const GArray *numbers, guint number)
{
    for (guint i = 0; numbers && i < numbers->len; i++)
        if (g_array_index(numbers, guint, i) == number)
            return true;
    return numbers == NULL;
}

static bool is_same_page(const Page *a, const Page *b)
{
    return a->kind == b->kind && a->protocol == b->protocol && a->a == b->a && a->b == b->b;
}

bool selection_has_locale(const Selection *selection, guint locale)
{
    return !selection || has_number(selection->locales, locale);
}

bool selection_has(const Selection *selection, const Page *page)
{
    if (!selection)
        return true;
    bool in_protocol = page->kind >= PAGE_PROTOCOL && page->kind <= PAGE_PAIR;
    if (!has_number(selection->locales, page->locale) ||
        (in_protocol && !has_number(selection->protocols, page->protocol)))
        return false;
    for (guint i = 0; selection->pages && i < selection->pages->len; i++)
        if (is_same_page(&g_array_index(selection->pages, Page, i), page))
            return true;
    return selection->pages == NULL;
}
