/*
 * library.h: shared libraries that few commands need, opened by those alone. A program that is
 * linked with them loads them, and all that they need themselves, each time that it is started.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Opens a library by the name of its file, without a folder, where the system's loader finds it
 * (dlopen(3)), and puts the addresses of `n` functions, in the order of their names, into a table
 * of as many pointers. The library stays open until the program ends. False with an error
 * (G_IO_ERROR_NOT_SUPPORTED), which says what is missing, where there is no such library or
 * function. */
bool library_open(const char *file, const char *const *names, guint n, gpointer table,
                  GError **error);

G_END_DECLS
