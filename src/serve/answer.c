/* What a request is answered with. */
#include "serve/answer.h"

#include "plan/route.h"

#include <string.h>

static enum MHD_Result answer_bytes(const Microhttpd *http, struct MHD_Connection *connection,
                                    guint status, const char *type, const GString *bytes)
{
    struct MHD_Response *response =
        http->create_response_from_buffer(bytes->len, bytes->str, MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    http->add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    http->add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    http->add_response_header(response, "X-Content-Type-Options", "nosniff");
    /* A page from elsewhere may name a script of ours: its browser is to keep what that says. */
    http->add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    /* Or frame a page of ours, or open it: it is to count and find nothing there. */
    http->add_response_header(response, "Content-Security-Policy", "frame-ancestors 'self'");
    http->add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        http->add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    enum MHD_Result result = http->queue_response(connection, status, response);
    http->destroy_response(response);
    return result;
}

enum MHD_Result answer_text(const Microhttpd *http, struct MHD_Connection *connection, guint status,
                            const char *text)
{
    g_autoptr(GString) bytes = g_string_new(text);
    return answer_bytes(http, connection, status, page_type(".txt"), bytes);
}

/* What the preview itself has, below PAGE_OWN_FOLDER. */
static enum MHD_Result answer_own(const Microhttpd *http, struct MHD_Connection *connection,
                                  const Preview *preview, const char *path)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    if (strcmp(path, PAGE_SCRIPT) == 0) {
        g_string_append(bytes, page_script);
        return answer_bytes(http, connection, MHD_HTTP_OK, page_type(path), bytes);
    }
    if (strcmp(path, PAGE_NEWS) != 0)
        return answer_text(http, connection, MHD_HTTP_NOT_FOUND, "there is no such file\n");
    page_append_news(preview_loads(preview), preview_book(preview), preview_errors(preview), bytes);
    return answer_bytes(http, connection, MHD_HTTP_OK, page_type(".txt"), bytes);
}

static enum MHD_Result answer_moved(const Microhttpd *http, struct MHD_Connection *connection,
                                    const char *path)
{
    struct MHD_Response *response =
        http->create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    g_autofree char *address = g_uri_escape_string(path, "/", FALSE);
    http->add_response_header(response, MHD_HTTP_HEADER_LOCATION, address);
    enum MHD_Result result = http->queue_response(connection, MHD_HTTP_FOUND, response);
    http->destroy_response(response);
    return result;
}

/* Renders the file at a path of the site: by its name, a folder's index.html, or with .html behind
 * it. Returns its name; NULL where there is none. Free with g_free. */
static char *answer_render(const Site *site, const char *local, GString *bytes)
{
    bool folder = *local == '\0' || g_str_has_suffix(local, "/");
    g_autofree char *name = g_strconcat(local, folder ? "index.html" : "", NULL);
    if (site_render(site, name, bytes))
        return g_steal_pointer(&name);
    g_autofree char *page = g_strconcat(local, ".html", NULL);
    return !folder && site_render(site, page, bytes) ? g_steal_pointer(&page) : NULL;
}

/* Renders what a path names: links of pages are relative, and lead from where the site is shown;
 * absolute addresses start with the path of the base URL. */
static char *answer_find(const Site *site, const char *path, GString *bytes)
{
    g_autofree char *base = g_uri_unescape_string(route_base_path(site_book(site)), NULL);
    char *name = answer_render(site, path + 1, bytes);
    if (name || !g_str_has_prefix(path, base))
        return name;
    return answer_render(site, path + strlen(base), bytes);
}

/* The path of a folder that was asked for without its slash; NULL where it is none. Free with
 * g_free. */
static char *answer_folder(const Site *site, const char *path)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autofree char *folder = g_strconcat(path, "/", NULL);
    g_autofree char *index = answer_find(site, folder, bytes);
    return index ? g_steal_pointer(&folder) : NULL;
}

enum MHD_Result answer(const Microhttpd *http, struct MHD_Connection *connection,
                       const Preview *preview, const char *path)
{
    if (g_str_has_prefix(path, PAGE_OWN_FOLDER))
        return answer_own(http, connection, preview, path);
    const Site *site = preview_site(preview);
    g_autoptr(GString) bytes = g_string_new(NULL);
    if (!site) {
        page_append_errors(preview_errors(preview), bytes);
        page_add_script(bytes, preview_book(preview));
        return answer_bytes(http, connection, MHD_HTTP_INTERNAL_SERVER_ERROR, page_type(".html"),
                            bytes);
    }
    g_autofree char *name = answer_find(site, path, bytes);
    g_autofree char *folder = name ? NULL : answer_folder(site, path);
    if (folder)
        return answer_moved(http, connection, folder);
    guint status = name ? MHD_HTTP_OK : MHD_HTTP_NOT_FOUND;
    if (!name)
        site_render(site, name = g_strdup("404.html"), bytes);
    /* A card takes no script. */
    if (g_str_has_suffix(name, ".html") && !g_str_has_prefix(name, ROUTE_CARD "/"))
        page_add_script(bytes, preview_book(preview));
    return answer_bytes(http, connection, status, page_type(name), bytes);
}
