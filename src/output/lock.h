/*
 * lock.h: what keeps a second build out: a file beside what is printed, and the printed folder
 * itself.
 */
#pragma once

#include "output/place.h"

G_BEGIN_DECLS

typedef struct Lock Lock;

/* Takes the lock of a place, which must outlive it: the file OUT.statusbook-lock, and OUT if it is
 * a folder. Where nothing can be made beside a folder, it is locked alone; then it is to stay in
 * its place. NULL and `error` (G_IO_ERROR_BUSY where another build has it). The system gives it
 * back where a build is killed. Free with lock_free, which removes the file. */
Lock *lock_take(const Place *place, GError **error);

/* Why the folder must stay in its place: "its parent cannot be written"; NULL where it need not. */
const char *lock_why_in_place(const Lock *lock);
void lock_free(Lock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lock, lock_free)

G_END_DECLS
