/* libmicrohttpd, opened where a site is served. */
#include "serve/microhttpd.h"

#include "library.h"

bool microhttpd_open(Microhttpd *library, GError **error)
{
#define MICROHTTPD_NAME(name) "MHD_" #name,
    static const char *const names[] = {MICROHTTPD_FUNCTIONS(MICROHTTPD_NAME)};
    return library_open(MICROHTTPD_FILE, names, G_N_ELEMENTS(names), library, error);
}
