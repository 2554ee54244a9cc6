/* The files that the program carries in itself. glib-compile-resources puts them there. */
#include "starter/files.h"

#include "text-order.h"

#include <gio/gio.h>
#include <string.h>

/* Of the file that is made of them. */
GResource *starter_resource_get_resource(void);
void starter_resource_register_resource(void);

/* They are made known when they are first asked for: other commands need none of them. */
static GResource *starter_resource(void)
{
    static gsize known;
    if (g_once_init_enter(&known)) {
        starter_resource_register_resource();
        g_once_init_leave(&known, 1);
    }
    return starter_resource_get_resource();
}

/* A path as the resource has it; free with g_free. */
static char *starter_place(const char *path)
{
    return g_strconcat("/", path, NULL);
}

char *starter_file(const char *path, gsize *length)
{
    g_autofree char *place = starter_place(path);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes =
        g_resource_lookup_data(starter_resource(), place, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    if (!bytes)
        g_error("%s", error->message); /* the list in the Makefile lacks it */
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    char *text = g_malloc(size + 1);
    memcpy(text, data, size);
    text[size] = '\0';
    if (length)
        *length = size;
    return text;
}

static char **starter_children(const char *folder)
{
    g_autofree char *place = starter_place(folder);
    return g_resource_enumerate_children(starter_resource(), place, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                         NULL);
}

bool starter_has_folder(const char *folder)
{
    g_auto(GStrv) children = starter_children(folder);
    return children != NULL;
}

GPtrArray *starter_files(const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GQueue) folders = g_queue_new();
    g_queue_push_tail(folders, g_strdup(folder));
    char *next;
    while ((next = g_queue_pop_head(folders)) != NULL) {
        g_auto(GStrv) children = starter_children(next);
        for (gsize i = 0; children && children[i]; i++) {
            char *path = g_strconcat(next, "/", children[i], NULL);
            gsize length = strlen(path);
            if (path[length - 1] == '/') {
                path[length - 1] = '\0';
                g_queue_push_tail(folders, path);
            } else {
                g_ptr_array_add(files, path);
            }
        }
        g_free(next);
    }
    g_ptr_array_sort(files, text_order);
    return files;
}
