/* statusbook check: looks for mistakes and prints nothing. */
#include "book/check.h"
#include "book/compare.h"
#include "book/progress.h"
#include "commands/command.h"
#include "l10n/check/locale.h"
#include "site/site.h"

#include <stdio.h>

/* A pair that differs in fewer questions than this needs a note. */
#define FEW_DIFFERENCES 3

static void check_list_near(const Protocol *protocol)
{
    for (guint a = 0; a < protocol->n_codes; a++)
        for (guint b = a + 1; b < protocol->n_codes; b++) {
            Comparison comparison = compare_codes(protocol, a, b, NULL);
            if (comparison.distance >= FEW_DIFFERENCES)
                continue;
            printf("  %s-%s: %u", protocol->codes[a].id, protocol->codes[b].id,
                   comparison.distance);
            for (guint q = 0; q < protocol->n_questions; q++)
                if ((comparison.differs >> q & 1) && compare_counts(&protocol->questions[q]))
                    printf(" %s", protocol->questions[q].id);
            puts(protocol_find_note(protocol, a, b) ? " (note)" : "");
        }
}

/* How much of the book each language has. */
static void check_print_languages(const Book *book)
{
    for (guint l = 0; l < book->n_locales; l++) {
        Progress progress = progress_of_book(book, &book->locales[l]);
        printf("%s: texts: %u, missing: %u, stale: %u\n", book->locales[l].id, progress.total,
               progress.missing, progress.stale);
    }
}

static void check_print_stats(const Book *book)
{
    check_print_languages(book);
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        guint histogram[BOOK_QUESTIONS_MAX + 1], total = 0, few = 0;
        compare_histogram(protocol, histogram);
        for (guint d = 0; d <= BOOK_QUESTIONS_MAX; d++) {
            total += histogram[d];
            few += d < FEW_DIFFERENCES ? histogram[d] : 0;
        }
        printf("%s: codes: %u, pairs: %u, notes: %u\n", protocol->id, protocol->n_codes, total,
               protocol->n_pair_notes);
        printf("questions that count in which the two differ, and how many pairs:\n");
        for (guint d = 0; d <= protocol->n_questions; d++)
            if (histogram[d] > 0 || d < FEW_DIFFERENCES)
                printf("  %2u  %6u  %5.1f %%\n", d, histogram[d],
                       total > 0 ? 100.0 * histogram[d] / total : 0);
        printf("three or more: %.1f %%; below three, and in which:\n",
               total > 0 ? 100.0 * (total - few) / total : 0);
        check_list_near(protocol);
    }
}

int check_run(const Command *self, int argc, char **argv)
{
    gboolean stats = FALSE, strict = FALSE;
    g_autofree char *format = NULL;
    const GOptionEntry entries[] = {
        {"stats", 0, 0, G_OPTION_ARG_NONE, &stats,
         "Print how much is translated, and in how many questions pairs differ", NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "Warnings are errors", NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &format,
         "How to print messages, github: as commands of a workflow; human", "human|github|json"},
        G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    if (format && !g_strv_contains(command_formats, format)) {
        command_complain("statusbook check: --format takes human, github or json, not '%s'",
                         format);
        return EXIT_USAGE;
    }
    if (argc > 1) {
        command_complain("statusbook check: unexpected argument '%s'", argv[1]);
        return EXIT_USAGE;
    }
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(".", diagnostics);
    g_autoptr(Site) site = book ? site_new(book, ".", diagnostics) : NULL;
    if (book) {
        check_book(book, diagnostics);
        l10n_drop_silenced(book, diagnostics);
    }
    status = command_report_as(diagnostics, strict, format);
    if (stats && book)
        check_print_stats(book);
    if (status == EXIT_FINE && ferror(stderr))
        return EXIT_OUTPUT; /* what was found, nobody read */
    return site || status != EXIT_FINE ? status : EXIT_CONTENT;
}
