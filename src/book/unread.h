/*
 * unread.h: folders that site.yaml does not name, and names in it without a folder. For the loading
 * files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Warns of a folder that is not read, since site.yaml names no protocol so. A folder of a language
 * that it does not name is work that has begun, and no warning. */
void unread_complain(const BookStore *store, const char *path, const char *name,
                     Diagnostics *diagnostics);

/* Warns of those in codes/. Where something is wrong with the list of site.yaml it does not: a name
 * there that is a slip may mean one of them. */
void unread_tell(const BookStore *store, Diagnostics *diagnostics);

/* Adds a message at a name of site.yaml whose file at `path` is not there. The nearest of the
 * folders that are not read is proposed. */
void unread_complain_absent(const GPtrArray *unread, DiagnosticId id, const YamlNode *node,
                            const char *name, const char *path, Diagnostics *diagnostics);

G_END_DECLS
