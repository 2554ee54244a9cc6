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

/* A command, a row of a table that ends with a NULL name. */
typedef struct Command Command;
struct Command {
    const char *name;      /* of a subcommand both names: "l10n status" */
    const char *arguments; /* after the name, in the usage; "" for none */
    const char *summary;   /* one line */
    /* Runs the command; argv[0] is its name. It is handed its own row, so that no command need know
     * the tables. */
    int (*run)(const Command *self, int argc, char **argv);
    const Command *table; /* the commands that it knows of: its own subcommands, or, where it tells
                             of all, the table in which it stands; else NULL */
};

/* The table of all of them, in the order of the help. For main.c alone. */
extern const Command commands[];

/* Parses the options of a command. False after a message, or where --help was asked for: then
 * *status is how to end. */
bool command_parse(const Command *self, const GOptionEntry *entries, int *argc, char ***argv,
                   int *status);

/* One list, with commas, of those that an option gave which may stand several times; NULL where it
 * gave none. Free with g_free. */
char *command_join_lists(char **lists);

/* Runs the subcommand that argv[1] names; without one, or for --help, prints what there are, with
 * `intro` (without a line end) above the list. */
int command_run_group(const Command *self, const char *intro, int argc, char **argv);

/* The command of a table with this name, or NULL; also a subcommand. */
const Command *command_find(const Command *table, const char *name);

/* As the first argument of a command: it says what may stand next instead of doing anything. */
#define COMMAND_COMPLETE "--complete"

/* Says on standard error, on one line, what is wrong with how the program was called, or what the
 * system refused: nothing of a name or a file gets there that a terminal or a log would obey. */
void command_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Complains that an argument is no `thing`, which has the name of a kind of file or of `others`
 * (", a, b", or ""); that it is missing where `wrong` is NULL. Returns EXIT_USAGE. */
int command_wrong_kind(const Command *self, const char *thing, const char *wrong,
                       const char *others);

/* Prints a long text to standard output at once. Returns EXIT_FINE, or EXIT_OUTPUT after a message.
 */
int command_print(const char *text);

/* Says that standard output takes nothing: why, by this errno, where that is known, or 0. Returns
 * EXIT_OUTPUT. */
int command_fail_output(int why);

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

int build_run(const Command *self, int argc, char **argv);
int check_run(const Command *self, int argc, char **argv);
int complete_run(const Command *self, int argc, char **argv);
int help_run(const Command *self, int argc, char **argv);
int manual_run(const Command *self, int argc, char **argv);
int new_run(const Command *self, int argc, char **argv);
int new_book_run(const Command *self, int argc, char **argv);
int new_protocol_run(const Command *self, int argc, char **argv);
int new_code_run(const Command *self, int argc, char **argv);
int schema_run(const Command *self, int argc, char **argv);
int serve_run(const Command *self, int argc, char **argv);

G_END_DECLS
