/* statusbook l10n sync, fmt, accept: what is done to all files of a language. */
#include "commands/l10n.h"
#include "l10n/entry.h"
#include "l10n/format.h"
#include "l10n/weight.h"
#include "l10n/sync.h"

#include <stdio.h>

typedef struct Sweep Sweep;

/* Changes the file of one source, and appends what it did, as "added: 2". */
typedef void (*SweepFunc)(const Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                          GString *what);

struct Sweep {
    L10nCall call;
    SweepFunc func;
    gboolean check; /* says what it would do, and writes nothing */
    guint files;    /* changed, or to be */
    int status;
};

static void sweep_file(Sweep *sweep, const Locale *locale, guint source)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Edit) edit = entry_open(sweep->call.book, locale, source, ".", diagnostics);
    if (!edit) {
        int found = command_report(diagnostics, false);
        sweep->status = MAX(sweep->status, found);
        return;
    }
    g_autoptr(GString) what = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    bool changed;
    sweep->func(sweep, locale, source, edit, what);
    if (!(sweep->check ? edit_check(edit, &changed, &error) : edit_save(edit, &changed, &error))) {
        command_complain("statusbook %s: %s", sweep->call.argv[0], error->message);
        sweep->status = MAX(sweep->status, l10n_status_of_error(error));
    } else if (changed) {
        printf("%s%s%s\n", edit_path(edit), what->len > 0 ? ": " : "", what->str);
        sweep->files++;
    }
}

/* Goes through all files of the languages that the call is about. */
static int sweep_run(Sweep *sweep)
{
    const Book *book = sweep->call.book;
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        for (guint s = 0; l10n_concerns(&sweep->call, locale) && s < book->n_sources; s++)
            if (locale->has_file[s])
                sweep_file(sweep, locale, s);
    }
    if (sweep->files > 0)
        printf(sweep->check ? "files to change: %u\n" : "files changed: %u\n", sweep->files);
    if (sweep->check && sweep->files > 0)
        sweep->status = MAX(sweep->status, EXIT_CONTENT);
    l10n_end(&sweep->call);
    return sweep->status;
}

static int sweep_main(const Command *self, SweepFunc func, int argc, char **argv)
{
    Sweep sweep = {.func = func};
    const GOptionEntry entries[] = {{"check", 0, 0, G_OPTION_ARG_NONE, &sweep.check,
                                     "Say what would be done; 1 if anything", NULL},
                                    G_OPTION_ENTRY_NULL};
    if (!l10n_begin(&sweep.call, self, entries, 0, 1, argc, argv, &sweep.status))
        return sweep.status;
    return sweep_run(&sweep);
}

/* ---- sync and fmt ---- */

static void append_count(GString *what, const char *name, guint n)
{
    if (n > 0)
        g_string_append_printf(what, "%s%s: %u", what->len > 0 ? ", " : "", name, n);
}

static void sync_file(const Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                      GString *what)
{
    (void)locale;
    SyncCount count = sync_edit(edit, sweep->call.book, source);
    append_count(what, "refreshed", count.refreshed);
    append_count(what, "added", count.added);
    append_count(what, "unused", count.unused);
    append_count(what, "dropped", count.dropped);
    append_count(what, "restored", count.restored);
    append_count(what, "followed", count.followed);
    append_count(what, "kept", count.kept);
    append_count(what, "silences", count.filled);
}

int l10n_sync_run(const Command *self, int argc, char **argv)
{
    return sweep_main(self, sync_file, argc, argv);
}

static void format_file(const Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                        GString *what)
{
    (void)locale;
    (void)what;
    format_edit(edit, sweep->call.book, source);
}

int l10n_fmt_run(const Command *self, int argc, char **argv)
{
    return sweep_main(self, format_file, argc, argv);
}

/* ---- accept ---- */

static void accept_file(const Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                        GString *what)
{
    const Book *book = sweep->call.book;
    const BookSource *from = &book->sources[source];
    guint n = 0;
    for (TextId t = from->first; t < from->first + from->n_texts; t++) {
        if (locale->translations[t].state != TEXT_STALE ||
            weight_of(book, locale, t) != WEIGHT_MINOR)
            continue;
        EditNode *entry = entry_find(edit, book, t);
        if (entry)
            entry_confirm(entry, book->texts[t].node->text);
        n++;
    }
    append_count(what, "confirmed", n);
}

int l10n_accept_run(const Command *self, int argc, char **argv)
{
    Sweep sweep = {.func = accept_file};
    gboolean minor = FALSE;
    const GOptionEntry entries[] = {{"minor", 0, 0, G_OPTION_ARG_NONE, &minor,
                                     "Those whose English changed in marks, case or one word alone",
                                     NULL},
                                    G_OPTION_ENTRY_NULL};
    if (!l10n_begin(&sweep.call, self, entries, 0, 1, argc, argv, &sweep.status))
        return sweep.status;
    if (minor)
        return sweep_run(&sweep);
    l10n_end(&sweep.call);
    fputs("statusbook l10n accept: it accepts minor changes alone; say --minor\n", stderr);
    return EXIT_USAGE;
}
