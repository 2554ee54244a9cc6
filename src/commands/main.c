/* statusbook: a press for reference books about response codes. */
#include "commands/command.h"
#include "commands/l10n.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const Command commands[] = {
    {"build", "[-o DIR]", "print the site", build_run},
    {"check", "[--stats]", "look for mistakes, print nothing", check_run},
    {"complete", "-- WORD…", "say what may stand next on a command line, for shells", complete_run},
    {"help", "[COMMAND|MESSAGE]", "explain a command, or a message by the name in its brackets",
     help_run},
    {"l10n", "COMMAND", "see, keep and mend translations", l10n_run},
    {"manual", "LIST", "print a list of the manual, for the makers of its pages", manual_run},
    {"schema", "KIND", "print the JSON Schema of a kind of file, for editors", schema_run},
    {"serve", "[--open]", "show the book in a browser, as it is at each moment", serve_run},
    {NULL, NULL, NULL, NULL},
};

static const Command *command_find_in(const Command *table, const char *name)
{
    for (const Command *command = table; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

const Command *command_find(const char *name)
{
    const Command *command = command_find_in(commands, name);
    return command ? command : command_find_in(l10n_commands, name);
}

/* GOption wants a blank between a short option and its value: -j2 becomes --jobs=2. */
static void join_values(const GOptionEntry *entries, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *argument = argv[i];
        if (argument[0] != '-' || argument[1] == '\0' || argument[2] == '\0')
            continue;
        for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
            if (entry->short_name != argument[1] || entry->arg == G_OPTION_ARG_NONE)
                continue;
            g_autofree char *joined = g_strdup_printf("--%s=%s", entry->long_name, argument + 2);
            argv[i] = (char *)g_intern_string(joined);
        }
    }
}

bool command_parse(const Command *command, const GOptionEntry *entries, int *argc, char ***argv,
                   int *status)
{
    if (*argc > 1 && strcmp((*argv)[1], COMMAND_COMPLETE) == 0) {
        complete_words(command, entries, *argc - 2, *argv + 2);
        *status = EXIT_FINE;
        return false;
    }
    g_autofree char *usage = g_strdup_printf("- %s", command->summary);
    g_autoptr(GOptionContext) context = g_option_context_new(usage);
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strdup_printf("statusbook %s", command->name);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    gboolean help = FALSE;
    const GOptionEntry help_entry[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL}, G_OPTION_ENTRY_NULL};
    g_option_context_add_main_entries(context, help_entry, NULL);
    g_set_prgname(name);
    join_values(entries, *argc, *argv);
    if (!g_option_context_parse(context, argc, argv, &error)) {
        bool is_unknown = g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
        fprintf(stderr, "%s: %s", name, error->message);
        fprintf(stderr, is_unknown ? "; see '%s --help'\n" : "\n", name);
        *status = EXIT_USAGE;
        return false;
    }
    if (help) {
        g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);
        fputs(text, stdout);
        *status = EXIT_FINE;
        return false;
    }
    return true;
}

int command_status(const Diagnostics *diagnostics, bool strict)
{
    return diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0 ||
                   (strict && diagnostics_count(diagnostics, DIAGNOSTIC_WARNING) > 0)
               ? EXIT_CONTENT
               : EXIT_FINE;
}

int command_report(Diagnostics *diagnostics, bool strict)
{
    guint errors = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR);
    guint warnings = diagnostics_count(diagnostics, DIAGNOSTIC_WARNING);
    g_autofree char *text = diagnostics_format(diagnostics);
    fputs(text, stderr);
    if (errors + warnings > 0)
        fprintf(stderr, "errors: %u, warnings: %u\n", errors, warnings);
    return command_status(diagnostics, strict);
}

const char *const command_formats[] = {"human", "github", "json", NULL};

int command_report_as(Diagnostics *diagnostics, bool strict, const char *format)
{
    if (!format || strcmp(format, "human") == 0)
        return command_report(diagnostics, strict);
    g_autofree char *text = strcmp(format, "json") == 0 ? diagnostics_format_json(diagnostics)
                                                        : diagnostics_format_github(diagnostics, strict);
    fputs(text, stdout);
    return command_status(diagnostics, strict);
}

static int wrong_use(const char *problem, const char *subject)
{
    fprintf(stderr, "statusbook: %s '%s'; see 'statusbook help'\n", problem, subject);
    return EXIT_USAGE;
}

/* Runs what the arguments, without the program's name, ask for. */
static int run(int argc, char **argv)
{
    while (argc > 0 && strcmp(argv[0], "-C") == 0) {
        if (argc < 2)
            return wrong_use("no folder behind", "-C");
        if (chdir(argv[1]) != 0) {
            fprintf(stderr, "statusbook: could not go to '%s': %s\n", argv[1], g_strerror(errno));
            return EXIT_OUTPUT;
        }
        argv += 2;
        argc -= 2;
    }
    if (argc == 0 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) {
        char *help[] = {(char *)"help", NULL};
        int status = help_run(1, help);
        return argc == 0 ? EXIT_USAGE : status;
    }
    if (strcmp(argv[0], "--version") == 0) {
        puts("statusbook " STATUSBOOK_VERSION);
        return EXIT_FINE;
    }
    const Command *command = command_find(argv[0]);
    if (!command)
        return wrong_use(argv[0][0] == '-' ? "unknown option" : "unknown command", argv[0]);
    return command->run(argc, argv);
}

/* What could not be printed is a failure of any command, whatever else it has to say. */
int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    int status = run(argc - 1, argv + 1);
    if (fflush(stdout) == EOF || ferror(stdout)) {
        fprintf(stderr, "statusbook: could not write to standard output: %s\n", g_strerror(errno));
        return EXIT_OUTPUT;
    }
    return status;
}
