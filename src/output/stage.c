#include "output/stage.h"

#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where it is tried whether a file can be linked. */
#define TRIAL "link-trial"

struct Stage {
    char *path;
    int descriptor;
    gint64 time;
    bool is_left;
};

void stage_free(Stage *stage)
{
    if (!stage)
        return;
    if (stage->descriptor >= 0)
        close(stage->descriptor);
    if (!stage->is_left)
        place_remove_tree(stage->path, NULL);
    g_free(stage->path);
    g_free(stage);
}

Stage *stage_new(const char *path, gint64 time, GError **error)
{
    g_autoptr(Stage) stage = g_new(Stage, 1);
    *stage = (Stage){g_strdup(path), -1, time, false};
    if (!place_remove_tree(path, error))
        return NULL;
    if (g_mkdir_with_parents(path, 0755) != 0) {
        place_fail(error, "could not make", path);
        return NULL;
    }
    stage->descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (stage->descriptor >= 0)
        return g_steal_pointer(&stage);
    place_fail(error, "could not open", path);
    return NULL;
}

const char *stage_path(const Stage *stage)
{
    return stage->path;
}

int stage_descriptor(const Stage *stage)
{
    return stage->descriptor;
}

void stage_leave(Stage *stage)
{
    stage->is_left = true;
}

bool stage_make_folder(const Stage *stage, const char *path, GError **error)
{
    g_autofree char *full = g_build_filename(stage->path, path, NULL);
    return g_mkdir_with_parents(full, 0755) == 0 || place_fail(error, "could not make", full);
}

static bool make_folder_of(const Stage *stage, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return stage_make_folder(stage, folder, error);
}

int stage_create(const Stage *stage, const char *path, GError **error)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int descriptor = openat(stage->descriptor, path, flags, 0644);
    if (descriptor < 0 && errno == ENOENT) {
        if (!make_folder_of(stage, path, error))
            return -1;
        descriptor = openat(stage->descriptor, path, flags, 0644);
    }
    if (descriptor < 0)
        place_fail_below(error, "could not make", stage->path, path);
    return descriptor;
}

bool stage_write_all(int descriptor, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (gsize)written;
        }
    }
    return true;
}

static bool set_time(const Stage *stage, int descriptor)
{
    const struct timespec times[] = {{.tv_sec = stage->time}, {.tv_sec = stage->time}};
    return stage->time < 0 || futimens(descriptor, times) == 0;
}

bool stage_write(const Stage *stage, const char *path, const char *bytes, gsize length,
                 GError **error)
{
    int descriptor = stage_create(stage, path, error);
    if (descriptor < 0)
        return false;
    bool written = stage_write_all(descriptor, bytes, length) && set_time(stage, descriptor);
    if (!written)
        place_fail_below(error, "could not write", stage->path, path);
    if (close(descriptor) != 0 && written)
        return place_fail_below(error, "could not write", stage->path, path);
    return written;
}

static bool copy_file(const Stage *stage, const char *tree, const char *path, GError **error)
{
    g_autofree char *from = g_build_filename(tree, path, NULL);
    g_autofree char *to = g_build_filename(stage->path, path, NULL);
    g_autoptr(GFile) source = g_file_new_for_path(from);
    g_autoptr(GFile) copy = g_file_new_for_path(to);
    if (g_file_copy(source, copy, G_FILE_COPY_ALL_METADATA | G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL,
                    NULL, NULL, error))
        return true;
    g_prefix_error(error, "could not keep '%s': ", from);
    return false;
}

bool stage_link(const Stage *stage, const char *tree, int tree_descriptor, const char *path,
                GError **error)
{
    if (linkat(tree_descriptor, path, stage->descriptor, path, 0) == 0)
        return true;
    if (errno == ENOENT) {
        if (!make_folder_of(stage, path, error))
            return false;
        if (linkat(tree_descriptor, path, stage->descriptor, path, 0) == 0)
            return true;
    }
    if (errno == EPERM || errno == EMLINK || errno == EXDEV || errno == EOPNOTSUPP)
        return copy_file(stage, tree, path, error);
    return place_fail_below(error, "could not keep", tree, path);
}

bool stage_can_link(const Stage *stage, int tree_descriptor, const char *path)
{
    if (linkat(tree_descriptor, path, stage->descriptor, TRIAL, 0) != 0)
        return errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS;
    return unlinkat(stage->descriptor, TRIAL, 0) == 0; /* it would be in the site otherwise */
}
