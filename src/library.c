/* Shared libraries that few commands need. */
#include "library.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <string.h>

static bool fail(const char *file, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "the library '%s' cannot be used: %s",
                file, dlerror());
    return false;
}

/* By dlopen(), for which a name without a slash is one that the system knows: GModule also looks in
 * the folder at hand, which may be that of a book that nobody has read. */
bool library_open(const char *file, const char *const *names, guint n, gpointer table,
                  GError **error)
{
    g_assert(!strchr(file, '/'));
    gpointer library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return fail(file, error);
    for (guint i = 0; i < n; i++) {
        gpointer function = dlsym(library, names[i]);
        if (!function)
            return fail(file, error);
        memcpy((char *)table + i * sizeof function, &function, sizeof function);
    }
    return true;
}
