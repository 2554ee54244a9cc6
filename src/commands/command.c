/* What commands share: their options, and how they end. */
#include "commands/command.h"

#include "beneath/beneath.h"
#include "book/kinds.h"
#include "commands/complete-words.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const Command *command_find(const Command *table, const char *name)
{
    const Command *found = NULL;
    for (const Command *command = table; !found && command->name; command++)
        if (strcmp(command->name, name) == 0)
            found = command;
        else if (command->table && command->table != table)
            found = command_find(command->table, name);
    return found;
}

/* ---- A command that is a group of others ---- */

static void group_print_help(const Command *self, const char *intro, FILE *out)
{
    gsize skip = strlen(self->name) + 1;
    fprintf(out, "Usage: statusbook [-C DIR] %s COMMAND [OPTION…]\n\n%s\n\nCommands:\n", self->name,
            intro);
    for (const Command *command = self->table; command->name; command++) {
        g_autofree char *call = g_strdup_printf("%s %s", command->name + skip, command->arguments);
        fprintf(out, "  %-28s %s\n", call, command->summary);
    }
}

int command_run_group(const Command *self, const char *intro, int argc, char **argv)
{
    bool help = argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0);
    if (argc < 2 || help) {
        group_print_help(self, intro, help ? stdout : stderr);
        return help ? EXIT_FINE : EXIT_USAGE;
    }
    g_autofree char *name = g_strconcat(self->name, " ", argv[1], NULL);
    const Command *command = command_find(self->table, name);
    if (!command) {
        command_complain("statusbook %s: unknown command '%s'; see 'statusbook help %s'",
                         self->name, argv[1], self->name);
        return EXIT_USAGE;
    }
    argv[1] = (char *)command->name;
    return command->run(command, argc - 1, argv + 1);
}

/* ---- The options of a command ---- */

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

/* GOption takes a value of an option that has none and does not look at it, so --strict=no would be
 * strict. Returns the name of such an option; NULL where there is none. */
static const char *find_vain_value(const GOptionEntry *entries, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
            g_autofree char *start = g_strdup_printf("--%s=", entry->long_name);
            if (entry->arg == G_OPTION_ARG_NONE && g_str_has_prefix(argv[i], start))
                return entry->long_name;
        }
    }
    return NULL;
}

void command_complain(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *raw = g_strdup_vprintf(format, values);
    va_end(values);
    g_autofree char *text = diagnostics_clean(raw);
    fprintf(stderr, "%s\n", text);
}

int command_wrong_kind(const Command *self, const char *thing, const char *wrong,
                       const char *others)
{
    g_autoptr(GString) names = g_string_new(book_file_kind_name((BookFileKind)0));
    for (guint i = 1; i < BOOK_N_FILE_KINDS; i++)
        g_string_append_printf(names, ", %s", book_file_kind_name((BookFileKind)i));
    if (wrong)
        command_complain("statusbook %s: there is no %s '%s'; there are %s%s", self->name, thing,
                         wrong, names->str, others);
    else
        command_complain("statusbook %s: which %s? There are %s%s", self->name, thing, names->str,
                         others);
    return EXIT_USAGE;
}

int command_fail_output(int why)
{
    command_complain("statusbook: could not write to standard output%s%s", why ? ": " : "",
                     why ? g_strerror(why) : "");
    return EXIT_OUTPUT;
}

int command_print(const char *text)
{
    bool printed = fflush(stdout) != EOF && write_all(STDOUT_FILENO, text, strlen(text));
    return printed ? EXIT_FINE : command_fail_output(errno);
}

/* The first argument that is not UTF-8, with its other bytes as escapes; NULL where there is none.
 * Free with g_free. */
static char *show_strange(int argc, char *const *argv)
{
    for (int i = 1; i < argc; i++)
        if (!g_utf8_validate(argv[i], -1, NULL))
            return g_strescape(argv[i], NULL);
    return NULL;
}

bool command_parse(const Command *self, const GOptionEntry *entries, int *argc, char ***argv,
                   int *status)
{
    if (*argc > 1 && strcmp((*argv)[1], COMMAND_COMPLETE) == 0) {
        complete_words(self, entries, *argc - 2, *argv + 2);
        *status = EXIT_FINE;
        return false;
    }
    bool has_options_alone = g_str_has_prefix(self->arguments, "[-"); /* "[OPTION…]" stands there */
    g_autofree char *usage =
        g_strdup_printf("%s%s- %s", has_options_alone ? "" : self->arguments,
                        has_options_alone || !*self->arguments ? "" : " ", self->summary);
    g_autoptr(GOptionContext) context = g_option_context_new(usage);
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strdup_printf("statusbook %s", self->name);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    gboolean help = FALSE;
    const GOptionEntry help_entry[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL}, G_OPTION_ENTRY_NULL};
    g_option_context_add_main_entries(context, help_entry, NULL);
    g_set_prgname(name);
    const char *vain = find_vain_value(entries, *argc, *argv);
    if (vain) {
        command_complain("%s: --%s takes no value", name, vain);
        *status = EXIT_USAGE;
        return false;
    }
    join_values(entries, *argc, *argv);
    if (!g_option_context_parse(context, argc, argv, &error)) {
        bool is_unknown = g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
        g_autofree char *strange =
            error->domain == G_CONVERT_ERROR ? show_strange(*argc, *argv) : NULL;
        if (strange)
            command_complain("%s: '%s' is not UTF-8", name, strange);
        else if (is_unknown)
            command_complain("%s: %s; see '%s --help'", name, error->message, name);
        else
            command_complain("%s: %s", name, error->message);
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

char *command_join_lists(char **lists)
{
    return lists ? g_strjoinv(",", lists) : NULL;
}

/* ---- How a command ends ---- */

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
    g_autofree char *text = strcmp(format, "json") == 0
                                ? diagnostics_format_json(diagnostics)
                                : diagnostics_format_github(diagnostics, strict);
    fputs(text, stdout);
    return command_status(diagnostics, strict);
}
