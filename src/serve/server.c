/* The local preview: a book over HTTP, on this machine alone, each page rendered when it is asked
 * for. */
#include "serve/server.h"

#include "serve/answer.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Browsers leave this port out of the name of a host. */
#define HTTP_PORT 80
/* A page that waits for news is answered after so many seconds even if there is none: only then it
 * shows whether anybody still waits. */
#define SERVER_WAIT_S 20
/* A request must have said what it wants after so many seconds; whoever says nothing for so long is
 * let go. */
#define SERVER_HEAD_S 10
/* And it must have taken its answer after so many, however slowly. */
#define SERVER_ANSWER_S 60
/* Others wait meanwhile, since there is room for so many connections: a browser opens six. */
#define SERVER_CONNECTIONS_MAX 256
/* So many of them may come from one address. */
#define SERVER_ADDRESS_MAX 128

struct Server {
    Microhttpd http;
    const Preview *preview;
    guint16 port;
    struct MHD_Daemon *daemon;
    GSource *source;
    guint timer;
    GPtrArray *waiting; /* struct MHD_Connection, suspended */
    GHashTable *ends;   /* struct MHD_Connection that does not wait → gint64 *, when it is cut */
    guint end_timer;
};

/* What a request has come to, as its connection remembers it. */
static char request_begun, request_waited;

/* Gives a connection so many seconds from now on. */
static void server_allow(Server *server, struct MHD_Connection *connection, gint64 seconds)
{
    gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
    g_hash_table_insert(server->ends, connection, g_memdup2(&end, sizeof end));
}

/* ---- Requests ---- */

/* Decodes a part of an address where it stands. One with %00 stays as it is, and so names no file:
 * decoded, it would end there and name another. */
static size_t request_unescape(void *data, struct MHD_Connection *connection, char *text)
{
    (void)connection;
    const Server *server = data;
    return strstr(text, "%00") ? strlen(text) : server->http.http_unescape(text);
}

/* What the head of a request says of whom it is for, and of where it ends. */
typedef struct HeadLines {
    const char *host; /* the last; NULL where there is none */
    guint n_hosts, n_lengths, n_codings;
} HeadLines;

static enum MHD_Result head_lines_add(void *data, enum MHD_ValueKind kind, const char *key,
                                      const char *value)
{
    (void)kind;
    HeadLines *lines = data;
    if (g_ascii_strcasecmp(key, MHD_HTTP_HEADER_HOST) == 0) {
        lines->host = value;
        lines->n_hosts++;
    }
    lines->n_lengths += g_ascii_strcasecmp(key, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0;
    lines->n_codings += g_ascii_strcasecmp(key, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
    return MHD_YES;
}

/* Only those who mean this machine: a page from elsewhere whose name was made to point here does
 * not. */
static bool host_is_ours(const Server *server, const char *host)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    for (guint i = 0; host && i < G_N_ELEMENTS(names); i++) {
        g_autofree char *with_port = g_strdup_printf("%s:%u", names[i], server->port);
        if (g_ascii_strcasecmp(host, with_port) == 0 ||
            (server->port == HTTP_PORT && g_ascii_strcasecmp(host, names[i]) == 0))
            return true;
    }
    return false;
}

/* The status that a request has before anybody looks for its file, and in *why the reason; 0 where
 * it may have one. */
static guint request_judge(const Server *server, struct MHD_Connection *connection,
                           const char *path, const char *method, const char *version,
                           const char **why)
{
    HeadLines lines = {0};
    server->http.get_connection_values(connection, MHD_HEADER_KIND, head_lines_add, &lines);
    bool wants_host = strcmp(version, MHD_HTTP_VERSION_1_0) != 0;
    if (lines.n_hosts > 1 || (lines.n_hosts == 0 && wants_host)) { /* RFC 9112, section 3.2 */
        *why = "a request has one Host\n";
        return MHD_HTTP_BAD_REQUEST;
    }
    if (lines.n_lengths + lines.n_codings > 1) { /* RFC 9112, section 6.3 */
        *why = "a request says once where it ends\n";
        return MHD_HTTP_BAD_REQUEST;
    }
    if (!host_is_ours(server, lines.host)) {
        *why = "this preview answers to 127.0.0.1 and localhost alone\n";
        return MHD_HTTP_FORBIDDEN;
    }
    if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0) {
        *why = "GET and HEAD are all there is\n";
        return MHD_HTTP_METHOD_NOT_ALLOWED;
    }
    *why = "a path begins with a slash\n";
    return *path == '/' ? 0 : MHD_HTTP_BAD_REQUEST;
}

