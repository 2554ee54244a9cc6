/* From a page to its path and back. */
#include "plan/route.h"

#include <string.h>

static void route_add(Route *route, const char *segment)
{
    route->segments[route->n++] = segment;
}

static void route_add_name(Route *route, const Book *book, const Page *page)
{
    route->n += page_name(book, page, route->segments + route->n);
}

static void route_add_folder(Route *route, const Book *book, const Page *page)
{
    PageLevel level = kind_row(page->kind)->level;
    if (!page_in_protocol(page) && level != LEVEL_ACROSS)
        return;
    route_add(route, level == LEVEL_ACROSS ? ROUTE_ACROSS : page_protocol(book, page)->id);
    route_add(route, "/");
}

/* What a link has after the folder; nothing for the index of a folder where URLs are clean. */
static void route_add_end(Route *route, const Book *book, const Page *page)
{
    const char *ending = kind_ending(page->kind);
    bool clean = book->settings.clean_urls && strcmp(ending, PAGE_ENDING) == 0;
    if (!clean || !kind_is_index(page->kind))
        route_add_name(route, book, page);
    if (!clean)
        route_add(route, ending);
}

Route route_local(const Book *book, const Page *page)
{
    Route route = {.n = 0};
    route_add_folder(&route, book, page);
    route_add_end(&route, book, page);
    return route;
}

Route route_sibling(const Book *book, const Page *page)
{
    Route route = {.n = 0};
    route_add_end(&route, book, page);
    if (route.n == 0)
        route_add(&route, "./");
    return route;
}

static void route_append(const Route *route, GString *out)
{
    gsize lengths[ROUTE_SEGMENTS_MAX], at = out->len, end = at;
    for (guint i = 0; i < route->n; i++)
        end += lengths[i] = strlen(route->segments[i]);
    g_string_set_size(out, end);
    for (guint i = 0; i < route->n; at += lengths[i++])
        memcpy(out->str + at, route->segments[i], lengths[i]);
}

void route_append_path(const Book *book, const Page *page, GString *out)
{
    Route route = {.n = 0};
    PageLevel level = kind_row(page->kind)->level;
    if (level == LEVEL_CARD)
        route_add(&route, ROUTE_CARD "/");
    if (level != LEVEL_ROOT) {
        route_add(&route, book->locales[page->locale].id);
        route_add(&route, "/");
    }
    route_add_folder(&route, book, page);
    route_add_name(&route, book, page);
    route_add(&route, kind_ending(page->kind));
    route_append(&route, out);
}

void route_append_local(const Book *book, const Page *page, GString *out)
{
    Route route = route_local(book, page);
    route_append(&route, out);
}

char *route_base(const Book *book, const Page *page)
{
    PageLevel level = kind_row(page->kind)->level;
    if (level == LEVEL_ROOT)
        return g_strdup("");
    return g_strconcat(level == LEVEL_CARD ? ROUTE_CARD "/" : "", book->locales[page->locale].id,
                       "/", NULL);
}

const char *route_up(PageLevel level)
{
    static const char *const ups[LEVEL_N] = {[LEVEL_ROOT] = "",
                                             [LEVEL_LANGUAGE] = "../",
                                             [LEVEL_ACROSS] = "../../",
                                             [LEVEL_PROTOCOL] = "../../",
                                             [LEVEL_CARD] = "../../../"};
    return ups[level];
}

char *route_folder(const Book *book, PageLevel level, guint locale, guint protocol)
{
    const char *language = book->locales[locale].id;
    switch (level) {
    case LEVEL_LANGUAGE:
        return g_strconcat(language, "/", NULL);
    case LEVEL_ACROSS:
        return g_strconcat(language, "/" ROUTE_ACROSS "/", NULL);
    case LEVEL_PROTOCOL:
        return g_strconcat(language, "/", book->protocols[protocol].id, "/", NULL);
    case LEVEL_CARD:
        return g_strconcat(ROUTE_CARD "/", language, "/", book->protocols[protocol].id, "/", NULL);
    default:
        return g_strdup("");
    }
}

const char *route_ending(const Book *book)
{
    return book->settings.clean_urls ? "" : PAGE_ENDING;
}

const char *route_path_of(const char *base_url)
{
    const char *host = base_url ? strstr(base_url, "://") : NULL;
    const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
    return path ? path : "/";
}

const char *route_base_path(const Book *book)
{
    return route_path_of(book->settings.base_url);
}

/* ---- Back ---- */

/* The level of a path of these parts; LEVEL_N where there is none. */
static PageLevel level_of_path(const char *const *parts, guint n)
{
    static const PageLevel levels[] = {LEVEL_ROOT, LEVEL_LANGUAGE, LEVEL_PROTOCOL};
    if (n == 4 && strcmp(parts[0], ROUTE_CARD) == 0)
        return LEVEL_CARD;
    if (n == 0 || n > G_N_ELEMENTS(levels))
        return LEVEL_N;
    return n == 3 && strcmp(parts[1], ROUTE_ACROSS) == 0 ? LEVEL_ACROSS : levels[n - 1];
}

static bool route_find_locale(const Book *book, const char *id, Page *page)
{
    for (page->locale = 0; page->locale < book->n_locales; page->locale++)
        if (strcmp(book->locales[page->locale].id, id) == 0)
            return true;
    return false;
}

static bool route_find_protocol(const Book *book, const char *id, Page *page)
{
    for (page->protocol = 0; page->protocol < book->n_protocols; page->protocol++)
        if (strcmp(book->protocols[page->protocol].id, id) == 0)
            return true;
    return false;
}

/* The ending of a path that some kind of pages has; NULL where none has. */
static const char *ending_of_path(const char *path)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        if (g_str_has_suffix(path, kind_ending((PageKind)k)))
            return kind_ending((PageKind)k);
    return NULL;
}

bool route_find(const Book *book, const char *path, Page *page)
{
    *page = (Page){.kind = PAGE_ROOT};
    const char *ending = ending_of_path(path);
    if (!ending)
        return false;
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(ending));
    g_auto(GStrv) parts = g_strsplit(stem, "/", LEVEL_N + 1);
    guint n = g_strv_length(parts);
    PageLevel level = level_of_path((const char *const *)parts, n);
    if (level == LEVEL_N)
        return false;
    const char *const *folders = (const char *const *)parts + (level == LEVEL_CARD ? 1 : 0);
    if ((level != LEVEL_ROOT && !route_find_locale(book, folders[0], page)) ||
        ((level == LEVEL_PROTOCOL || level == LEVEL_CARD) &&
         !route_find_protocol(book, folders[1], page)))
        return false;
    return page_find(book, level, parts[n - 1], ending, false, page);
}
