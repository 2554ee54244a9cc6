/* The table of all commands. It names each; no command names it, but is handed its own row. */
#include "commands/command.h"
#include "commands/l10n.h"

static const Command l10n_commands[] = {
    {"l10n status", "[LANG]", "how much is done, out of date, missing", l10n_status_run, NULL},
    {"l10n todo", "LANG", "what helps readers most, first", l10n_todo_run, NULL},
    {"l10n new", "LANG ID", "write skeletons: of a text file, of a protocol, or of across",
     l10n_new_run, NULL},
    {"l10n add-locale", "LANG", "add a language", l10n_add_locale_run, NULL},
    {"l10n sync", "[LANG]", "put today's English beside the translations", l10n_sync_run, NULL},
    {"l10n diff", "LANG ID", "what changed in the English, word by word", l10n_diff_run, NULL},
    {"l10n confirm", "LANG ID FIELD", "the translation is still right", l10n_confirm_run, NULL},
    {"l10n accept", "[LANG] --minor", "confirm all that changed only a little", l10n_accept_run,
     NULL},
    {"l10n ok", "LANG ID FIELD CHECK", "silence a check for one text", l10n_ok_run, NULL},
    {"l10n fmt", "[LANG]", "bring the files into canonical style", l10n_fmt_run, NULL},
    {"l10n check", "[LANG]", "hold translations against their English", l10n_check_run, NULL},
    {"l10n export", "LANG", "print a language as PO", l10n_export_run, NULL},
    {"l10n import", "FILE.po", "bring an edited PO file back", l10n_import_run, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const Command new_commands[] = {
    {"new book", "DIR", "begin another book", new_book_run, NULL},
    {"new protocol", "P", "begin a protocol, and name it in site.yaml", new_protocol_run, NULL},
    {"new code", "P/ID", "begin a code, with the questions of its protocol", new_code_run, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

const Command commands[] = {
    {"build", "[-o DIR]", "print the site", build_run, NULL},
    {"check", "[--stats]", "look for mistakes, print nothing", check_run, NULL},
    {"complete", "-- WORD…", "say what may stand next on a command line, for shells", complete_run,
     commands},
    {"help", "[COMMAND|MESSAGE]", "explain a command, or a message by the name in its brackets",
     help_run, commands},
    {"l10n", "COMMAND", "see, keep and mend translations", l10n_run, l10n_commands},
    {"manual", "LIST", "print a list of the manual, for the makers of its pages", manual_run, NULL},
    {"new", "COMMAND", "begin a book, a protocol or a code", new_run, new_commands},
    {"schema", "KIND", "print the JSON Schema of a kind of file, for editors", schema_run, NULL},
    {"serve", "[--open]", "show the book in a browser, as it is at each moment", serve_run, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
