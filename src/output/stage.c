/* The folder in which a new tree grows before it is put in its place. */
#include "output/stage.h"

#include "output/manifest.h"
#include "output/place.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name of a link that is made to see whether links can be made. */
#define TRIAL "link-trial"

struct Stage {
    Beneath *above, *root;
    char *path; /* from `above` */
    gint64 time;
    bool is_left;
};

/* Removes the folder, unless something else has its name by now. */
static void remove_folder(const Stage *stage)
{
    if (beneath_is_at(stage->above, stage->path, beneath_root(stage->root)) &&
        beneath_empty(stage->root, MANIFEST_FOLDER) == 0)
        beneath_rmdir(stage->above, stage->path);
}

void stage_free(Stage *stage)
{
    if (!stage)
        return;
    if (stage->root && !stage->is_left)
        remove_folder(stage);
    beneath_free(stage->root);
    g_free(stage->path);
    g_free(stage);
}

Stage *stage_new(Beneath *above, const char *path, gint64 time, const Beneath *like, GError **error)
{
    g_autoptr(Stage) stage = g_new(Stage, 1);
    *stage = (Stage){above, NULL, g_strdup(path), time, false};
    if (beneath_make_folders(above, path, BENEATH_FOLDER_MODE) == 0)
        stage->root = beneath_new_below(above, path);
    if (stage->root && like && !place_copy_mode(like, stage->root, S_IRWXU, error))
        return NULL;
    if (stage->root && beneath_make_folders(stage->root, MANIFEST_FOLDER, BENEATH_FOLDER_MODE) == 0)
        return g_steal_pointer(&stage);
    beneath_fail(above, "could not make", path, error);
    return NULL;
}

Beneath *stage_root(const Stage *stage)
{
    return stage->root;
}

Beneath *stage_reach(const Stage *stage)
{
    return beneath_new_at(beneath_root(stage->root), beneath_name(stage->root));
}

void stage_leave(Stage *stage)
{
    stage->is_left = true;
}

static int make_folder_of(Beneath *reach, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return beneath_make_folders(reach, folder, BENEATH_FOLDER_MODE);
}

int stage_create(Beneath *reach, const char *path, GError **error)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL;
    int descriptor = beneath_open(reach, path, flags, BENEATH_FILE_MODE);
    if (descriptor < 0 && errno == ENOENT && make_folder_of(reach, path) == 0)
        descriptor = beneath_open(reach, path, flags, BENEATH_FILE_MODE);
    if (descriptor < 0)
        beneath_fail(reach, "could not make", path, error);
    return descriptor;
}

static bool set_time(const Stage *stage, int descriptor)
{
    const struct timespec times[] = {{.tv_sec = stage->time}, {.tv_sec = stage->time}};
    return stage->time < 0 || futimens(descriptor, times) == 0;
}

bool stage_write(const Stage *stage, Beneath *reach, const char *path, const char *bytes,
                 gsize length, GError **error)
{
    int descriptor = stage_create(reach, path, error);
    if (descriptor < 0)
        return false;
    bool written = write_all(descriptor, bytes, length) && set_time(stage, descriptor);
    if (!written)
        beneath_fail(reach, "could not write", path, error);
    if (close(descriptor) != 0 && written)
        return beneath_fail(reach, "could not write", path, error);
    return written;
}

bool stage_link(Beneath *reach, Beneath *tree, const char *path, GError **error)
{
    int status = beneath_link(tree, path, reach, path);
    if (status != 0 && errno == ENOENT && make_folder_of(reach, path) == 0)
        status = beneath_link(tree, path, reach, path);
    if (status != 0 && (errno == EPERM || errno == EMLINK || errno == EXDEV || errno == EOPNOTSUPP))
        status = beneath_copy(tree, path, reach, path);
    return status == 0 || beneath_fail(tree, "could not keep", path, error);
}

bool stage_can_link(const Stage *stage, Beneath *tree, const char *path)
{
    if (beneath_link(tree, path, stage->root, TRIAL) != 0)
        return errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS;
    return beneath_unlink(stage->root, TRIAL) == 0; /* it would be in the site otherwise */
}
