/* The lists of what changed, for rsync, an upload or the purge of a cache. */
#include "beneath/beneath.h"
#include "commands/build.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* The file by which a folder of lists is known. */
#define MARK ".statusbook-changes"

static const char *const names[] = {"added", "changed", "removed"};

/* The address of a file as pages say it. */
static void append_address(const char *path, const char *base_url, bool clean_urls, GString *out)
{
    gsize length = strlen(path);
    g_string_append(out, base_url);
    if (clean_urls && g_str_has_suffix(path, PAGE_ENDING))
        length -= strlen(PAGE_ENDING);
    if (clean_urls && length >= strlen("index") &&
        memcmp(path + length - strlen("index"), "index", strlen("index")) == 0 &&
        (length == strlen("index") || path[length - strlen("index") - 1] == '/') &&
        path[length] == '.')
        length -= strlen("index");
    g_autofree char *own = g_strndup(path, length);
    g_string_append_uri_escaped(out, own, "/", FALSE);
    g_string_append_c(out, '\n');
}

static bool write_list(const GPtrArray *paths, Beneath *folder, const char *name,
                       const char *base_url, bool clean_urls, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        if (base_url)
            append_address(path, base_url, clean_urls, text);
        else
            g_string_append_printf(text, "%s\n", path);
    }
    return beneath_write_new(folder, name, text->str, text->len) == 0 ||
           beneath_fail(folder, "could not write", name, error);
}

static bool is_marked(Beneath *folder)
{
    struct stat status;
    return beneath_stat(folder, MARK, &status) == 0 && S_ISREG(status.st_mode);
}

/* Marks the folder as one whose lists are ours to replace. Where it has such files and no mark,
 * they are somebody's. */
static bool mark_folder(Beneath *folder, GError **error)
{
    struct stat status;
    if (is_marked(folder))
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (beneath_stat(folder, names[i], &status) != 0)
            continue;
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                    "'%s/%s' was not written by statusbook, so --changes does not replace it; "
                    "choose another folder",
                    beneath_name(folder), names[i]);
        return false;
    }
    if (beneath_write_new(folder, MARK, "", 0) == 0)
        return true;
    int code = errno;
    bool is_others = code == EEXIST && is_marked(folder); /* another build has just done so */
    errno = code;
    return is_others || beneath_fail(folder, "could not write", MARK, error);
}

static bool clear_lists(Beneath *folder, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (beneath_unlink(folder, names[i]) != 0 && errno != ENOENT)
            return beneath_fail(folder, "could not remove", names[i], error);
    return true;
}

static Beneath *open_folder(const char *path, GError **error)
{
    Beneath *folder = NULL;
    if (g_mkdir_with_parents(path, BENEATH_FOLDER_MODE) != 0)
        fail_errno(error, "could not make", path);
    else if (!(folder = beneath_new(path)))
        fail_errno(error, "could not open", path);
    return folder;
}

/* Holds a folder of lists by its mark. Where the file system knows no locks, it is held by nobody.
 */
static int hold_folder(Beneath *folder, GError **error)
{
    int descriptor = beneath_open(folder, MARK, O_RDONLY | O_NONBLOCK, 0);
    if (descriptor < 0) {
        beneath_fail(folder, "could not open", MARK, error);
    } else if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another build is writing lists to '%s'",
                    beneath_name(folder));
        close(descriptor);
        descriptor = -1;
    }
    return descriptor;
}

int build_take_changes(const char *path, GError **error)
{
    g_autoptr(Beneath) folder = open_folder(path, error);
    int held = folder && mark_folder(folder, error) ? hold_folder(folder, error) : -1;
    if (held < 0)
        return -1;
    if (clear_lists(folder, error) &&
        (faccessat(beneath_root(folder), ".", W_OK, AT_EACCESS) == 0 ||
         fail_errno(error, "could not write to", path)))
        return held;
    close(held);
    return -1;
}

static bool write_lists(const Changes *changes, Beneath *folder, const char *base_url,
                        bool clean_urls, GError **error)
{
    const GPtrArray *const lists[] = {changes->added, changes->changed, changes->removed};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (!write_list(lists[i], folder, names[i], base_url, clean_urls, error))
            return false;
    return true;
}

bool build_write_changes(const Changes *changes, const char *path, const char *base_url,
                         bool clean_urls, GError **error)
{
    g_autoptr(Beneath) folder = open_folder(path, error);
    if (folder && mark_folder(folder, error) && clear_lists(folder, error) &&
        write_lists(changes, folder, base_url, clean_urls, error))
        return true;
    if (folder)
        clear_lists(folder, NULL); /* one of three looks like all that has changed */
    g_prefix_error(error, "all is done but the lists of changes: ");
    return false;
}
