/*
 * lock.h: a file beside what is printed that keeps a second build out.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Lock Lock;

/* Takes the lock of `path`, at PATH.statusbook-lock. NULL and `error` (G_IO_ERROR_BUSY where
 * another build has it). The system gives it back where a build is killed. Free with lock_free,
 * which removes the file. */
Lock *lock_take(const char *path, GError **error);
void lock_free(Lock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lock, lock_free)

G_END_DECLS
