/* How a path is resolved below its root, and the calls that need no more than its folder. */
#include "beneath/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Tries of openat2, which gives up where somebody else renames folders meanwhile, or at a signal.
 */
#define TRIES 100

/* Folders that are held open: files of so many are made or looked at in turn. */
#define HELD 4

/* The folder of a repository, which holds what git was told to log in with. */
#define REPOSITORY ".git"

#define FOLDER_FLAGS (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

/* A folder that is held open. */
typedef struct HeldFolder {
    GString *path;
    int descriptor; /* -1 for none */
} HeldFolder;

struct Beneath {
    int root;
    bool owns_root;
    char *name; /* of the root, in messages */
    HeldFolder held[HELD];
    guint oldest; /* of them, which gives way to another */
};

static void forget(HeldFolder *held)
{
    if (held->descriptor >= 0)
        close(held->descriptor);
    held->descriptor = -1;
}

static void forget_all(Beneath *beneath)
{
    for (guint i = 0; i < HELD; i++)
        forget(&beneath->held[i]);
}

void beneath_free(Beneath *beneath)
{
    if (!beneath)
        return;
    int why = errno;
    forget_all(beneath);
    if (beneath->owns_root)
        close(beneath->root);
    for (guint i = 0; i < HELD; i++)
        g_string_free(beneath->held[i].path, TRUE);
    g_free(beneath->name);
    g_free(beneath);
    errno = why;
}

Beneath *beneath_new_at(int root, const char *path)
{
    Beneath *beneath = g_new0(Beneath, 1);
    beneath->root = root;
    beneath->name = g_strdup(path);
    for (guint i = 0; i < HELD; i++)
        beneath->held[i] = (HeldFolder){g_string_new(NULL), -1};
    return beneath;
}

/* Takes the open folder over. */
static Beneath *take_root(int root, const char *path)
{
    if (root < 0)
        return NULL;
    Beneath *beneath = beneath_new_at(root, path);
    beneath->owns_root = true;
    return beneath;
}

Beneath *beneath_new(const char *path)
{
    return take_root(open(path, O_PATH | O_DIRECTORY | O_CLOEXEC), path);
}

Beneath *beneath_new_below(Beneath *beneath, const char *path)
{
    g_autofree char *name = g_build_filename(beneath->name, path, NULL);
    return take_root(beneath_open(beneath, path, O_RDONLY | O_DIRECTORY, 0), name);
}

int beneath_root(const Beneath *beneath)
{
    return beneath->root;
}

const char *beneath_name(const Beneath *beneath)
{
    return beneath->name;
}

/* ---- Resolving ---- */

/* Whether a part of a path is a name, and not a way to another folder. */
static bool is_name(const char *part)
{
    return part[0] != '\0' && strcmp(part, ".") != 0 && strcmp(part, "..") != 0;
}

/* Opens what stands at a path below a folder by the kernel. */
static int open_at_once(int root, const char *path, guint64 flags, guint64 resolve)
{
    struct open_how how = {.flags = flags, .resolve = resolve};
    int descriptor = -1;
    for (guint i = 0; i < TRIES; i++) {
        descriptor = (int)syscall(SYS_openat2, root, path, &how, sizeof how);
        if (descriptor >= 0 || (errno != EAGAIN && errno != EINTR))
            break;
    }
    return descriptor;
}

static bool is_link(int folder, const char *name)
{
    struct stat status;
    int why = errno;
    bool found =
        fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
    errno = why;
    return found;
}

/* Opens a folder part by part. A kernel or a sandbox may not know openat2. */
static int open_in_parts(int root, const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    int descriptor = root;
    for (guint i = 0; parts[i]; i++)
        if (!is_name(parts[i])) {
            errno = EINVAL;
            return -1;
        }
    for (guint i = 0; parts[i]; i++) {
        int next = openat(descriptor, parts[i], FOLDER_FLAGS);
        int why = errno == ENOTDIR && is_link(descriptor, parts[i]) ? ELOOP : errno;
        if (descriptor != root)
            close(descriptor);
        errno = why;
        descriptor = next;
        if (descriptor < 0)
            return -1;
    }
    return descriptor;
}

/* Whether openat2 itself failed, and not the opening. */
static bool is_unknown(int code)
{
    return code == ENOSYS || code == EPERM || code == EAGAIN;
}

static int open_folder(int root, const char *path)
{
    int descriptor = open_at_once(root, path, FOLDER_FLAGS, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS);
    return descriptor < 0 && is_unknown(errno) ? open_in_parts(root, path) : descriptor;
}

