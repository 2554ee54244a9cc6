/*
 * crew.h: several threads that do the same work.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Does a share of the work, or all that is left of it. False and `error`; others stop by themselves
 * then, and may say so by G_IO_ERROR_CANCELLED. */
typedef bool (*CrewWork)(gpointer data, GError **error);

/* Runs the work in `jobs` threads, of which the caller is one, or in as many as the system gives.
 * False and the error that stopped it. */
bool crew_run(guint jobs, CrewWork work, gpointer data, GError **error);

G_END_DECLS
