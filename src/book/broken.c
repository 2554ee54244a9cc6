/* Files that a message tells of already, so that nobody complains of what follows from that. */
#include "book/broken.h"

#include "book/file-names.h"

#include <string.h>

/* What the table has at a name. */
enum { BROKEN_UNREAD = 1, BROKEN_ERROR };

static void broken_note(BookStore *store, char *id, int how)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(store->broken, id));
    g_hash_table_insert(store->broken, id, GINT_TO_POINTER(MAX(how, known)));
}

void files_break(BookStore *store, const char *id)
{
    broken_note(store, g_strdup(id), BROKEN_ERROR);
}

void files_break_name(BookStore *store, const char *name)
{
    broken_note(store, file_name_key(name), BROKEN_ERROR);
}

void files_leave(BookStore *store, const char *id)
{
    broken_note(store, g_strdup(id), BROKEN_UNREAD);
}

void files_leave_name(BookStore *store, const char *name)
{
    broken_note(store, file_name_key(name), BROKEN_UNREAD);
}

/* The most that was said of what has this id, of its name, or of its folder; 0: nothing. */
static int broken_find(const BookStore *store, const char *id)
{
    g_autofree char *key = file_name_key(id);
    const char *slash = strchr(id, '/');
    g_autofree char *folder = slash ? g_strndup(id, (gsize)(slash + 1 - id)) : NULL;
    const char *const names[] = {id, key, FILES_ALL_SOURCES, folder};
    int most = 0;
    for (guint i = 0; i < G_N_ELEMENTS(names) && names[i]; i++)
        most = MAX(most, GPOINTER_TO_INT(g_hash_table_lookup(store->broken, names[i])));
    return most;
}

bool files_is_broken(const BookStore *store, const char *id)
{
    return broken_find(store, id) == BROKEN_ERROR;
}

bool files_is_told(const BookStore *store, const char *id)
{
    return broken_find(store, id) > 0;
}
