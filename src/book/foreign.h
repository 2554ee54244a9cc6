/*
 * foreign.h: a file that holds what another file is to hold. For the loading files of this room
 * only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Says what a file is where it is not of its kind: most of what stands at its top is none of what
 * such files have. NULL where it is, or may be. Free with g_free. */
char *foreign_judge(BookFileKind kind, const YamlNode *root);

/* The id of the note on two codes that a file holds, by what there is to choose; NULL where it
 * holds none. Free with g_free. */
char *foreign_find_pair(const BookFile *file, const YamlNode *root);

/* The id of the source that has one name alone, such as grpc/decide, which a file in codes/ holds
 * under another; NULL where that is not clear. Free with g_free. */
char *foreign_find_named(const BookFile *file, const YamlNode *root);

/* Whether a code stands in a file of another name, after a message: it is a copy, of which nothing
 * else is worth saying. */
bool foreign_is_misnamed(const BookFile *file, const YamlNode *root);

G_END_DECLS