/* Whether this request has to wait, for it has seen all that there is. */
static bool request_waits(const Server *server, struct MHD_Connection *connection, const char *path)
{
    g_autofree char *loads = g_strdup_printf("%u", preview_loads(server->preview));
    return g_strcmp0(path, PAGE_NEWS) == 0 &&
           server->http.lookup_connection_value_n(connection, MHD_GET_ARGUMENT_KIND, loads,
                                                  strlen(loads), NULL, NULL) == MHD_YES;
}

static enum MHD_Result server_handle(void *data, struct MHD_Connection *connection,
                                     const char *path, const char *method, const char *version,
                                     const char *body, size_t *body_size, void **state)
{
    (void)body;
    Server *server = data;
    const char *why;
    if (!*state) {
        server_allow(server, connection, SERVER_ANSWER_S);
        *state = &request_begun;
        /* Whoever is refused before the body is cut after it: what follows may be no request. */
        guint status = request_judge(server, connection, path, method, version, &why);
        return status ? answer_text(&server->http, connection, status, why) : MHD_YES;
    }
    if (*body_size > 0) { /* nobody wants it */
        *body_size = 0;
        return MHD_YES;
    }
    if (*state != &request_waited && request_waits(server, connection, path)) {
        *state = &request_waited;
        g_hash_table_remove(server->ends, connection);
        g_ptr_array_add(server->waiting, connection);
        server->http.suspend_connection(connection);
        return MHD_YES;
    }
    if (*state == &request_waited)
        server_allow(server, connection, SERVER_ANSWER_S);
    return answer(&server->http, connection, server->preview, path);
}

/* ---- Connections that say nothing ---- */

/* The next request of a connection has as much time as the first. */
static void server_note_request(void *data, struct MHD_Connection *connection, void **state,
                                enum MHD_RequestTerminationCode code)
{
    (void)state;
    (void)code;
    server_allow(data, connection, SERVER_HEAD_S);
}

/* A head that comes letter by letter is never idle, so its whole time is measured. */
static void server_note_connection(void *data, struct MHD_Connection *connection, void **context,
                                   enum MHD_ConnectionNotificationCode code)
{
    (void)context;
    Server *server = data;
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        server_allow(server, connection, SERVER_HEAD_S);
    else
        g_hash_table_remove(server->ends, connection);
}

/* Shuts those that have taken too long; the daemon finds them closed then. */
static gboolean server_drop_late(gpointer data)
{
    Server *server = data;
    GHashTableIter iter;
    gpointer connection, end;
    gint64 now = g_get_monotonic_time();
    g_hash_table_iter_init(&iter, server->ends);
    while (g_hash_table_iter_next(&iter, &connection, &end)) {
        if (now < *(gint64 *)end)
            continue;
        const union MHD_ConnectionInfo *info =
            server->http.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        if (info)
            shutdown(info->connect_fd, SHUT_RDWR);
    }
    return G_SOURCE_CONTINUE;
}

/* Nothing of this is the user's business: what fails here is a connection that was cut. */
G_GNUC_PRINTF(2, 0)
static void server_log(void *data, const char *format, va_list arguments)
{
    (void)data;
    (void)format;
    (void)arguments;
}

/* ---- In the main loop ---- */

typedef struct ServerSource {
    GSource source;
    const Microhttpd *http;
    struct MHD_Daemon *daemon;
    gpointer tag; /* of the descriptor */
} ServerSource;

static gboolean source_prepare(GSource *base, int *timeout)
{
    const ServerSource *source = (const ServerSource *)base;
    MHD_UNSIGNED_LONG_LONG ms;
    *timeout = -1;
    if (source->http->get_timeout(source->daemon, &ms) == MHD_YES)
        *timeout = (int)MIN(ms, G_MAXINT);
    return *timeout == 0;
}

