/* statusbook l10n sync, fmt, accept: what is done to all files of a language. */
#include "commands/l10n.h"
#include "l10n/entry.h"
#include "l10n/follow.h"
#include "l10n/format.h"
#include "l10n/weight.h"
#include "l10n/sync.h"

#include <stdio.h>

typedef struct Sweep Sweep;

/* Changes the file of one source, and appends what it did, as "added: 2". */
typedef void (*SweepFunc)(Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                          GString *what);

struct Sweep {
    L10nCall call;
    SweepFunc func;
    void (*then)(Sweep *sweep, const Locale *locale); /* behind the files of a language; or NULL */
    gboolean check;         /* says what it would do, and writes nothing */
    bool *written;          /* which files of the language at hand are counted */
    bool keeps;             /* a file of the language at hand has something under `unused` */
    const GPtrArray *moves; /* FollowMove: what is to move between files of that language */
    guint files;            /* changed, or to be */
    int status;
};

/* Returns whether the file is as it is to be. */
static bool sweep_file(Sweep *sweep, SweepFunc func, const Locale *locale, guint source)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Edit) edit = entry_open(sweep->call.book, locale, source, ".", diagnostics);
    if (!edit) {
        int found = command_report(diagnostics, false);
        sweep->status = MAX(sweep->status, found);
        return false;
    }
    g_autoptr(GString) what = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    bool changed;
    func(sweep, locale, source, edit, what);
    if (!(sweep->check ? edit_check(edit, &changed, &error) : edit_save(edit, &changed, &error))) {
        command_complain("statusbook %s: %s", sweep->call.argv[0], error->message);
        sweep->status = MAX(sweep->status, l10n_status_of_error(error));
        return false;
    }
    if (changed) {
        printf("%s%s%s\n", edit_path(edit), what->len > 0 ? ": " : "", what->str);
        sweep->files += !sweep->written[source];
        sweep->written[source] = true;
    }
    return true;
}

static void sweep_language(Sweep *sweep, const Locale *locale)
{
    guint n_sources = sweep->call.book->n_sources;
    g_autofree bool *written = g_new0(bool, n_sources);
    sweep->written = written;
    for (guint s = 0; s < n_sources; s++)
        if (locale->has_file[s])
            sweep_file(sweep, sweep->func, locale, s);
    if (sweep->then)
        sweep->then(sweep, locale);
}

/* Goes through all files of the languages that the call is about. */
static int sweep_run(Sweep *sweep)
{
    const Book *book = sweep->call.book;
    for (guint l = 0; l < book->n_locales; l++)
        if (l10n_concerns(&sweep->call, &book->locales[l]))
            sweep_language(sweep, &book->locales[l]);
    if (sweep->files > 0)
        printf(sweep->check ? "files to change: %u\n" : "files changed: %u\n", sweep->files);
    if (sweep->check && sweep->files > 0)
        sweep->status = MAX(sweep->status, EXIT_CONTENT);
    l10n_end(&sweep->call);
    return sweep->status;
}

static int sweep_main(const Command *self, Sweep sweep, int argc, char **argv)
{
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

/* Brings a file up to date, and appends what that took. */
static void sync_one(Sweep *sweep, guint source, Edit *edit, GString *what)
{
    SyncCount count = sync_edit(edit, sweep->call.book, source);
    append_count(what, "refreshed", count.refreshed);
    append_count(what, "added", count.added);
    append_count(what, "unused", count.unused);
    append_count(what, "dropped", count.dropped);
    append_count(what, "restored", count.restored);
    append_count(what, "followed", count.followed);
    append_count(what, "kept", count.kept);
    append_count(what, "silences", count.filled);
    sweep->keeps |= count.keeps;
}

static void sync_file(Sweep *sweep, const Locale *locale, guint source, Edit *edit, GString *what)
{
    (void)locale;
    sync_one(sweep, source, edit, what);
}

/* Puts into a file what has moved there from others. */
static void sync_receive(Sweep *sweep, const Locale *locale, guint source, Edit *edit,
                         GString *what)
{
    (void)locale;
    guint n = 0;
    for (guint i = 0; i < sweep->moves->len; i++) {
        const FollowMove *move = sweep->moves->pdata[i];
        if (move->to != source)
            continue;
        entry_copy(entry_put(edit, sweep->call.book, move->text), move->entry);
        n++;
    }
    append_count(what, "followed", n);
    sync_one(sweep, source, edit, what);
}

/* Takes out of a file what has moved to others that are written. */
static void sync_give(Sweep *sweep, const Locale *locale, guint source, Edit *edit, GString *what)
{
    (void)locale;
    guint n = 0;
    for (guint i = 0; i < sweep->moves->len; i++) {
        const FollowMove *move = sweep->moves->pdata[i];
        if (move->from != source || !move->received)
            continue;
        follow_remove(edit, move);
        n++;
    }
    append_count(what, "moved", n);
    sync_one(sweep, source, edit, what);
}

/* Has translations follow to other files. A file that gives is written after all that receive, so
 * that nothing is lost where one of them cannot be. */
static void sync_moves(Sweep *sweep, const Locale *locale)
{
    const Book *book = sweep->call.book;
    bool keeps = sweep->keeps;
    sweep->keeps = false;
    if (!keeps)
        return;
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)edit_free);
    g_autoptr(Diagnostics) unsaid = diagnostics_new(); /* sweep_file has said it */
    for (guint s = 0; s < book->n_sources; s++)
        g_ptr_array_add(files, entry_open(book, locale, s, ".", unsaid));
    g_autoptr(GPtrArray) moves = follow_find_moves(book, files);
    g_autofree bool *gives = g_new0(bool, book->n_sources);
    sweep->moves = moves;
    for (guint i = 0; i < moves->len;) {
        guint to = ((FollowMove *)moves->pdata[i])->to;
        bool received = sweep_file(sweep, sync_receive, locale, to);
        for (; i < moves->len && ((FollowMove *)moves->pdata[i])->to == to; i++) {
            FollowMove *move = moves->pdata[i];
            move->received = received;
            gives[move->from] |= received;
        }
    }
    for (guint s = 0; s < book->n_sources; s++)
        if (gives[s])
            sweep_file(sweep, sync_give, locale, s);
    sweep->moves = NULL;
    sweep->keeps = false;
}

int l10n_sync_run(const Command *self, int argc, char **argv)
{
    Sweep sweep = {.func = sync_file, .then = sync_moves};
    return sweep_main(self, sweep, argc, argv);
}

static void format_file(Sweep *sweep, const Locale *locale, guint source, Edit *edit, GString *what)
{
    (void)locale;
    (void)what;
    format_edit(edit, sweep->call.book, source);
}

int l10n_fmt_run(const Command *self, int argc, char **argv)
{
    return sweep_main(self, (Sweep){.func = format_file}, argc, argv);
}

/* ---- accept ---- */

static void accept_file(Sweep *sweep, const Locale *locale, guint source, Edit *edit, GString *what)
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
