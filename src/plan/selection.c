/* The pages of a quick look. */
#include "plan/selection.h"

#include "book/homes.h"
#include "book/ids.h"
#include "input/nearest.h"

#include <string.h>

typedef struct Selected {
    Page page;
    bool in_all_locales;
} Selected;

struct Selection {
    const Book *book;
    GArray *locales, *protocols; /* guint; NULL: all */
    GArray *pages;               /* Selected; NULL: all */
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

/* The indexes of names in a list of all that there are (n of them). */
static GArray *find_names(const char *const *names, const char *const *all, guint n,
                          const char *what, GError **error)
{
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(guint));
    for (; *names; names++) {
        guint index = 0;
        while (index < n && strcmp(all[index], *names) != 0)
            index++;
        if (index == n) {
            fail(error, what, *names, nearest_word(*names, all, n));
            g_array_unref(indexes);
            return NULL;
        }
        g_array_append_val(indexes, index);
    }
    return indexes;
}

/* Whether a language stands on the host that is printed. */
static bool is_here(const Book *book, guint locale, GError **error)
{
    if (book_is_here(book, locale))
        return true;
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "'%s' stands on another host; '--host %s' prints that", book->locales[locale].id,
                book->locales[locale].id);
    return false;
}

static bool are_here(const Book *book, const GArray *locales, GError **error)
{
    for (guint i = 0; i < locales->len; i++)
        if (!is_here(book, g_array_index(locales, guint, i), error))
            return false;
    return true;
}

static GArray *find_locales(const Book *book, const char *const *names, GError **error)
{
    g_autofree const char **all = g_new(const char *, book->n_locales);
    for (guint l = 0; l < book->n_locales; l++)
        all[l] = book->locales[l].id;
    g_autoptr(GArray) locales = find_names(names, all, book->n_locales, "language", error);
    return locales && are_here(book, locales, error) ? g_steal_pointer(&locales) : NULL;
}

static GArray *find_protocols(const Book *book, const char *const *names, GError **error)
{
    g_autofree const char **all = g_new(const char *, book->n_protocols);
    for (guint p = 0; p < book->n_protocols; p++)
        all[p] = book->protocols[p].id;
    return find_names(names, all, book->n_protocols, "protocol", error);
}

/* Finds a page by its name without language: "sip/486", "sip/480-vs-486". A pair is also found by
 * its two codes in the other order. */
static bool find_local(const Book *book, const char *name, Page *page)
{
    const char *english = book->locales[book->english].id, *slash = strrchr(name, '/');
    g_autofree char *path = g_strdup_printf("%s/%s" PAGE_ENDING, english, name);
    if (route_find(book, path, page))
        return true;
    const char *versus = slash ? strstr(slash, ID_VERSUS) : NULL;
    if (!versus)
        return false;
    const char *second = versus + strlen(ID_VERSUS);
    g_autofree char *first = g_strndup(slash + 1, (gsize)(versus - slash - 1));
    g_autofree char *folder = g_strndup(name, (gsize)(slash - name));
    g_autofree char *other =
        g_strdup_printf("%s/%s/%s" ID_VERSUS "%s" PAGE_ENDING, english, folder, second, first);
    return route_find(book, other, page);
}

/* Finds the index of the folder that somebody named. */
static bool find_folder(const Book *book, const char *name, Page *page)
{
    bool is_root = name[0] == '\0', has_slash = g_str_has_suffix(name, "/");
    g_autofree char *path = g_strconcat(name, is_root || has_slash ? "" : "/", "index", NULL);
    return find_local(book, path, page);
}

/* The language that a path begins with; Book.n_locales where it is none. `*rest` is what follows.
 */
static guint find_locale(const Book *book, const char *path, const char **rest)
{
    const char *slash = strchrnul(path, '/');
    *rest = path;
    for (guint l = 0; l < book->n_locales; l++) {
        const char *id = book->locales[l].id;
        if (strlen(id) != (gsize)(slash - path) || strncmp(id, path, strlen(id)) != 0)
            continue;
        *rest = *slash ? slash + 1 : slash;
        return l;
    }
    return book->n_locales;
}

/* Finds a card or a badge, which stand in folders of their own, by its name without these; a card
 * also without its ending. */
static bool find_card(const Book *book, const char *name, Page *page)
{
    g_autofree char *folder = route_base(book, &(Page){.kind = PAGE_CARD, .locale = book->english});
    g_autofree char *file = g_strconcat(folder, name, NULL);
    g_autofree char *card = g_strconcat(file, PAGE_ENDING, NULL);
    return route_find(book, file, page) || route_find(book, card, page);
}

/* Finds a page as somebody may name it who has it before their eyes: with a slash in front, a
 * language, an ending. */
