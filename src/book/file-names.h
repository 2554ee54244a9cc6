/*
 * file-names.h: names in the folders of codes/ that no file there has, and what they mean. For the
 * loading files of this room only. `protocols` are those of the book, ending in NULL.
 */
#pragma once

#include "book/kinds.h"

G_BEGIN_DECLS

/* Whether a name is of two codes of two protocols, so that its file stands in codes/across/. */
bool file_name_is_relation(const char *name, const char *const *protocols);

/* Says what a name should have been that no file of a folder has, as a message. Free with g_free.
 */
char *file_name_judge(FileFolder folder, const char *name, const char *const *protocols);

/* A name as it is compared with others that may mean the same: without its folder, in small letters
 * and with hyphens alone. It begins so that it is no id. Free with g_free. */
char *file_name_key(const char *name);

/* The ids of the sources that such a name may mean. `below` is the folder in codes/, with a slash,
 * or empty. Free with g_strfreev. */
char **file_name_meant(FileFolder folder, const char *below, const char *name,
                       const char *const *protocols);

/* The name without its ending, where it looks like that of a source that would not be read:
 * 486.yml, 486.yaml.txt, or 486 alone. NULL where it does not: editors put files of their own
 * beside those that they save. Sets `*is_clear` where nothing else can be meant. Free with g_free.
 */
char *file_name_stem(const char *name, bool *is_clear);

/* Whether there is one. */
bool file_name_is_meant(const char *name);

G_END_DECLS
