/* Removing a folder with all that is in it. Each folder is emptied by its descriptor, so that no
 * link is followed, whoever puts one there meanwhile. */
#include "beneath/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

static int remove_folder(Beneath *above, const char *name, const char *last);

/* Removes what is no folder. A folder that nobody was to write to is opened up first. */
static int remove_file(Beneath *folder, const char *name)
{
    int status = beneath_unlink(folder, name);
    if (status != 0 && errno == EACCES && fchmod(beneath_root(folder), S_IRWXU) == 0)
        status = beneath_unlink(folder, name);
    return status != 0 && errno != ENOENT ? -1 : 0;
}

static int remove_entry(Beneath *folder, const struct dirent *entry)
{
    struct stat status;
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_UNKNOWN) {
        if (beneath_stat(folder, entry->d_name, &status) != 0)
            return errno == ENOENT ? 0 : -1;
        is_folder = S_ISDIR(status.st_mode);
    }
    return is_folder ? remove_folder(folder, entry->d_name, NULL)
                     : remove_file(folder, entry->d_name);
}

/* Removes all entries but `last`. */
static int remove_entries(Beneath *folder, const char *last)
{
    const struct dirent *entry;
    DIR *dir = beneath_opendir(folder, "");
    if (!dir)
        return -1;
    int status = 0;
    while (status == 0 && (errno = 0, entry = readdir(dir))) {
        bool is_entry = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
        if (is_entry && g_strcmp0(entry->d_name, last) != 0)
            status = remove_entry(folder, entry);
    }
    int why = errno;
    if (status == 0 && why != 0)
        status = -1;
    closedir(dir);
    errno = why;
    return status;
}

static int remove_folder(Beneath *above, const char *name, const char *last)
{
    struct stat status, parent;
    g_autoptr(Beneath) folder = beneath_new_below(above, name);
    if (!folder)
        return errno == ENOENT ? 0 : -1;
    if (fstat(beneath_root(folder), &status) != 0 || fstat(beneath_root(above), &parent) != 0)
        return -1;
    if (status.st_dev != parent.st_dev || beneath_is_mount(above, name)) {
        errno = EBUSY;
        return -1;
    }
    if (beneath_empty(folder, last) != 0)
        return -1;
    int removed = beneath_rmdir(above, name);
    if (removed != 0 && errno == EACCES && fchmod(beneath_root(above), S_IRWXU) == 0)
        removed = beneath_rmdir(above, name);
    return removed;
}

int beneath_empty(Beneath *beneath, const char *last)
{
    if (remove_entries(beneath, last) != 0)
        return -1;
    return last ? remove_folder(beneath, last, NULL) : 0;
}

int beneath_remove_tree(Beneath *beneath, const char *path, const char *last)
{
    const char *name = strrchr(path, '/');
    if (!name)
        return remove_folder(beneath, path, last);
    g_autofree char *folder = g_strndup(path, (gsize)(name - path));
    g_autoptr(Beneath) above = beneath_new_below(beneath, folder);
    if (!above)
        return errno == ENOENT ? 0 : -1;
    return remove_folder(above, name + 1, last);
}
