/* Shared libraries that few commands need. */
#include "library.h"

#include <gio/gio.h>
#include <gmodule.h>
#include <string.h>

static bool fail(const char *file, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "the library '%s' cannot be used: %s",
                file, g_module_error());
    return false;
}

bool library_open(const char *file, const char *const *names, guint n, gpointer table,
                  GError **error)
{
    GModule *module = g_module_open(file, G_MODULE_BIND_LOCAL);
    if (!module)
        return fail(file, error);
    g_module_make_resident(module);
    for (guint i = 0; i < n; i++) {
        gpointer function = NULL;
        if (!g_module_symbol(module, names[i], &function))
            return fail(file, error);
        memcpy((char *)table + i * sizeof function, &function, sizeof function);
    }
    return true;
}
