/*
 * server.h: the local preview: a book over HTTP, on this machine alone, each page rendered when it
 * is asked for.
 *
 * It works in the default main context; nothing here is for several threads.
 */
#pragma once

#include "serve/preview.h"

G_BEGIN_DECLS

typedef struct Server Server;

/* Serves what a preview shows on 127.0.0.1, at a port; 0 takes any that is free. NULL and `error`
 * where that cannot be. Free with server_free, before the preview. */
Server *server_new(const Preview *preview, guint16 port, GError **error);
void server_free(Server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Server, server_free)

guint16 server_port(const Server *server);

/* Tells the open pages that the preview has been loaded. */
void server_tell(Server *server);

G_END_DECLS
