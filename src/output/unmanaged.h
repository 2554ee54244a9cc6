/*
 * unmanaged.h: files, folders and links of a tree that statusbook did not print. They are kept.
 */
#pragma once

#include "output/manifest.h"
#include "output/stage.h"

G_BEGIN_DECLS

/* Brings all that is in a tree and not in its manifest into the stage. False and `error` where one
 * is in the way of what is there already, lies on another file system, or is a folder of somebody
 * else. */
bool unmanaged_keep(const Stage *stage, Beneath *tree, const Manifest *printed, GError **error);

/* Sets `error`: a path of the tree is in the way of what is printed. Returns false. */
bool unmanaged_fail_in_the_way(const Beneath *tree, const char *path, GError **error);

G_END_DECLS
