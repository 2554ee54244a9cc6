/*
 * stage.h: the folder in which a new tree grows before it is put in its place.
 */
#pragma once

#include "beneath/beneath.h"

G_BEGIN_DECLS

typedef struct Stage Stage;

/* A new folder at a path below `above`, which must outlive it. It holds an empty .statusbook, by
 * which the next build knows it as a stage. `time` is the time that its files get, in seconds since
 * 1970; -1 for the time of writing. `like`: a folder that hands down to what is made in it what the
 * stage is to hand down, a group or who else may do what; or NULL. NULL and `error` where it cannot
 * be made. Free with stage_free, which removes the folder unless it was moved away. */
Stage *stage_new(Beneath *above, const char *path, gint64 time, const Beneath *like,
                 GError **error);
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* What is in the stage stays when it is freed: from now on it is needed. */
void stage_leave(Stage *stage);

/* The folder; and a root of its own for a thread, to be freed with beneath_free. */
Beneath *stage_root(const Stage *stage);
Beneath *stage_reach(const Stage *stage);

/* Writes a file that is not there yet; its folder is made where it is missing. Any number of
 * threads may do so at once, each with a root of its own. */
bool stage_write(const Stage *stage, Beneath *reach, const char *path, const char *bytes,
                 gsize length, GError **error);

/* Opens a file that is not there yet, for appending to it. -1 and `error`. */
int stage_create(Beneath *reach, const char *path, GError **error);

/* Links a file of another tree, or copies it with its times and mode where it cannot be linked; its
 * folder is made where it is missing. Sets `error` to G_IO_ERROR_EXISTS where something is there.
 */
bool stage_link(Beneath *reach, Beneath *tree, const char *path, GError **error);

/* Whether the file system links files of this tree into the stage: tried with one of them. */
bool stage_can_link(const Stage *stage, Beneath *tree, const char *path);

G_END_DECLS
