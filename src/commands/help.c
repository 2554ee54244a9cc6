/* statusbook help: the commands, one of them, or what a message means. */
#include "commands/command.h"

#include <stdio.h>
#include <string.h>

static void help_all(const Command *table)
{
    puts("statusbook prints reference books about status codes as a static web site.\n\n"
         "Usage: statusbook [-C DIR] COMMAND [OPTION…]\n\n"
         "Commands:");
    for (const Command *command = table; command->name; command++) {
        g_autofree char *call = g_strdup_printf("%s %s", command->name, command->arguments);
        /* printf counts bytes. */
        int width = 28 + (int)(strlen(call) - (gsize)g_utf8_strlen(call, -1));
        printf("  %-*s %s\n", width, call, command->summary);
    }
    puts("\nOptions:\n"
         "  -C DIR                       go to this folder first\n"
         "  --version                    print the version\n\n"
         "Exit status: 0 fine, 1 errors in the content, 2 wrong use, 3 reading or writing failed.\n"
         "The manual: statusbook(1), and statusbook-code(5) and others for the files of a book.");
}

static bool help_message(const char *name)
{
    DiagnosticId id = diagnostic_find(name);
    if (id == DIAGNOSTIC_N_IDS)
        return false;
    printf("%s (%s)\n  %s\n", name,
           diagnostic_severity(id) == DIAGNOSTIC_ERROR ? "error" : "warning", diagnostic_help(id));
    return true;
}

int help_run(const Command *self, int argc, char **argv)
{
    if (argc < 2) {
        help_all(self->table);
        return EXIT_FINE;
    }
    const Command *command = command_find(self->table, argv[1]);
    if (command && command != self) {
        char *help[] = {argv[1], (char *)"--help", NULL};
        return command->run(command, 2, help);
    }
    if (command || strcmp(argv[1], "--help") == 0) {
        help_all(self->table);
        return EXIT_FINE;
    }
    if (help_message(argv[1]))
        return EXIT_FINE;
    command_complain("statusbook help: there is no command and no message '%s'", argv[1]);
    return EXIT_USAGE;
}
