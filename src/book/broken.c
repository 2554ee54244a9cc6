/* Files that an error tells of already, so that nobody complains of what follows from that. */
#include "book/broken.h"

#include "book/file-names.h"

#include <string.h>

void files_break(BookStore *store, const char *id)
{
    g_hash_table_add(store->broken, g_strdup(id));
}

void files_break_name(BookStore *store, const char *name)
{
    g_hash_table_add(store->broken, file_name_key(name));
}

bool files_is_broken(const BookStore *store, const char *id)
{
    g_autofree char *key = file_name_key(id);
    const char *slash = strchr(id, '/');
    g_autofree char *folder = slash ? g_strndup(id, (gsize)(slash + 1 - id)) : NULL;
    return g_hash_table_contains(store->broken, id) || g_hash_table_contains(store->broken, key) ||
           (folder && g_hash_table_contains(store->broken, folder)) ||
           g_hash_table_contains(store->broken, FILES_ALL_SOURCES);
}