/* Opens the folder of this path instead of the one that is held open the longest. */
static int hold(Beneath *beneath, const char *path, gsize length)
{
    HeldFolder *held = &beneath->held[beneath->oldest];
    beneath->oldest = (beneath->oldest + 1) % HELD;
    forget(held);
    g_string_truncate(held->path, 0);
    g_string_append_len(held->path, path, (gssize)length);
    return held->descriptor = open_folder(beneath->root, held->path->str);
}

int beneath_parent(Beneath *beneath, const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (!is_name(*name)) {
        errno = EINVAL;
        return -1;
    }
    if (!slash)
        return beneath->root;
    gsize length = (gsize)(slash - path);
    for (guint i = 0; i < HELD; i++) {
        const HeldFolder *held = &beneath->held[i];
        if (held->descriptor >= 0 && held->path->len == length &&
            memcmp(held->path->str, path, length) == 0)
            return held->descriptor;
    }
    return hold(beneath, path, length);
}

/* ---- Calls ---- */

int beneath_open(Beneath *beneath, const char *path, int flags, mode_t mode)
{
    const char *name;
    flags |= O_NOFOLLOW | O_CLOEXEC;
    if (path[0] == '\0')
        return openat(beneath->root, ".", flags, mode);
    int folder = beneath_parent(beneath, path, &name);
    return folder < 0 ? -1 : openat(folder, name, flags, mode);
}

/* The path of what is open; NULL and errno where the kernel does not tell. Free with g_free. */
static char *path_of(int descriptor)
{
    g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", descriptor);
    g_autofree char *path = g_new(char, PATH_MAX);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length == PATH_MAX)
        errno = ENAMETOOLONG;
    return length < 0 || length == PATH_MAX ? NULL : g_strndup(path, (gsize)length);
}

/* Whether what is open below a root lies in the folder of a repository. */
static bool is_of_repository(const char *root, const char *path)
{
    if (g_str_has_prefix(path, root))
        path += strlen(root) - g_str_has_suffix(root, "/");
    return strstr(path, "/" REPOSITORY "/") || g_str_has_suffix(path, "/" REPOSITORY);
}

/* Leaves open what a link led to, unless that is a repository's own, or /proc is not there to tell:
 * EOPNOTSUPP, so that nobody takes it for a file that is missing. */
static int keep_linked(int root, int descriptor)
{
    if (descriptor < 0)
        return -1;
    g_autofree char *from = path_of(root), *path = from ? path_of(descriptor) : NULL;
    if (path && !is_of_repository(from, path))
        return descriptor;
    int why = path ? EXDEV : errno == ENOENT ? EOPNOTSUPP : errno;
    close(descriptor);
    errno = why;
    return -1;
}

int beneath_open_linked(Beneath *beneath, const char *path)
{
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    int descriptor = beneath_open(beneath, path, flags, 0), why = errno;
    if (descriptor < 0)
        descriptor =
            keep_linked(beneath->root, open_at_once(beneath->root, path, (guint64)flags,
                                                    RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS));
    if (descriptor < 0 && is_unknown(errno))
        errno = why;
    return descriptor;
}

DIR *beneath_opendir(Beneath *beneath, const char *path)
{
    int descriptor = beneath_open(beneath, path, O_RDONLY | O_DIRECTORY, 0);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder && descriptor >= 0)
        close(descriptor);
    return folder;
}

int beneath_stat(Beneath *beneath, const char *path, struct stat *status)
{
    const char *name;
    int folder = beneath_parent(beneath, path, &name);
    return folder < 0 ? -1 : fstatat(folder, name, status, AT_SYMLINK_NOFOLLOW);
}

