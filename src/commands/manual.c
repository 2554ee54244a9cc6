/* statusbook manual: the lists of the manual, for its pages in man/. */
#include "book/patterns.h"
#include "book/kinds.h"
#include "book/tables.h"
#include "commands/command.h"
#include "input/manual.h"

#include <string.h>

/* The words that the program itself needs, each with the places that it may have. */
static void manual_append_patterns(GString *out)
{
    static const char *const patterns[][2] = {
#define X(id, path, places) {path, places},
        PATTERNS(X)
#undef X
    };
    g_string_append(out, ".Bl -tag -width notice.untranslated -compact\n");
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_string_append_printf(out, ".It Cm %s\n", patterns[i][0]);
        g_auto(GStrv) places = g_strsplit(patterns[i][1], " ", -1);
        for (gsize j = 0; places[j]; j++)
            g_string_append_printf(out, "{%s}%s", places[j], places[j + 1] ? ", " : "\n");
    }
    g_string_append(out, ".El\n");
}

/* Appends the list with this name. False where there is none. */
static bool manual_append(const char *name, GString *out)
{
    if (strcmp(name, MANUAL_MESSAGES) == 0) {
        manual_append_messages(out);
        return true;
    }
    if (strcmp(name, MANUAL_PATTERNS) == 0) {
        manual_append_patterns(out);
        return true;
    }
    BookFileKind kind = book_file_kind_find(name);
    if (kind == BOOK_N_FILE_KINDS)
        return false;
    /* A translation has the maps of its source; what it adds is the map of each text. */
    manual_append_file(kind == BOOK_FILE_TRANSLATION ? book_table_of_text() : book_table(kind),
                       out);
    return true;
}

int manual_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    if (argc > 2) {
        command_complain("statusbook manual: unexpected argument '%s'", argv[2]);
        return EXIT_USAGE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (argc < 2 || !manual_append(argv[1], out))
        return command_wrong_kind(self, "list", argc < 2 ? NULL : argv[1],
                                  ", " MANUAL_PATTERNS ", " MANUAL_MESSAGES);
    return command_print(out->str);
}
