/*
 * Makes calls of the C library fail, or kills the program at them: put before it by LD_PRELOAD.
 *
 * From the first path with ".statusbook" in it on, or from the start where FAULT_FROM_START is set,
 * the calls that FAULT_CALLS names ("write,close"; "all": each) are counted. The one with the
 * number FAULT_AT ("all": each of them) does not happen, and the file FAULT_MARK is made. FAULT_HOW
 * says what happens instead:
 *
 * - kill: the program is killed, after half of it where it is a write
 * - stop: the program stops until it is told to go on; then the call happens
 * - short: a write writes half
 * - a number: it fails with this errno; a close closes all the same
 *
 * FAULT_LOG is a file to which each call that is named is written, with its path.
 *
 * FAULT_NO_EXCHANGE makes a file system that cannot exchange two folders in one step,
 * FAULT_NO_OPENAT2 a kernel that does not know openat2.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_bool begun;
static atomic_int n_calls;

static bool is_named(const char *call)
{
    const char *names = getenv("FAULT_CALLS");
    size_t length = strlen(call);
    if (names && strcmp(names, "all") == 0)
        return true;
    for (const char *at = names; at && (at = strstr(at, call)); at += length)
        if ((at == names || at[-1] == ',') && (at[length] == ',' || at[length] == '\0'))
            return true;
    return false;
}

static bool is_how(const char *how)
{
    const char *given = getenv("FAULT_HOW");
    return given && strcmp(given, how) == 0;
}

static void make_mark(void)
{
    const char *mark = getenv("FAULT_MARK");
    if (mark)
        syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0644));
}

static void write_log(const char *call, const char *path)
{
    char line[PATH_MAX + 64];
    const char *log = getenv("FAULT_LOG");
    if (!log)
        return;
    int length = snprintf(line, sizeof line, "%s %s\n", call, path ? path : "-");
    int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND, 0644);
    syscall(SYS_write, file, line, (size_t)length);
    syscall(SYS_close, file);
}

/* Whether it is this call's turn. */
static bool is_hit(const char *call, const char *path)
{
    if ((path && strstr(path, ".statusbook")) || getenv("FAULT_FROM_START"))
        begun = true;
    if (!begun || !is_named(call))
        return false;
    write_log(call, path);
    const char *at = getenv("FAULT_AT");
    if (!at)
        return false;
    if (++n_calls != atoi(at) && strcmp(at, "all") != 0)
        return false;
    make_mark();
    if (is_how("stop"))
        raise(SIGSTOP);
    return !is_how("stop");
}

