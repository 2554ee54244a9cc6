/* statusbook complete: what may stand next on a command line, for the completion of shells. It asks
 * each command for its own table of options, so no shell's script knows any. */
#include "commands/complete-words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What stands before the command. */
static void complete_first(const Command *table, const char *typed)
{
    complete_offer_commands(table, 0, typed);
    if (typed[0] != '-')
        return;
    complete_offer(typed, "-C", "go to this folder first");
    complete_offer(typed, "--help", "list the commands");
    complete_offer(typed, "--version", "print the version");
}

/* Lets a command complete its own words; one that tells of all commands of `table` has no options.
 */
static void complete_command(const Command *command, const Command *table, int n, char **words)
{
    static const GOptionEntry none[] = {G_OPTION_ENTRY_NULL};
    if (command->table == table) {
        complete_words(command, none, n, words);
        return;
    }
    g_autoptr(GPtrArray) call = g_ptr_array_new();
    g_ptr_array_add(call, (char *)command->name);
    g_ptr_array_add(call, (char *)COMMAND_COMPLETE);
    for (int i = 0; i < n; i++)
        g_ptr_array_add(call, words[i]);
    g_ptr_array_add(call, NULL);
    command->run(command, (int)call->len - 1, (char **)call->pdata);
}

/* Goes to the folders of -C, as far as they are there. Returns how many words are done with; all of
 * them where nothing can be offered, or has been. */
static int complete_go(int n, char **words)
{
    int done = 0;
    for (; n - done > 1 && strcmp(words[done], "-C") == 0; done += 2) {
        if (n - done == 2)
            puts(COMPLETE_FOLDERS);
        if (n - done == 2 || chdir(words[done + 1]) != 0)
            return n;
    }
    return done;
}

static void complete_line(const Command *self, int n, char **words)
{
    if (n < 2) {
        if (n == 1)
            complete_first(self->table, words[0]);
        return;
    }
    const Command *command = command_find(self->table, words[0]);
    if (!command || command == self)
        return;
    if (!command->table || command->table == self->table) {
        complete_command(command, self->table, n - 1, words + 1);
        return;
    }
    g_autofree char *prefix = g_strconcat(command->name, " ", NULL);
    if (n == 2) {
        complete_offer_commands(command->table, strlen(prefix), words[1]);
        return;
    }
    g_autofree char *name = g_strconcat(prefix, words[1], NULL);
    command = command_find(command->table, name);
    if (command)
        complete_command(command, self->table, n - 2, words + 2);
}

int complete_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    /* Behind "--" the words are the shell's: whatever they are, they are no options of ours. */
    if (argc < 2 || strcmp(argv[1], "--") != 0) {
        if (!command_parse(self, entries, &argc, &argv, &status))
            return status;
        fputs("statusbook complete: the words stand behind '--'\n", stderr);
        return EXIT_USAGE;
    }
    int n = argc - 2;
    char **words = argv + 2;
    int done = complete_go(n, words);
    complete_line(self, n - done, words + done);
    return EXIT_FINE;
}
