/* statusbook new: another book, a protocol, a code. */
#include "book/ids.h"
#include "commands/command.h"
#include "commands/epoch.h"
#include "commands/l10n.h"
#include "input/nearest.h"
#include "l10n/edit/edit.h"
#include "starter/starter.h"

#include <stdio.h>
#include <string.h>

static const char intro[] =
    "P is the name of a protocol, a folder of codes, and ID that of a code.";

int new_run(const Command *self, int argc, char **argv)
{
    return command_run_group(self, intro, argc, argv);
}

/* Parses the options of a subcommand with one argument. False after a message. */
static bool new_parse(const Command *self, const GOptionEntry *entries, int *argc, char ***argv,
                      int *status)
{
    if (!command_parse(self, entries, argc, argv, status))
        return false;
    *status = EXIT_USAGE;
    if (*argc < 2)
        command_complain("statusbook %s: an argument is missing; it takes '%s'", self->name,
                         self->arguments);
    else if (*argc > 2)
        command_complain("statusbook %s: unexpected argument '%s'", self->name, (*argv)[2]);
    return *argc == 2;
}

static int new_fail(const Command *self, const GError *error)
{
    command_complain("statusbook %s: %s", self->name, error->message);
    if (error->domain == G_OPTION_ERROR)
        return EXIT_USAGE;
    if (error->domain == EDIT_ERROR)
        return l10n_status_of_error(error);
    return error->code == STARTER_ERROR_USE ? EXIT_USAGE : EXIT_OUTPUT;
}

static int new_wrong_name(const Command *self, const char *name, const char *wrong)
{
    command_complain("statusbook %s: '%s': %s", self->name, name, wrong);
    return EXIT_USAGE;
}

/* ---- A book ---- */

int new_book_run(const Command *self, int argc, char **argv)
{
    g_auto(GStrv) lists = NULL;
    const GOptionEntry entries[] = {{"lang", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists,
                                     "Other languages beside English, of those that have words",
                                     "LANG,…"},
                                    G_OPTION_ENTRY_NULL};
    int status;
    if (!new_parse(self, entries, &argc, &argv, &status))
        return status;
    g_autofree char *list = command_join_lists(lists);
    g_auto(GStrv) languages = list ? g_strsplit(list, ",", -1) : NULL;
    for (guint i = 0; languages && languages[i]; i++) {
        const char *wrong = id_judge_language(languages[i]);
        if (wrong)
            return new_wrong_name(self, languages[i], wrong);
    }
    g_autoptr(GError) error = NULL;
    if (!starter_write_book(argv[1], languages, &error))
        return new_fail(self, error);
    g_autofree char *shown = diagnostics_clean(argv[1]);
    printf("%s\nnext: statusbook -C %s new protocol P\n", shown, shown);
    return EXIT_FINE;
}

/* ---- A protocol ---- */

static bool list_has(const EditNode *list, const char *word)
{
    const YamlNode *node = list ? edit_source(list) : NULL;
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        if (node->items[i]->kind == YAML_TEXT && strcmp(node->items[i]->text, word) == 0)
            return true;
    return node && node->kind == YAML_TEXT && strcmp(node->text, word) == 0;
}

/* Adds the protocol to site.yaml, unless it stands there. */
static bool protocol_add_to_site(Edit *site, const char *id, bool *changed, GError **error)
{
    const EditNode *list = edit_get(edit_root(site), "protocols");
    if (!list)
        edit_set_token(edit_root(site), "protocols", id, NULL);
    else if (!list_has(list, id))
        edit_append(edit_root(site), "protocols", id);
    return edit_save(site, changed, error);
}

int new_protocol_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!new_parse(self, entries, &argc, &argv, &status))
        return status;
    const char *id = argv[1], *wrong = id_judge_protocol(id);
    if (wrong)
        return new_wrong_name(self, id, wrong);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    if (!g_file_test("site.yaml", G_FILE_TEST_EXISTS)) {
        command_complain("statusbook %s: there is no 'site.yaml', so this folder holds no book; "
                         "'statusbook new book DIR' begins one",
                         self->name);
        return EXIT_USAGE;
    }
    g_autoptr(Edit) site = edit_open(".", "site.yaml", diagnostics);
    if (!site)
        return command_report(diagnostics, false);
    g_autoptr(GError) error = NULL;
    bool changed;
    if (!starter_write_protocol(".", id, &error) ||
        !protocol_add_to_site(site, id, &changed, &error))
        return new_fail(self, error);
    printf("codes/%s/protocol.yaml\n%snext: statusbook new code %s/ID\n", id,
           changed ? "site.yaml\n" : "", id);
    return EXIT_FINE;
}

/* ---- A code ---- */

/* The month of the clock, or of the time that the environment sets. Free with g_free. NULL and
 * `error` where this one is wrong. */
static char *month_of_today(GError **error)
{
    gint64 given;
    if (!epoch_read(&given, error))
        return NULL;
    g_autoptr(GDateTime) today =
        given == EPOCH_NONE ? g_date_time_new_now_utc() : g_date_time_new_from_unix_utc(given);
    return g_date_time_format(today, "%Y-%m");
}

static const Protocol *code_find_protocol(const Command *self, const Book *book, const char *id)
{
    const Protocol *protocol = book_find_protocol(book, id);
    if (protocol)
        return protocol;
    g_autofree const char **names = g_new(const char *, MAX(book->n_protocols, 1));
    for (guint p = 0; p < book->n_protocols; p++)
        names[p] = book->protocols[p].id;
    const char *nearest = nearest_word(id, names, book->n_protocols);
    command_complain(nearest ? "statusbook %s: the book has no protocol '%s' (did you mean '%s'?)"
                             : "statusbook %s: the book has no protocol '%s'; 'statusbook new "
                               "protocol' begins one",
                     self->name, id, nearest);
    return NULL;
}

/* A book with errors elsewhere will do: what is there of the protocol is enough. */
static int code_write(const Command *self, const char *protocol_id, const char *id)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(".", diagnostics);
    if (!book)
        return command_report(diagnostics, false);
    const Protocol *protocol = code_find_protocol(self, book, protocol_id);
    if (!protocol)
        return EXIT_USAGE;
    g_autoptr(GError) error = NULL;
    g_autofree char *month = month_of_today(&error);
    if (!month || !starter_write_code(".", book, protocol, id, month, &error))
        return new_fail(self, error);
    printf("codes/%s/%s.yaml\n", protocol_id, id);
    return EXIT_FINE;
}

int new_code_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!new_parse(self, entries, &argc, &argv, &status))
        return status;
    const char *slash = strchr(argv[1], '/');
    if (!slash)
        return new_wrong_name(self, argv[1], "it takes a protocol and a code, as in http/404");
    g_autofree char *protocol = g_strndup(argv[1], (gsize)(slash - argv[1]));
    const char *wrong = id_judge_code(slash + 1);
    return wrong ? new_wrong_name(self, slash + 1, wrong) : code_write(self, protocol, slash + 1);
}
