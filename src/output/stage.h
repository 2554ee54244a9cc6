/*
 * stage.h: the folder in which a new tree grows before it is put in its place.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Stage Stage;

/* An empty folder at `path`; what an interrupted build left there is removed. `time` is the time
 * that its files get, in seconds since 1970; -1 for the time of writing. NULL and `error` where it
 * cannot be made. Free with stage_free, which removes the folder unless it was moved away. */
Stage *stage_new(const char *path, gint64 time, GError **error);
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* What is in the stage stays when it is freed: from now on it is needed. */
void stage_leave(Stage *stage);

const char *stage_path(const Stage *stage);
/* The open folder. */
int stage_descriptor(const Stage *stage);

/* Makes a folder and those above it. */
bool stage_make_folder(const Stage *stage, const char *path, GError **error);

/* Writes a file that is not there yet; its folder is made where it is missing. Any number of
 * threads may do so at once. */
bool stage_write(const Stage *stage, const char *path, const char *bytes, gsize length,
                 GError **error);

/* Opens a file that is not there yet, for appending to it. -1 and `error`. */
int stage_create(const Stage *stage, const char *path, GError **error);

/* Links a file of another tree, or copies it with its times and mode where it cannot be linked; its
 * folder is made where it is missing. Sets `error` to G_IO_ERROR_EXISTS where something is there.
 */
bool stage_link(const Stage *stage, const char *tree, int tree_descriptor, const char *path,
                GError **error);

/* Whether the file system links files of this tree into the stage: tried with one of them. */
bool stage_can_link(const Stage *stage, int tree_descriptor, const char *path);

/* Writes all of it to a descriptor; false and errno. */
bool stage_write_all(int descriptor, const char *bytes, gsize length);

G_END_DECLS
