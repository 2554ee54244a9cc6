/* statusbook schema: what a file may hold, as JSON Schema for editors. */
#include "input/schema.h"

#include "book/kinds.h"
#include "book/tables.h"
#include "commands/command.h"

#include <string.h>

/* The kind of the files in codes/ goes by the name of their folder too. */
#define CODES "codes"

/* The schema of the kind with this name, or NULL. A translation has the maps of its source; what it
 * adds is the map of each text. */
static char *schema_of(const char *name)
{
    BookFileKind kind = strcmp(name, CODES) == 0 ? BOOK_FILE_CODE : book_file_kind_find(name);
    if (kind == BOOK_N_FILE_KINDS)
        return NULL;
    g_autofree char *title = g_strconcat("statusbook: ", book_file_kind_name(kind), NULL);
    return kind == BOOK_FILE_TRANSLATION
               ? schema_print_texts(book_table_of_text(), book_table_own(BOOK_FILE_CODE), title)
               : schema_print(book_table(kind), title);
}

int schema_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    if (argc > 2) {
        command_complain("statusbook schema: unexpected argument '%s'", argv[2]);
        return EXIT_USAGE;
    }
    g_autofree char *schema = argc < 2 ? NULL : schema_of(argv[1]);
    return schema ? command_print(schema)
                  : command_wrong_kind(self, "kind of file", argc < 2 ? NULL : argv[1], "");
}