bool beneath_is_at(Beneath *beneath, const char *path, int descriptor)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && beneath_stat(beneath, path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static int unlink_entry(Beneath *beneath, const char *path, int flags)
{
    const char *name;
    int folder = beneath_parent(beneath, path, &name);
    return folder < 0 ? -1 : unlinkat(folder, name, flags);
}

int beneath_unlink(Beneath *beneath, const char *path)
{
    return unlink_entry(beneath, path, 0);
}

/* A folder that is held open may be one that has gone, or lie below it. */
static void forget_below(Beneath *beneath, const char *path)
{
    int why = errno;
    gsize length = strlen(path);
    for (guint i = 0; i < HELD; i++) {
        const GString *held = beneath->held[i].path;
        if (held->len >= length && memcmp(held->str, path, length) == 0 &&
            (held->str[length] == '/' || held->str[length] == '\0'))
            forget(&beneath->held[i]);
    }
    errno = why;
}

int beneath_rmdir(Beneath *beneath, const char *path)
{
    int status = unlink_entry(beneath, path, AT_REMOVEDIR);
    forget_below(beneath, path);
    return status;
}

int beneath_link(Beneath *from, const char *path, Beneath *to, const char *new_path)
{
    const char *name, *new_name;
    int new_folder = beneath_parent(to, new_path, &new_name);
    int folder = new_folder < 0 ? -1 : beneath_parent(from, path, &name);
    return folder < 0 ? -1 : linkat(folder, name, new_folder, new_name, 0);
}

/* Where both paths lie below one root, the second folder could take the place of the first among
 * those that are held; so its descriptor is made for this call. */
int beneath_rename(Beneath *from, const char *path, Beneath *to, const char *new_path, guint flags)
{
    const char *name, *new_name;
    g_autoptr(Beneath) other = from == to ? beneath_new_at(to->root, to->name) : NULL;
    int new_folder = beneath_parent(other ? other : to, new_path, &new_name);
    int folder = new_folder < 0 ? -1 : beneath_parent(from, path, &name);
    if (folder < 0)
        return -1;
    int status = flags == 0 ? renameat(folder, name, new_folder, new_name)
                            : renameat2(folder, name, new_folder, new_name, flags);
    forget_below(from, path);
    forget_below(to, new_path);
    return status;
}

int beneath_make_folders(Beneath *beneath, const char *path, mode_t mode)
{
    struct stat status;
    const char *name;
    if (path[0] == '\0' || strcmp(path, ".") == 0)
        return 0;
    forget_all(beneath); /* somebody may have put another in its place */
    int folder = beneath_parent(beneath, path, &name);
    if (folder < 0 && errno == ENOENT) {
        g_autofree char *above = g_path_get_dirname(path);
        if (beneath_make_folders(beneath, above, mode) != 0)
            return -1;
        forget_all(beneath);
        folder = beneath_parent(beneath, path, &name);
    }
    if (folder < 0)
        return -1;
    if (mkdirat(folder, name, mode) == 0)
        return 0;
    if (errno != EEXIST || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return -1;
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode) ? 0 : -1;
}

bool beneath_is_mount(Beneath *beneath, const char *path)
{
    struct statx status;
    const char *name;
    int folder = beneath_parent(beneath, path, &name);
    return folder >= 0 &&
           statx(folder, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT);
}

bool beneath_can_change(Beneath *beneath, const char *path)
{
    const char *name = ".";
    int folder = path[0] == '\0' ? beneath->root : beneath_parent(beneath, path, &name);
    return folder >= 0 && faccessat(folder, name, W_OK | X_OK, AT_EACCESS) == 0;
}

/* ---- Errors ---- */

bool fail_errno(GError **error, const char *action, const char *path)
{
    int code = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code), "%s '%s': %s", action, path,
                g_strerror(code));
    return false;
}

/* The first part of a path that is a symbolic link, as a path; NULL where none is. */
static char *find_link(int root, const char *path)
{
    struct stat status;
    for (const char *end = path; end; end = end[0] ? end + 1 : NULL) {
        end += strcspn(end, "/");
        g_autofree char *part = g_strndup(path, (gsize)(end - path));
        if (fstatat(root, part, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return NULL;
        if (S_ISLNK(status.st_mode))
            return g_steal_pointer(&part);
    }
    return NULL;
}

/* A path with the name of its root, but for that of the folder at hand. */
static char *full_name(const Beneath *beneath, const char *path)
{
    if (path[0] == '\0')
        return g_strdup(beneath->name);
    return strcmp(beneath->name, ".") == 0 ? g_strdup(path)
                                           : g_build_filename(beneath->name, path, NULL);
}

bool beneath_fail(const Beneath *beneath, const char *action, const char *path, GError **error)
{
    int code = errno;
    g_autofree char *full = full_name(beneath, path);
    bool is_blocked = code == ELOOP || code == ENOTDIR || code == EXDEV;
    g_autofree char *part = is_blocked ? find_link(beneath->root, path) : NULL;
    errno = code;
    if (!part)
        return fail_errno(error, action, full);
    g_autofree char *link = full_name(beneath, part);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "%s '%s': '%s' is a symbolic link, which is not followed; move it away", action,
                full, link);
    return false;
}

bool write_all(int descriptor, const char *bytes, gsize length)
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
