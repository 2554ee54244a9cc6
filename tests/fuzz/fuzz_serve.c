/*
 * fuzz_serve.c: requests to the preview, over a connection: what it is sent until nobody sends any
 * more. PORT in it becomes the port. Whatever is asked, nothing but HTTP is answered.
 */
#include "fuzz-folder.h"
#include "fuzz-messages.h"

#include "serve/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The loop is gone through so often for one input; a page takes a few rounds. */
#define ROUNDS_MAX 2000

static Preview *preview;
static Server *server;
static char *port;

static void note_load(const Book *book, Diagnostics *diagnostics, gpointer data)
{
    (void)book;
    (void)data;
    FUZZ_ASSERT(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) == 0);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    preview = preview_new(fuzz_folder_new(TRUE), note_load, NULL);
    preview_load(preview);
    server = server_new(preview, 0, NULL);
    FUZZ_ASSERT(server);
    port = g_strdup_printf("%u", server_port(server));
    return 0;
}

/* Addresses of this machine to come from, in turn: where the server ends a connection first, the
 * port of the other end is not given again for a minute, and one address has too few of them. */
#define ADDRESSES 200

static int connect_to_server(void)
{
    static guint n;
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons(server_port(server)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in from = {.sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK + n++ % ADDRESSES)};
    struct linger at_once = {1, 0}; /* or there are no ports left soon */
    setsockopt(file, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    FUZZ_ASSERT(file >= 0 && bind(file, (struct sockaddr *)&from, sizeof from) == 0);
    FUZZ_ASSERT(connect(file, (struct sockaddr *)&address, sizeof address) == 0);
    return file;
}

/* What is answered until the server ends the connection. */
static void read_answer(int file, GString *answer)
{
    char block[65536];
    for (guint i = 0; i < ROUNDS_MAX; i++) {
        g_main_context_iteration(NULL, FALSE);
        gssize n = recv(file, block, sizeof block, MSG_DONTWAIT);
        if (n == 0 || (n < 0 && errno != EAGAIN))
            return;
        if (n > 0)
            g_string_append_len(answer, block, n);
        if (i % 64 == 63)
            server_tell(server); /* who waits for news */
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GString) request = g_string_new_len((const char *)data, (gssize)size);
    g_string_replace(request, "PORT", port, 0);
    g_autoptr(GString) answer = g_string_new(NULL);
    int file = connect_to_server();
    if (request->len > 0)
        send(file, request->str, request->len, MSG_NOSIGNAL | MSG_DONTWAIT);
    shutdown(file, SHUT_WR);
    read_answer(file, answer);
    close(file);
    while (g_main_context_iteration(NULL, FALSE))
        continue;
    FUZZ_ASSERT(answer->len == 0 || g_str_has_prefix(answer->str, "HTTP/1."));
    FUZZ_ASSERT(!strstr(answer->str, "root:x:"));
    return 0;
}
