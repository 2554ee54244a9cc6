/*
 * microhttpd.h: the functions of libmicrohttpd that serve a site, in a library that is opened for
 * it.
 */
#pragma once

#include <glib.h>
#include <microhttpd.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define MICROHTTPD_FUNCTIONS(_)                                                                    \
    _(add_response_header)                                                                         \
    _(create_response_from_buffer)                                                                 \
    _(destroy_response)                                                                            \
    _(get_connection_info)                                                                         \
    _(get_connection_values)                                                                       \
    _(get_daemon_info)                                                                             \
    _(get_timeout)                                                                                 \
    _(http_unescape)                                                                               \
    _(lookup_connection_value_n)                                                                   \
    _(queue_response)                                                                              \
    _(resume_connection)                                                                           \
    _(run)                                                                                         \
    _(start_daemon)                                                                                \
    _(stop_daemon)                                                                                 \
    _(suspend_connection)

/* Each is the function whose name begins with MHD_, and takes and means what that does. */
typedef struct Microhttpd {
#define MICROHTTPD_MEMBER(name) __typeof__(&MHD_##name) name;
    MICROHTTPD_FUNCTIONS(MICROHTTPD_MEMBER)
#undef MICROHTTPD_MEMBER
} Microhttpd;

/* Opens the library, see library.h. */
bool microhttpd_open(Microhttpd *library, GError **error);

G_END_DECLS
