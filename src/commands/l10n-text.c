/* statusbook l10n diff, confirm, ok: what is said of single texts. */
#include "book/english.h"
#include "commands/l10n.h"
#include "l10n/entry.h"
#include "l10n/weight.h"
#include "l10n/status.h"
#include "l10n/wdiff.h"
#include "input/nearest.h"

#include <stdio.h>
#include <unistd.h>

/* ---- diff ---- */

/* The lines of a text, below a name. */
static void print_below(const char *name, const char *text)
{
    printf("  %s:\n", name);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        printf(lines[i][0] ? "    %s\n" : "\n", lines[i]);
}

static void diff_print(const L10nCall *call, TextId text, bool color)
{
    const BookText *entry = &call->book->texts[text];
    const Translation *translation = &call->locale->translations[text];
    bool minor = weight_of(call->book, call->locale, text) == WEIGHT_MINOR;
    g_autofree char *path = entry_path(call->book, call->locale, entry->source);
    g_autofree char *old = diagnostics_harmless(book_made_from(call->book, translation, text));
    g_autofree char *new = diagnostics_harmless(entry->node->text);
    g_autofree char *translated = diagnostics_harmless(translation->text->text);
    GArray *words = wdiff_compare(old, new);
    g_autoptr(GString) out = g_string_new(NULL);
    wdiff_append(words, color, out);
    wdiff_free(words);
    printf("%s:%u: %s: stale, %s\n", path, todo_line(call->locale, text), entry->path,
           minor ? "minor" : "major");
    print_below("en", out->str);
    print_below(call->locale->id, translated);
}

int l10n_diff_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, 2, 2, argc, argv, &status))
        return status;
    int source = l10n_find_source(&call, call.argv[2]);
    bool color = isatty(STDOUT_FILENO) && !g_getenv("NO_COLOR");
    for (guint i = 0; source >= 0 && i < call.book->sources[source].n_texts; i++) {
        TextId text = call.book->sources[source].first + i;
        if (call.locale->translations[text].state == TEXT_STALE)
            diff_print(&call, text, color);
    }
    l10n_end(&call);
    return source < 0 ? EXIT_USAGE : EXIT_FINE;
}

/* ---- confirm and ok ---- */

/* The text of LANG ID FIELD, which has a translation; TEXT_NONE after a message. */
static TextId text_find(const L10nCall *call)
{
    int source = l10n_find_source(call, call->argv[2]);
    if (source < 0)
        return TEXT_NONE;
    const char *field = call->argv[3];
    TextId text = book_text(call->book, (guint)source, field);
    const YamlNode *en = call->locale->translations[text].en;
    if (text == TEXT_NONE) {
        const BookSource *from = &call->book->sources[source];
        g_autofree const char **names = g_new(const char *, MAX(from->n_texts, 1));
        for (guint i = 0; i < from->n_texts; i++)
            names[i] = call->book->texts[from->first + i].path;
        const char *nearest = nearest_word(field, names, from->n_texts);
        command_complain(nearest ? "statusbook %s: '%s' has no text '%s' (did you mean '%s'?)"
                                 : "statusbook %s: '%s' has no text '%s'",
                         call->argv[0], call->argv[2], field, nearest);
    } else if (call->locale->translations[text].state == TEXT_MISSING) {
        l10n_wrong_use(call, "nothing is translated yet of", field);
        text = TEXT_NONE;
    } else if (en && english_is_foreign(en->text, call->book->texts[text].node->text, true)) {
        l10n_wrong_use(call, "no English stands in 'en' (see 'statusbook check') of", field);
        text = TEXT_NONE;
    }
    return text;
}

typedef void (*TextFunc)(EditNode *entry, const char *english, const char *argument);

/* Changes one text: LANG ID FIELD, and perhaps one argument more. */
static int text_change(const Command *self, const GOptionEntry *entries, int arguments,
                       TextFunc func, int argc, char **argv)
{
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, arguments, arguments, argc, argv, &status))
        return status;
    TextId text = text_find(&call);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Edit) edit =
        text == TEXT_NONE
            ? NULL
            : entry_open(call.book, call.locale, call.book->texts[text].source, ".", diagnostics);
    EditNode *entry = edit ? entry_find(edit, call.book, text) : NULL;
    status = text == TEXT_NONE ? EXIT_USAGE : EXIT_FINE;
    if (entry) {
        bool changed;
        func(entry, call.book->texts[text].node->text, arguments > 3 ? call.argv[4] : NULL);
        if (!edit_save(edit, &changed, &error)) {
            command_complain("statusbook %s: %s", argv[0], error->message);
            status = l10n_status_of_error(error);
        } else if (changed) {
            printf("%s\n", edit_path(edit));
        }
    } else if (text != TEXT_NONE) {
        status = command_report(diagnostics, false);
    }
    l10n_end(&call);
    return status;
}

static void text_confirm(EditNode *entry, const char *english, const char *argument)
{
    (void)argument;
    entry_confirm(entry, english);
}

int l10n_confirm_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    return text_change(self, entries, 3, text_confirm, argc, argv);
}

static void text_silence(EditNode *entry, const char *english, const char *argument)
{
    (void)english;
    entry_silence(entry, argument);
}

/* The nearest of the checks that can be silenced, or NULL. */
static const char *ok_nearest(const char *check)
{
    const char *names[DIAGNOSTIC_N_IDS];
    guint n = 0;
    for (guint i = 0; i < DIAGNOSTIC_N_IDS; i++)
        if (diagnostic_severity((DiagnosticId)i) == DIAGNOSTIC_WARNING)
            names[n++] = diagnostic_name((DiagnosticId)i);
    return nearest_word(check, names, n);
}

/* Whether there is a check with this name, and it can be silenced. */
static bool ok_knows(const char *check)
{
    DiagnosticId id = diagnostic_find(check);
    if (id != DIAGNOSTIC_N_IDS && diagnostic_severity(id) == DIAGNOSTIC_WARNING)
        return true;
    const char *nearest = id == DIAGNOSTIC_N_IDS ? ok_nearest(check) : NULL;
    command_complain(id != DIAGNOSTIC_N_IDS
                         ? "statusbook l10n ok: '%s' is an error, which cannot be silenced"
                     : nearest ? "statusbook l10n ok: there is no check '%s' (did you mean '%s'?)"
                               : "statusbook l10n ok: there is no check '%s'",
                     check, nearest);
    return false;
}

int l10n_ok_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    if (argc == 5 && argv[4][0] != '-' && !ok_knows(argv[4]))
        return EXIT_USAGE;
    return text_change(self, entries, 4, text_silence, argc, argv);
}