static bool find_page(const Book *book, const char *given, Selected *selected)
{
    const char *rest, *path = given[0] == '/' ? given + 1 : given;
    bool card = g_str_has_prefix(path, ROUTE_CARD "/");
    path += card ? strlen(ROUTE_CARD "/") : 0;
    guint locale = find_locale(book, path, &rest);
    gsize length = strlen(rest) - (g_str_has_suffix(rest, PAGE_ENDING) ? strlen(PAGE_ENDING) : 0);
    g_autofree char *name = g_strndup(rest, length);
    selected->in_all_locales = locale == book->n_locales;
    bool found =
        card ? find_card(book, name, &selected->page)
             : find_local(book, name, &selected->page) || find_folder(book, name, &selected->page);
    if (!found)
        return false;
    if (!selected->in_all_locales)
        selected->page.locale = locale;
    return true;
}

static GArray *find_pages(const Book *book, const char *const *names, GError **error)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(Selected));
    for (; *names; names++) {
        Selected selected;
        if (!find_page(book, *names, &selected)) {
            g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                        "the book has no page '%s'; pages are named as in their addresses, "
                        "'sip/486' or 'sip/480-vs-486'",
                        *names);
            g_array_unref(pages);
            return NULL;
        }
        g_array_append_val(pages, selected);
    }
    return pages;
}

/* The names of a list, without the blanks around them; NULL and `error` where it has none. */
static GStrv split_names(const char *list, const char *what, GError **error)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    for (guint i = 0; parts[i]; i++)
        if (g_strstrip(parts[i])[0] != '\0')
            g_strv_builder_add(names, parts[i]);
    GStrv found = g_strv_builder_end(names);
    if (found[0])
        return found;
    g_strfreev(found);
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "a list of %ss is empty", what);
    return NULL;
}

typedef GArray *(*FindNames)(const Book *book, const char *const *names, GError **error);

/* Finds what a list names; a list that is NULL allows all. */
static bool select_list(const Book *book, const char *list, const char *what, FindNames find,
                        GArray **indexes, GError **error)
{
    if (!list)
        return true;
    g_auto(GStrv) names = split_names(list, what, error);
    *indexes = names ? find(book, (const char *const *)names, error) : NULL;
    return *indexes != NULL;
}

static bool has_number(const GArray *numbers, guint number)
{
    for (guint i = 0; numbers && i < numbers->len; i++)
        if (g_array_index(numbers, guint, i) == number)
            return true;
    return !numbers;
}

static bool is_selected(const Selected *selected, const Page *page)
{
    const Page *own = &selected->page;
    return own->kind == page->kind && own->protocol == page->protocol && own->a == page->a &&
           own->b == page->b && (selected->in_all_locales || own->locale == page->locale);
}

bool selection_has_locale(const Selection *selection, guint locale)
{
    if (!selection || !selection->pages)
        return !selection || has_number(selection->locales, locale);
    for (guint i = 0; i < selection->pages->len; i++) {
        const Selected *selected = &g_array_index(selection->pages, Selected, i);
        if (selected->in_all_locales || selected->page.locale == locale)
            return has_number(selection->locales, locale);
    }
    return false;
}

/* Whether the protocol of a page was chosen; of a page of two codes, both of theirs. */
static bool has_protocol(const Selection *selection, const Page *page)
{
    if (page->kind != PAGE_ACROSS)
        return !page_in_protocol(page) || has_number(selection->protocols, page->protocol);
    const RelationSide *sides = selection->book->relations[page->a].sides;
    return has_number(selection->protocols, sides[0].protocol) &&
           has_number(selection->protocols, sides[1].protocol);
}

bool selection_has(const Selection *selection, const Page *page)
{
    if (!selection)
        return true;
    if (!has_number(selection->locales, page->locale) || !has_protocol(selection, page))
        return false;
    for (guint i = 0; selection->pages && i < selection->pages->len; i++)
        if (is_selected(&g_array_index(selection->pages, Selected, i), page))
            return true;
    return !selection->pages;
}

/* Whether each page that was named is in a language and a protocol that were, and will be printed.
 */
static bool check_pages(const Selection *selection, GError **error)
{
    for (guint i = 0; selection->pages && i < selection->pages->len; i++) {
        const Selected *selected = &g_array_index(selection->pages, Selected, i);
        Page page = selected->page;
        if (!selected->in_all_locales && !is_here(selection->book, page.locale, error))
            return false;
        if (selected->in_all_locales && selection->locales)
            page.locale = g_array_index(selection->locales, guint, 0);
        if (selection_has(selection, &page))
            continue;
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "a page was chosen whose language or protocol was not");
        return false;
    }
    return true;
}

Selection *selection_new(const Book *book, const char *languages, const char *protocols,
                         const char *pages, GError **error)
{
    g_autoptr(Selection) selection = g_new0(Selection, 1);
    selection->book = book;
    if (!select_list(book, languages, "language", find_locales, &selection->locales, error) ||
        !select_list(book, protocols, "protocol", find_protocols, &selection->protocols, error) ||
        !select_list(book, pages, "page", find_pages, &selection->pages, error) ||
        !check_pages(selection, error))
        return NULL;
    return g_steal_pointer(&selection);
}