static int fail(void)
{
    if (is_how("kill"))
        kill(getpid(), SIGKILL);
    errno = atoi(getenv("FAULT_HOW"));
    return -1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* A call that only fails or does not. `as` is what it is called in FAULT_CALLS: a program for large
 * files calls names that end in 64, which count as the others do. */
#define SIMPLE_AS(type, name, as, path, parameters, arguments)                                     \
    type name parameters                                                                           \
    {                                                                                              \
        return is_hit(as, path) ? (type)fail() : NEXT(name) arguments;                             \
    }
#define SIMPLE(type, name, path, parameters, arguments)                                            \
    SIMPLE_AS(type, name, #name, path, parameters, arguments)

SIMPLE(int, rename, b, (const char *a, const char *b), (a, b))
SIMPLE(int, renameat, d, (int a, const char *b, int c, const char *d), (a, b, c, d))
SIMPLE(int, linkat, d, (int a, const char *b, int c, const char *d, int e), (a, b, c, d, e))
SIMPLE(int, mkdir, a, (const char *a, mode_t b), (a, b))
SIMPLE(int, mkdirat, b, (int a, const char *b, mode_t c), (a, b, c))
SIMPLE(int, unlink, a, (const char *a), (a))
SIMPLE(int, unlinkat, b, (int a, const char *b, int c), (a, b, c))
SIMPLE(int, rmdir, a, (const char *a), (a))
SIMPLE(int, remove, a, (const char *a), (a))
SIMPLE(int, chmod, a, (const char *a, mode_t b), (a, b))
SIMPLE(int, fchmod, NULL, (int a, mode_t b), (a, b))
SIMPLE(int, futimens, NULL, (int a, const struct timespec b[2]), (a, b))
SIMPLE(int, fsync, NULL, (int a), (a))
SIMPLE(int, syncfs, NULL, (int a), (a))
SIMPLE(int, flock, NULL, (int a, int b), (a, b))
SIMPLE(int, fstatat, b, (int a, const char *b, struct stat *c, int d), (a, b, c, d))
SIMPLE_AS(int, fstatat64, "fstatat", b, (int a, const char *b, struct stat64 *c, int d),
          (a, b, c, d))
SIMPLE(int, lstat, a, (const char *a, struct stat *b), (a, b))
SIMPLE_AS(int, lstat64, "lstat", a, (const char *a, struct stat64 *b), (a, b))
SIMPLE(int, stat, a, (const char *a, struct stat *b), (a, b))
SIMPLE_AS(int, stat64, "stat", a, (const char *a, struct stat64 *b), (a, b))
SIMPLE(int, statx, b, (int a, const char *b, int c, unsigned d, struct statx *e), (a, b, c, d, e))
SIMPLE(int, utimensat, b, (int a, const char *b, const struct timespec c[2], int d), (a, b, c, d))
SIMPLE(int, ftruncate, NULL, (int a, off_t b), (a, b))
SIMPLE_AS(int, ftruncate64, "ftruncate", NULL, (int a, off64_t b), (a, b))
SIMPLE(int, fchown, NULL, (int a, uid_t b, gid_t c), (a, b, c))
SIMPLE(int, faccessat, b, (int a, const char *b, int c, int d), (a, b, c, d))
SIMPLE(ssize_t, pread, NULL, (int a, void *b, size_t c, off_t d), (a, b, c, d))
SIMPLE_AS(ssize_t, pread64, "pread", NULL, (int a, void *b, size_t c, off64_t d), (a, b, c, d))
SIMPLE(int, fstat, NULL, (int a, struct stat *b), (a, b))
SIMPLE_AS(int, fstat64, "fstat", NULL, (int a, struct stat64 *b), (a, b))
SIMPLE(off_t, lseek, NULL, (int a, off_t b, int c), (a, b, c))
SIMPLE_AS(off64_t, lseek64, "lseek", NULL, (int a, off64_t b, int c), (a, b, c))
SIMPLE(int, access, a, (const char *a, int b), (a, b))
SIMPLE(int, chdir, a, (const char *a), (a))
SIMPLE(ssize_t, readlinkat, b, (int a, const char *b, char *c, size_t d), (a, b, c, d))
SIMPLE(int, symlinkat, c, (const char *a, int b, const char *c), (a, b, c))
SIMPLE(ssize_t, flistxattr, NULL, (int a, char *b, size_t c), (a, b, c))
SIMPLE(ssize_t, fgetxattr, NULL, (int a, const char *b, void *c, size_t d), (a, b, c, d))
SIMPLE(int, fsetxattr, NULL, (int a, const char *b, const void *c, size_t d, int e),
       (a, b, c, d, e))
SIMPLE(int, fclose, NULL, (FILE * a), (a))
SIMPLE(int, fflush, NULL, (FILE * a), (a))

int renameat2(int a, const char *b, int c, const char *d, unsigned e)
{
    if (getenv("FAULT_NO_EXCHANGE")) {
        errno = EINVAL;
        return -1;
    }
    return is_hit("renameat2", d) ? fail() : NEXT(renameat2)(a, b, c, d, e);
}

/* openat2 has no function of its own. */
long syscall(long number, ...)
{
    long a[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_openat2) {
        if (getenv("FAULT_NO_OPENAT2")) {
            errno = ENOSYS;
            return -1;
        }
        if (is_hit("openat2", (const char *)a[1]))
            return fail();
    }
    return NEXT(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

DIR *opendir(const char *path)
{
    if (!is_hit("opendir", path))
        return NEXT(opendir)(path);
    fail();
    return NULL;
}

DIR *fdopendir(int descriptor)
{
    if (!is_hit("opendir", NULL))
        return NEXT(fdopendir)(descriptor);
    fail();
    return NULL;
}

/* A call that gives a pointer: what it gives where it fails. */
#define POINTER(type, name, as, path, none, parameters, arguments)                                 \
    type name parameters                                                                           \
    {                                                                                              \
        if (!is_hit(as, path))                                                                     \
            return NEXT(name) arguments;                                                           \
        fail();                                                                                    \
        return none;                                                                               \
    }
POINTER(struct dirent *, readdir, "readdir", NULL, NULL, (DIR * a), (a))
POINTER(struct dirent64 *, readdir64, "readdir", NULL, NULL, (DIR * a), (a))
POINTER(char *, realpath, "realpath", a, NULL, (const char *a, char *b), (a, b))
POINTER(char *, getcwd, "getcwd", NULL, NULL, (char *a, size_t b), (a, b))
POINTER(void *, mmap, "mmap", NULL, MAP_FAILED, (void *a, size_t b, int c, int d, int e, off_t f),
        (a, b, c, d, e, f))
POINTER(void *, mmap64, "mmap", NULL, MAP_FAILED,
        (void *a, size_t b, int c, int d, int e, off64_t f), (a, b, c, d, e, f))

POINTER(FILE *, fopen, "open", a, NULL, (const char *a, const char *b), (a, b))
POINTER(FILE *, fopen64, "open", a, NULL, (const char *a, const char *b), (a, b))

/* It gives the errno and sets none. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *data)
{
    if (!is_hit("pthread_create", NULL))
        return NEXT(pthread_create)(thread, attributes, run, data);
    fail();
    return errno;
}

#define CONTROLLING(name)                                                                          \
    int name(int descriptor, int command, ...)                                                     \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, command);                                                                   \
        long argument = va_arg(rest, long);                                                        \
        va_end(rest);                                                                              \
        return is_hit("fcntl", NULL) ? fail() : NEXT(name)(descriptor, command, argument);         \
    }
CONTROLLING(fcntl)
CONTROLLING(fcntl64)

#define OPENING(name)                                                                              \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode_t mode = va_arg(rest, mode_t);                                                        \
        va_end(rest);                                                                              \
        return is_hit("open", path) ? fail()                                                       \
                                    : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);       \
    }
#define OPENING_AT(name)                                                                           \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode_t mode = va_arg(rest, mode_t);                                                        \
        va_end(rest);                                                                              \
        return is_hit("open", path) ? fail()                                                       \
                                    : (int)syscall(SYS_openat, folder, path, flags, mode);         \
    }
OPENING(open)
OPENING(open64)
OPENING_AT(openat)
OPENING_AT(openat64)

ssize_t read(int descriptor, void *bytes, size_t length)
{
    return is_hit("read", NULL) ? fail() : syscall(SYS_read, descriptor, bytes, length);
}

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (!is_hit("write", NULL))
        return syscall(SYS_write, descriptor, bytes, length);
    if (is_how("short") || is_how("kill")) {
        ssize_t half = syscall(SYS_write, descriptor, bytes, (length + 1) / 2);
        if (is_how("short"))
            return half;
    }
    return fail();
}

int close(int descriptor)
{
    bool hit = is_hit("close", NULL);
    if (hit && is_how("kill"))
        fail();
    int status = (int)syscall(SYS_close, descriptor);
    return hit ? fail() : status;
}
