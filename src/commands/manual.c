/* statusbook manual: the lists of the manual, for its pages in man/. */
#include "book/tables.h"
#include "commands/command.h"
#include "input/manual.h"

#include <stdio.h>
#include <string.h>

/* Besides the kinds of files. */
#define MANUAL_MESSAGES "messages"

/* Appends the list with this name. False where there is none. */
static bool manual_append(const char *name, GString *out)
{
    if (strcmp(name, MANUAL_MESSAGES) == 0) {
        manual_append_messages(out);
        return true;
    }
    for (guint i = 0; i < BOOK_N_FILE_KINDS; i++) {
        BookFileKind kind = (BookFileKind)i;
        if (strcmp(book_file_kind_name(kind), name) != 0)
            continue;
        /* A translation has the maps of its source; what it adds is the map of each text. */
        manual_append_file(kind == BOOK_FILE_TRANSLATION ? book_table_of_text() : book_table(kind),
                           out);
        return true;
    }
    return false;
}

static void manual_complain(const char *name)
{
    fprintf(stderr,
            name ? "statusbook manual: there is no list '%s'; there are "
                 : "statusbook manual: which list? There are ",
            name);
    for (guint i = 0; i < BOOK_N_FILE_KINDS; i++)
        fprintf(stderr, "%s, ", book_file_kind_name((BookFileKind)i));
    fputs(MANUAL_MESSAGES "\n", stderr);
}

int manual_run(int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(command_find(argv[0]), entries, &argc, &argv, &status))
        return status;
    if (argc > 2) {
        fprintf(stderr, "statusbook manual: unexpected argument '%s'\n", argv[2]);
        return EXIT_USAGE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (argc < 2 || !manual_append(argv[1], out)) {
        manual_complain(argc < 2 ? NULL : argv[1]);
        return EXIT_USAGE;
    }
    if (fputs(out->str, stdout) == EOF || fflush(stdout) == EOF) {
        perror("statusbook manual");
        return EXIT_OUTPUT;
    }
    return EXIT_FINE;
}
