#include "plan/route.h"

#include <string.h>

/* A path in segments, which stand one behind the other. */
static void route_add(Route *route, const char *segment)
{
    route->segments[route->n++] = segment;
}

static void route_add_name(Route *route, const Book *book, const Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    switch (page->kind) {
    case PAGE_CLASS:
        route_add(route, protocol->classes[page->a].id);
        break;
    case PAGE_CODE:
        route_add(route, protocol->codes[page->a].id);
        break;
    case PAGE_PAIR:
        route_add(route, protocol->codes[page->a].id);
        route_add(route, ID_VERSUS);
        route_add(route, protocol->codes[page->b].id);
        break;
    case PAGE_MATRIX:
        route_add(route, "matrix");
        break;
    case PAGE_NOT_FOUND:
        route_add(route, "404");
        break;
    case PAGE_API:
        route_add(route, "api");
        break;
    case PAGE_TRANSLATION:
        route_add(route, "translation");
        break;
    default:
        route_add(route, "index");
    }
}

bool route_in_protocol(const Page *page)
{
    return page->kind >= PAGE_PROTOCOL && page->kind <= PAGE_PAIR;
}

static void route_add_folder(Route *route, const Book *book, const Page *page)
{
    if (route_in_protocol(page)) {
        route_add(route, book->protocols[page->protocol].id);
        route_add(route, "/");
    }
}

/* What stands behind the folder in a link; nothing for the index of a folder where URLs are clean.
 */
static void route_add_end(Route *route, const Book *book, const Page *page)
{
    bool index = page->kind <= PAGE_PROTOCOL;
    if (!index || !book->settings.clean_urls)
        route_add_name(route, book, page);
    if (!book->settings.clean_urls)
        route_add(route, ".html");
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
    for (guint i = 0; i < route->n; i++)
        g_string_append(out, route->segments[i]);
}

void route_append_path(const Book *book, const Page *page, GString *out)
{
    Route route = {.n = 0};
    if (page->kind != PAGE_ROOT && page->kind != PAGE_NOT_FOUND) {
        route_add(&route, book->locales[page->locale].id);
        route_add(&route, "/");
    }
    route_add_folder(&route, book, page);
    route_add_name(&route, book, page);
    route_add(&route, ".html");
    route_append(&route, out);
}

void route_append_local(const Book *book, const Page *page, GString *out)
{
    Route route = route_local(book, page);
    route_append(&route, out);
}

void route_append_sibling(const Book *book, const Page *page, GString *out)
{
    Route route = route_sibling(book, page);
    route_append(&route, out);
}

const char *route_up(PageKind kind)
{
    bool root = kind == PAGE_ROOT || kind == PAGE_NOT_FOUND;
    bool top = kind == PAGE_HOME || kind == PAGE_API || kind == PAGE_TRANSLATION;
    return root ? "" : top ? "../" : "../../";
}

const char *route_base_path(const Book *book)
{
    const char *base = book->settings.base_url;
    const char *host = base ? strstr(base, "://") : NULL;
    const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
    return path ? path : "/";
}

/* ---- Back ---- */

static bool route_find_pair(const Protocol *protocol, const char *name, Page *page)
{
    const char *vs = strstr(name, ID_VERSUS);
    if (!vs)
        return false;
    g_autofree char *first = g_strndup(name, (gsize)(vs - name));
    const Code *a = protocol_find_code(protocol, first);
    const Code *b = protocol_find_code(protocol, vs + strlen(ID_VERSUS));
    if (!a || !b || a->index >= b->index)
        return false;
    page->kind = PAGE_PAIR;
    page->a = a->index;
    page->b = b->index;
    return true;
}

static bool route_find_in_protocol(const Protocol *protocol, const char *name, Page *page)
{
    const Code *code = protocol_find_code(protocol, name);
    if (strcmp(name, "index") == 0 || strcmp(name, "matrix") == 0) {
        page->kind = name[0] == 'i' ? PAGE_PROTOCOL : PAGE_MATRIX;
        return true;
    }
    if (code) {
        page->kind = PAGE_CODE;
        page->a = code->index;
        return true;
    }
    for (guint c = 0; c < protocol->n_classes; c++)
        if (strcmp(protocol->classes[c].id, name) == 0) {
            page->kind = PAGE_CLASS;
            page->a = c;
            return true;
        }
    return route_find_pair(protocol, name, page);
}

/* A page of a language that belongs to no protocol. */
static bool route_find_top(const char *name, Page *page)
{
    page->kind = strcmp(name, "api") == 0           ? PAGE_API
                 : strcmp(name, "translation") == 0 ? PAGE_TRANSLATION
                                                    : PAGE_HOME;
    return page->kind != PAGE_HOME || strcmp(name, "index") == 0;
}

bool route_find(const Book *book, const char *path, Page *page)
{
    *page = (Page){.kind = PAGE_ROOT};
    if (strcmp(path, "index.html") == 0)
        return true;
    if (strcmp(path, "404.html") == 0) {
        page->kind = PAGE_NOT_FOUND;
        return true;
    }
    if (!g_str_has_suffix(path, ".html"))
        return false;
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".html"));
    g_auto(GStrv) segments = g_strsplit(stem, "/", 4);
    guint n = g_strv_length(segments);
    if (n < 2 || n > 3)
        return false;
    for (page->locale = 0; page->locale < book->n_locales; page->locale++)
        if (strcmp(book->locales[page->locale].id, segments[0]) == 0)
            break;
    if (page->locale == book->n_locales)
        return false;
    if (n == 2)
        return route_find_top(segments[1], page);
    for (page->protocol = 0; page->protocol < book->n_protocols; page->protocol++)
        if (strcmp(book->protocols[page->protocol].id, segments[1]) == 0)
            return route_find_in_protocol(&book->protocols[page->protocol], segments[2], page);
    return false;
}
