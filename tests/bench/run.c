/*
 * run.c: runs a program and says what it took, as the kernel counted it: of the program and of
 * the processes that it waited for. What it prints goes where it would.
 * usage: run REPORT COMMAND [ARGUMENT…]    the report is one line, `name: number, …`
 * Ends as the command did; 126 where it could not be run.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double of_ms(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

int main(int argc, char **argv)
{
    pid_t child;
    int status = 0;
    struct rusage usage;
    if (argc < 3) {
        fputs("usage: run REPORT COMMAND [ARGUMENT…]\n", stderr);
        return 2;
    }
    double start = now_ms();
    /* Spawned, not forked: a fork would count this program's pages in the child's peak. */
    int error = posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environ);
    if (error != 0) {
        fprintf(stderr, "run: could not run '%s': %s\n", argv[2], strerror(error));
        return 126;
    }
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR)
            return 126;
    double wall = now_ms() - start;
    FILE *report = fopen(argv[1], "w");
    if (!report) {
        fprintf(stderr, "run: could not write '%s': %s\n", argv[1], strerror(errno));
        return 126;
    }
    fprintf(report, "wall ms: %.1f, user ms: %.1f, system ms: %.1f, peak KiB: %ld\n", wall,
            of_ms(usage.ru_utime), of_ms(usage.ru_stime), usage.ru_maxrss);
    if (fclose(report) != 0)
        return 126;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
