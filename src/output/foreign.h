/*
 * foreign.h: files and folders of a tree that statusbook did not print: they are kept.
 */
#pragma once

#include "output/manifest.h"
#include "output/stage.h"

G_BEGIN_DECLS

/* Brings all that is in the tree at `path` (open as `descriptor`) and not in its manifest into the
 * stage. False and `error` where one is in the way of what is there already, lies on another
 * file system, or is a folder of somebody else. */
bool foreign_keep(const Stage *stage, const char *path, int descriptor, const Manifest *printed,
                  GError **error);

/* Sets `error`: a path of the tree is in the way of what is printed. Returns false. */
bool foreign_fail_in_the_way(const char *tree, const char *path, GError **error);

G_END_DECLS
