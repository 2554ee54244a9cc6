/* statusbook l10n export, l10n import: translations as PO, for the tools that translators use. */
#include "commands/l10n.h"

#include "commands/epoch.h"
#include "l10n/entry.h"
#include "l10n/po/transfer.h"
#include "l10n/revision.h"
#include "plan/route.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* ---- export ---- */

/* The page of a source: a code's or a pair's own, else the protocol's, else home. */
static Page po_find_page(const Book *book, TextId text)
{
    const BookText *of = &book->texts[text];
    Page page = {.kind = PAGE_HOME};
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        if (!transfer_concerns(book, of->source, protocol->id))
            continue;
        page = (Page){.kind = PAGE_PROTOCOL, .protocol = p};
        for (guint c = 0; c < protocol->n_codes; c++)
            if (protocol->codes[c].text_file == of->source)
                return (Page){.kind = PAGE_CODE, .protocol = p, .a = c};
        for (guint n = 0; n < protocol->n_pair_notes; n++) {
            const PairNote *note = &protocol->pair_notes[n];
            if (note->text_file == of->source)
                return (Page){.kind = PAGE_PAIR, .protocol = p, .a = note->a, .b = note->b};
        }
    }
    return page;
}

static void po_append_page(const Book *book, const Locale *locale, TextId text, GString *out)
{
    if (!locale->base_url)
        return;
    Page page = po_find_page(book, text);
    page.locale = (guint)(locale - book->locales);
    g_string_append_printf(out, "%s%s/", locale->base_url, locale->id);
    route_append_local(book, &page, out);
}

static void po_keep_newer(const char *path, gint64 *newest)
{
    GStatBuf state;
    if (g_stat(path, &state) == 0 && (gint64)state.st_mtime > *newest)
        *newest = state.st_mtime;
}

/* No clock enters the file: its dates are those of the files that it is made from, or that of the
 * environment. False and `error` where this one is wrong. */
static bool po_find_times(const Book *book, const Locale *locale, TransferOptions *options,
                          GError **error)
{
    gint64 given;
    if (!epoch_read(&given, error))
        return false;
    if (given != EPOCH_NONE) {
        options->created = options->revised = given;
        return true;
    }
    for (guint s = 0; s < book->n_sources; s++) {
        if (!transfer_concerns(book, s, options->part))
            continue;
        g_autofree char *path = entry_path(book, locale, s);
        po_keep_newer(book->sources[s].path, &options->created);
        po_keep_newer(path, &options->revised);
    }
    options->revised = MAX(options->revised, options->created);
    return true;
}

static bool po_is_part(const Book *book, const char *part)
{
    for (guint s = 0; s < book->n_sources; s++)
        if (!strchr(part, '/') && transfer_concerns(book, s, part))
            return true;
    return false;
}

/* Reads the drafts of a language to `po`. The status is another than EXIT_FINE after a message. */
static int po_load_drafts(const L10nCall *call, const char *path, PoFile **po)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    *po = po_file_load(path, diagnostics);
    const Locale *locale = *po ? transfer_find_locale(call->book, *po, diagnostics) : NULL;
    if (locale == call->locale)
        return EXIT_FINE;
    return locale ? l10n_wrong_use(call, "the drafts are of another language:", locale->id)
                  : command_report(diagnostics, false);
}

static int po_export(const L10nCall *call, TransferOptions *options, const char *path)
{
    g_autoptr(PoFile) drafts = NULL;
    if (options->part && !po_is_part(call->book, options->part))
        return l10n_wrong_use(call, "the book has no protocol", options->part);
    int status = path ? po_load_drafts(call, path, &drafts) : EXIT_FINE;
    if (status != EXIT_FINE)
        return status;
    g_autofree char *folder = g_strdup_printf("./locales/%s", call->locale->id);
    g_autofree char *author = options->translator ? NULL : revision_last_author(folder);
    const char *translator = options->translator ? options->translator : author;
    /* Whoever commits may have any name. */
    g_autofree char *shown = translator ? diagnostics_clean(translator) : NULL;
    options->translator = shown;
    options->drafts = drafts;
    g_autoptr(GError) error = NULL;
    if (!po_find_times(call->book, call->locale, options, &error)) {
        command_complain("statusbook l10n export: %s", error->message);
        return EXIT_USAGE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    transfer_export(call->book, call->locale, options, out);
    return command_print(out->str);
}

int l10n_export_run(const Command *self, int argc, char **argv)
{
    g_autofree char *part = NULL, *translator = NULL, *drafts = NULL;
    const GOptionEntry entries[] = {
        {"protocol", 0, 0, G_OPTION_ARG_STRING, &part,
         "Only its texts; also 'site', 'questions', 'across'", "PROTOCOL"},
        {"translator", 0, 0, G_OPTION_ARG_STRING, &translator,
         "Who translates, for the header; who last committed", "'NAME <ADDRESS>'"},
        {"drafts", 0, 0, G_OPTION_ARG_FILENAME, &drafts,
         "Keep what is begun in this older PO file, as fuzzy", "FILE.po"},
        G_OPTION_ENTRY_NULL};
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, 1, 1, argc, argv, &status))
        return status;
    TransferOptions options = {.part = part, .translator = translator, .page = po_append_page};
    status = po_export(&call, &options, drafts);
    l10n_end(&call);
    return status;
}

/* ---- import ---- */

static void po_print_report(const Locale *locale, const TransferReport *report)
{
    for (guint i = 0; i < report->lines->len; i++)
        puts(g_ptr_array_index(report->lines, i));
    printf("%s: translated: %u, changed: %u, confirmed: %u, unchanged: %u, left out: %u\n",
           locale->id, report->deeds[TRANSFER_TRANSLATED], report->deeds[TRANSFER_CHANGED],
           report->deeds[TRANSFER_CONFIRMED], report->deeds[TRANSFER_UNCHANGED],
           report->deeds[TRANSFER_LEFT]);
}

/* Says which files could not be written. */
static int po_complain(const TransferReport *report)
{
    int status = EXIT_FINE;
    for (guint i = 0; i < report->failures->len; i++) {
        const GError *error = g_ptr_array_index(report->failures, i);
        command_complain("statusbook l10n import: %s", error->message);
        status = MAX(status, l10n_status_of_error(error));
    }
    return status;
}

/* `loaded` is what was said of the book. */
static int po_import(const Book *book, const char *path, bool dry, Diagnostics *loaded)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(PoFile) po = po_file_load(path, diagnostics);
    const Locale *locale = po ? transfer_find_locale(book, po, diagnostics) : NULL;
    TransferReport report;
    int status;
    if (!locale)
        return command_report(diagnostics, false);
    if (!l10n_is_sound(book, locale, loaded, &status))
        return status;
    transfer_import(book, locale, po, ".", dry, &report, diagnostics);
    po_print_report(locale, &report);
    int found = command_report(diagnostics, false), failed = po_complain(&report);
    transfer_report_clear(&report);
    return MAX(found, failed);
}

int l10n_import_run(const Command *self, int argc, char **argv)
{
    gboolean dry = FALSE;
    const GOptionEntry entries[] = {{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry,
                                     "Say what would be done, and write nothing", NULL},
                                    G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    const L10nCall call = {.argc = argc, .argv = argv};
    if (argc != 2)
        return argc < 2 ? l10n_wrong_use(&call, "arguments are missing; it takes", "FILE.po")
                        : l10n_wrong_use(&call, "unexpected argument", argv[2]);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(".", diagnostics);
    return book ? po_import(book, argv[1], dry, diagnostics) : command_report(diagnostics, false);
}
