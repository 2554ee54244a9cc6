/*
 * command.h: the commands. Only this room prints to the terminal.
 */
#pragma once

#include <glib.h>

#include "diagnostics.h"

G_BEGIN_DECLS

/* How the program ends, everywhere. */
enum {
    EXIT_FINE = 0,
    EXIT_CONTENT = 1, /* errors in the content, or warnings where they count as errors */
    EXIT_USAGE = 2,   /* wrong use */
    EXIT_OUTPUT = 3,  /* reading or writing failed */
};

typedef struct Command {
    const char *name;
    const char *arguments;             /* behind the name, in the usage; "" for none */
    const char *summary;               /* one line */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} Command;

/* The table of all of them, in the order of the help; a NULL name ends it. */
extern const Command commands[];

/* Parses the options of a command. False after a message, or where --help was asked for: then
 * *status is how to end. */
bool command_parse(const Command *command, const GOptionEntry *entries, int *argc, char ***argv,
                   int *status);

/* The command with this name, or NULL; also a subcommand by both its names: "l10n status". */
const Command *command_find(const char *name);

/* As the first argument of a command: it says what may stand next instead of doing anything. */
#define COMMAND_COMPLETE "--complete"

/* Prints what may stand next in the words of a command, of which the last is being typed. */
void complete_words(const Command *command, const GOptionEntry *entries, int n, char **words);

/* Prints all messages and, where there are any, how many. Returns EXIT_CONTENT where there are
 * errors (with `strict`: or warnings). */
int command_report(Diagnostics *diagnostics, bool strict);

/* The forms of messages: human, github, json. A NULL ends them. */
extern const char *const command_formats[];

/* The same in one of these forms (NULL: human). */
int command_report_as(Diagnostics *diagnostics, bool strict, const char *format);

/* The same without printing. */
int command_status(const Diagnostics *diagnostics, bool strict);

/* The lists of the manual besides those of the kinds of files. */
#define MANUAL_MESSAGES "messages"
#define MANUAL_PATTERNS "patterns"

int build_run(int argc, char **argv);
int check_run(int argc, char **argv);
int complete_run(int argc, char **argv);
int help_run(int argc, char **argv);
int manual_run(int argc, char **argv);
int schema_run(int argc, char **argv);
int serve_run(int argc, char **argv);

G_END_DECLS
