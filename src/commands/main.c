/* statusbook: a press for reference books about status codes. */
#include "commands/command.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* What a stack must have room for, in KiB: the deepest book that is taken needs half of it. */
#define STACK_MIN 128

static int wrong_use(const char *problem, const char *subject)
{
    command_complain("statusbook: %s '%s'; see 'statusbook help'", problem, subject);
    return EXIT_USAGE;
}

/* Runs what the arguments, without the program's name, ask for. */
static int run(int argc, char **argv)
{
    while (argc > 0 && strcmp(argv[0], "-C") == 0) {
        if (argc < 2)
            return wrong_use("no folder behind", "-C");
        if (chdir(argv[1]) != 0) {
            command_complain("statusbook: could not go to '%s': %s", argv[1], g_strerror(errno));
            return EXIT_OUTPUT;
        }
        argv += 2;
        argc -= 2;
    }
    if (argc == 0 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) {
        char *words[] = {(char *)"help", NULL};
        const Command *help = command_find(commands, words[0]);
        int status = help->run(help, 1, words);
        return argc == 0 ? EXIT_USAGE : status;
    }
    if (strcmp(argv[0], "--version") == 0) {
        puts("statusbook " STATUSBOOK_VERSION);
        return EXIT_FINE;
    }
    const Command *command = command_find(commands, argv[0]);
    if (!command)
        return wrong_use(argv[0][0] == '-' ? "unknown option" : "unknown command", argv[0]);
    return command->run(command, argc, argv);
}

/* The number of a stream that the caller has closed would be given to the next file that is opened,
 * and what is said would get into that. It is held by a file for the other direction instead, so
 * that what is said fails. */
static void hold_closed_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) == -1)
            (void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* A stack that ends in the middle of a work ends the program with it. */
static bool has_stack(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur / 1024 >= STACK_MIN)
        return true;
    command_complain("statusbook: the stack may have %u KiB here (ulimit -s), and %d are needed",
                     (guint)(limit.rlim_cur / 1024), STACK_MIN);
    return false;
}

/* What could not be printed is a failure of any command, whatever else it has to say. */
int main(int argc, char **argv)
{
    hold_closed_streams();
    /* Letters alone: messages are English whole, and numbers have the same point everywhere. */
    setlocale(LC_CTYPE, "");
    if (!has_stack())
        return EXIT_OUTPUT;
    int status = run(argc - 1, argv + 1);
    int why = fflush(stdout) == EOF ? errno : 0;
    if (why == 0 && !ferror(stdout))
        return status;
    return command_fail_output(why); /* of an earlier write nobody knows why it failed */
}