static gboolean source_check(GSource *base)
{
    ServerSource *source = (ServerSource *)base;
    int timeout;
    return g_source_query_unix_fd(base, source->tag) != 0 || source_prepare(base, &timeout);
}

static gboolean source_dispatch(GSource *base, GSourceFunc func, gpointer data)
{
    (void)func;
    (void)data;
    ServerSource *source = (ServerSource *)base;
    source->http->run(source->daemon);
    return G_SOURCE_CONTINUE;
}

static GSource *server_attach(const Microhttpd *http, struct MHD_Daemon *daemon)
{
    static GSourceFuncs functions = {
        .prepare = source_prepare, .check = source_check, .dispatch = source_dispatch};
    GSource *base = g_source_new(&functions, sizeof(ServerSource));
    ServerSource *source = (ServerSource *)base;
    source->http = http;
    source->daemon = daemon;
    int descriptor = http->get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    source->tag = g_source_add_unix_fd(base, descriptor, G_IO_IN);
    g_source_attach(base, NULL);
    return base;
}

void server_tell(Server *server)
{
    for (guint i = 0; i < server->waiting->len; i++)
        server->http.resume_connection(g_ptr_array_index(server->waiting, i));
    g_ptr_array_set_size(server->waiting, 0);
    server->http.run(server->daemon); /* it notices them in a run alone */
}

static gboolean server_tick(gpointer server)
{
    server_tell(server);
    return G_SOURCE_CONTINUE;
}

/* ---- Its life ---- */

/* A socket of this machine alone; *port is where it listens. -1 where that cannot be. */
static int server_listen(guint16 *port, GError **error)
{
    g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string("127.0.0.1", *port);
    g_autoptr(GSocket) socket =
        g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
    if (!socket || !g_socket_bind(socket, address, TRUE, error) ||
        !g_socket_listen(socket, error)) {
        if (error && g_error_matches(*error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE)) {
            g_clear_error(error);
            g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE,
                                "another program does already");
        }
        return -1;
    }
    g_autoptr(GSocketAddress) bound = g_socket_get_local_address(socket, error);
    if (!bound)
        return -1;
    *port = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(bound));
    int descriptor = fcntl(g_socket_get_fd(socket), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0) {
        int why = errno;
        g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(why), g_strerror(why));
    }
    return descriptor;
}

Server *server_new(const Preview *preview, guint16 port, GError **error)
{
    Microhttpd http;
    if (!microhttpd_open(&http, error))
        return NULL;
    int descriptor = server_listen(&port, error);
    if (descriptor < 0)
        return NULL;
    Server *server = g_new0(Server, 1);
    server->http = http;
    server->preview = preview;
    server->port = port;
    server->waiting = g_ptr_array_new();
    server->ends = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    server->daemon = server->http.start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL, server_handle,
        server, MHD_OPTION_EXTERNAL_LOGGER, server_log, NULL, MHD_OPTION_LISTEN_SOCKET, descriptor,
        MHD_OPTION_NOTIFY_CONNECTION, server_note_connection, server, MHD_OPTION_NOTIFY_COMPLETED,
        server_note_request, server, MHD_OPTION_UNESCAPE_CALLBACK, request_unescape, server,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVER_HEAD_S, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)SERVER_CONNECTIONS_MAX, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned)SERVER_ADDRESS_MAX, MHD_OPTION_END);
    if (!server->daemon) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "could not serve at port %u", port);
        close(descriptor);
        g_ptr_array_unref(server->waiting);
        g_hash_table_unref(server->ends);
        g_free(server);
        return NULL;
    }
    server->source = server_attach(&server->http, server->daemon);
    server->timer = g_timeout_add_seconds(SERVER_WAIT_S, server_tick, server);
    server->end_timer = g_timeout_add_seconds(1, server_drop_late, server);
    return server;
}

void server_free(Server *server)
{
    if (!server)
        return;
    server_tell(server);
    g_source_remove(server->timer);
    g_source_remove(server->end_timer);
    g_source_destroy(server->source);
    g_source_unref(server->source);
    server->http.stop_daemon(server->daemon);
    g_ptr_array_unref(server->waiting);
    g_hash_table_unref(server->ends);
    g_free(server);
}

guint16 server_port(const Server *server)
{
    return server->port;
}
