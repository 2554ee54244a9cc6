/*
 * redo.h: replacing the files of a tree one by one, where folders cannot be exchanged.
 *
 * All new files stand in a stage inside of the tree. When they are complete, their manifest is
 * renamed to .statusbook/redo: from there on the build is decided, and whatever interrupts it, the
 * next one goes on. Each file is renamed to its place, in the order of the manifest, then what is
 * no longer printed is removed, and at last the manifest takes its own place.
 *
 * That is proof against whatever ends the program. It is proof against the loss of power only where
 * it is durable: the disk has all files of the stage before the build is decided, and all of the
 * tree before the manifest takes its place. A file system may otherwise keep a rename and lose what
 * was written before it.
 */
#pragma once

#include "output/stage.h"

G_BEGIN_DECLS

/* The stage of a tree whose files are replaced one by one, from the tree. */
#define REDO_STAGE ".statusbook/stage"

/* Decides: the manifest in the stage is the one that will be. From here on the stage must stay
 * until redo_finish has done its work. */
bool redo_begin(const Stage *stage, Beneath *tree, bool is_durable, GError **error);

/* Brings a build that is decided to its end, and removes its stage; true also where there is none.
 */
bool redo_finish(Beneath *tree, bool is_durable, GError **error);

/* Moves all that is in a stage without a manifest, a part of a site, into a tree that is empty. */
bool redo_into_empty(const Stage *stage, Beneath *tree, GError **error);

G_END_DECLS
