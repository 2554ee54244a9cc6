/* statusbook serve: shows the book in a browser, as it is at each moment. */
#include "commands/command.h"
#include "l10n/check/locale.h"
#include "serve/server.h"
#include "serve/watch.h"

#include <glib-unix.h>
#include <stdio.h>

#define PORT_DEFAULT 8486

typedef struct Serving {
    Preview *preview;
    Server *server;
    GMainLoop *loop;
} Serving;

static void serve_report(const Book *book, Diagnostics *diagnostics, gpointer user_data)
{
    (void)user_data;
    if (book)
        l10n_drop_silenced(book, diagnostics);
    command_report(diagnostics, false);
}

static void serve_reload(gpointer data)
{
    Serving *serving = data;
    preview_load(serving->preview);
    server_tell(serving->server);
}

static gboolean serve_end(gpointer data)
{
    g_main_loop_quit(((Serving *)data)->loop);
    return G_SOURCE_CONTINUE;
}

static void serve_open_browser(const char *address)
{
    char *call[] = {(char *)"xdg-open", (char *)address, NULL};
    g_autoptr(GError) error = NULL;
    if (!g_spawn_async(NULL, call, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &error))
        command_complain("statusbook serve: could not open a browser: %s", error->message);
}

static int serve_book(guint16 port, bool open)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Preview) preview = preview_new(".", serve_report, NULL);
    g_autoptr(Server) server = server_new(preview, port, &error);
    if (!server) {
        command_complain("statusbook serve: could not listen at '127.0.0.1:%u': %s", port,
                         error->message);
        return EXIT_OUTPUT;
    }
    g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
    Serving serving = {preview, server, loop};
    G_GNUC_UNUSED g_autoptr(Watch) watch = watch_new(".", serve_reload, &serving);
    preview_load(preview);
    guint interrupt = g_unix_signal_add(SIGINT, serve_end, &serving);
    guint terminate = g_unix_signal_add(SIGTERM, serve_end, &serving);
    g_autofree char *address = g_strdup_printf("http://127.0.0.1:%u/", server_port(server));
    printf("%s shows the book; Ctrl-C ends it\n", address);
    fflush(stdout);
    if (open)
        serve_open_browser(address);
    g_main_loop_run(loop);
    g_source_remove(interrupt);
    g_source_remove(terminate);
    return EXIT_FINE;
}

int serve_run(const Command *self, int argc, char **argv)
{
    int port = PORT_DEFAULT, status;
    gboolean open = FALSE;
    const GOptionEntry entries[] = {
        {"port", 'p', 0, G_OPTION_ARG_INT, &port,
         "Where to listen; 8486, or 0 for any that is free", "N"},
        {"open", 0, 0, G_OPTION_ARG_NONE, &open, "Open it in the browser", NULL},
        G_OPTION_ENTRY_NULL};
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    if (argc > 1 || port < 0 || port > G_MAXUINT16) {
        command_complain(argc > 1 ? "statusbook serve: unexpected argument '%s'"
                                  : "statusbook serve: --port takes a number from 0 to 65535",
                         argc > 1 ? argv[1] : "");
        return EXIT_USAGE;
    }
    return serve_book((guint16)port, open);
}
