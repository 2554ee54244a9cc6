/* statusbook l10n check: holds translations against the English that they were made from. */
#include "commands/l10n.h"

#include "l10n/changed.h"
#include "l10n/check/locale.h"

typedef struct CheckOptions {
    char *format, *since;
    gboolean strict;
} CheckOptions;

/* A book with errors is checked all the same: to find them is what this is for. */
static Book *check_load(Diagnostics *diagnostics)
{
    Book *book = book_load(".", diagnostics);
    if (!book)
        command_report(diagnostics, false);
    return book;
}

/* The messages of the languages in question. False after a message of why there are none. */
static bool check_collect(const L10nCall *call, const char *since, Diagnostics *diagnostics)
{
    l10n_check(call->book, call->locale, diagnostics);
    l10n_check_silence(call->book, call->locale, diagnostics);
    g_autoptr(GError) error = NULL;
    if (!since || l10n_changed_since(call->book, call->locale, since, diagnostics, &error))
        return true;
    command_complain("statusbook l10n check: %s", error->message);
    return false;
}

static int check_call(L10nCall *call, const CheckOptions *options)
{
    if (options->format && !g_strv_contains(command_formats, options->format))
        return l10n_wrong_use(call, "--format takes human, github or json, not", options->format);
    if (call->argc > 2)
        return l10n_wrong_use(call, "unexpected argument", call->argv[2]);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = check_load(diagnostics);
    if (!book)
        return EXIT_CONTENT;
    int status = EXIT_FINE;
    call->book = book;
    call->locale = call->argc > 1 ? l10n_find_locale(call, call->argv[1], &status) : NULL;
    if (status != EXIT_FINE)
        return status;
    return check_collect(call, options->since, diagnostics)
               ? command_report_as(diagnostics, options->strict, options->format)
               : EXIT_OUTPUT;
}

int l10n_check_run(const Command *self, int argc, char **argv)
{
    CheckOptions options = {0};
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &options.format,
         "How to print, github: as commands of a workflow; human", "human|github|json"},
        {"changed-since", 0, 0, G_OPTION_ARG_STRING, &options.since,
         "Only texts that are other than in this revision of git", "REV"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Warnings are errors", NULL},
        G_OPTION_ENTRY_NULL};
    int status;
    L10nCall call = {0};
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    call.argc = argc;
    call.argv = argv;
    status = check_call(&call, &options);
    g_free(options.format);
    g_free(options.since);
    return status;
}
