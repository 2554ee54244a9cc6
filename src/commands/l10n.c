/* statusbook l10n: what translators need. */
#include "commands/l10n.h"
#include "book/ids.h"
#include "l10n/check/message-text.h"
#include "l10n/edit/edit.h"
#include "input/nearest.h"

#include <string.h>

static const char intro[] =
    "ID names what is translated: site, sip/protocol, sip/486, sip/480-vs-486.\n"
    "FIELD is a text of it: description, questions.reach.label.";

int l10n_run(const Command *self, int argc, char **argv)
{
    return command_run_group(self, intro, argc, argv);
}

/* ---- What subcommands share ---- */

/* What a call is about. */
typedef struct CallScope {
    const Book *book;
    const Locale *locale; /* NULL: all languages */
} CallScope;

static bool scope_has(const DiagnosticMessage *message, gpointer data)
{
    const CallScope *scope = data;
    const Locale *locale = message_locale(scope->book, message);
    return !scope->locale || !locale || locale == scope->locale;
}

bool l10n_is_sound(const Book *book, const Locale *locale, Diagnostics *diagnostics, int *status)
{
    CallScope scope = {book, locale};
    if (book)
        diagnostics_filter(diagnostics, scope_has, &scope);
    *status = EXIT_FINE;
    if (book && diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) == 0)
        return true;
    command_report(diagnostics, false);
    *status = EXIT_CONTENT;
    return false;
}

int l10n_wrong_use(const L10nCall *call, const char *problem, const char *subject)
{
    command_complain("statusbook %s: %s '%s'", call->argv[0], problem, subject);
    return EXIT_USAGE;
}

int l10n_status_of_error(const GError *error)
{
    bool content = g_error_matches(error, EDIT_ERROR, EDIT_ERROR_RESULT);
    return content ? EXIT_CONTENT : EXIT_OUTPUT;
}

/* A language of the book with the same first part of its tag (pt for pt-BR), or NULL. */
static const char *locale_kindred(const Book *book, const char *id)
{
    gsize length = strcspn(id, "-_");
    for (guint l = 0; l < book->n_locales; l++)
        if (l != book->english && strcspn(book->locales[l].tag, "-") == length &&
            g_ascii_strncasecmp(book->locales[l].tag, id, length) == 0)
            return book->locales[l].id;
    return NULL;
}

static int locale_complain(const L10nCall *call, const char *id)
{
    const char *kindred = locale_kindred(call->book, id);
    command_complain(
        kindred ? "statusbook %s: the book is not translated into '%s' (did you mean '%s'?)"
                : "statusbook %s: the book is not translated into '%s'; 'statusbook l10n "
                  "add-locale' adds a language",
        call->argv[0], id, kindred);
    return EXIT_USAGE;
}

/* The language with this id, which is not English; NULL where there is none. */
static const Locale *locale_named(const Book *book, const char *id)
{
    for (guint l = 0; l < book->n_locales; l++)
        if (strcmp(book->locales[l].id, id) == 0 && l != book->english)
            return &book->locales[l];
    return NULL;
}

const Locale *l10n_find_locale(const L10nCall *call, const char *id, int *status)
{
    const Locale *locale = locale_named(call->book, id);
    if (locale)
        return locale;
    if (strcmp(id, "en") == 0)
        *status = l10n_wrong_use(call, "the others are translated from", id);
    else
        *status = locale_complain(call, id);
    return NULL;
}

bool l10n_begin(L10nCall *call, const Command *self, const GOptionEntry *entries, int min, int max,
                int argc, char **argv, int *status)
{
    *call = (L10nCall){0};
    if (!command_parse(self, entries, &argc, &argv, status))
        return false;
    call->argc = argc;
    call->argv = argv;
    if (argc - 1 < min || argc - 1 > max) {
        *status = argc - 1 < min
                      ? l10n_wrong_use(call, "arguments are missing; it takes", self->arguments)
                      : l10n_wrong_use(call, "unexpected argument", argv[max + 1]);
        return false;
    }
    call->diagnostics = diagnostics_new();
    call->book = book_load(".", call->diagnostics);
    if (call->book && argc > 1)
        call->locale = locale_named(call->book, argv[1]);
    if (!l10n_is_sound(call->book, call->locale, call->diagnostics, status) ||
        (argc > 1 && !l10n_find_locale(call, argv[1], status)))
        l10n_end(call);
    return call->book != NULL;
}

void l10n_end(L10nCall *call)
{
    g_clear_pointer(&call->book, book_free);
    g_clear_pointer(&call->diagnostics, diagnostics_free);
}

bool l10n_concerns(const L10nCall *call, const Locale *locale)
{
    return locale->translations && (!call->locale || call->locale == locale);
}

/* The two names of "486-vs-480" with "-vs-" between them, turned or not; a mere hyphen is taken for
 * "-vs-" where there is none. Free with g_free. */
static char *id_join(const char *id, bool turn)
{
    const char *slash = strrchr(id, '/'), *first = slash ? slash + 1 : id;
    const char *versus = strstr(first, ID_VERSUS), *hyphen = strchr(first, '-');
    const char *end = versus ? versus : hyphen;
    if (!end)
        return g_strdup(id);
    const char *second = versus ? versus + strlen(ID_VERSUS) : hyphen + 1;
    g_autofree char *low = g_strndup(first, (gsize)(end - first));
    return g_strdup_printf("%.*s%s" ID_VERSUS "%s", (int)(first - id), id, turn ? second : low,
                           turn ? low : second);
}

/* The source that an unknown id was probably meant to be, or NULL: that of a path, that of a pair
 * whose codes are turned or parted by a hyphen, one of this name in its protocol, or the nearest.
 */
static const char *source_nearest(const Book *book, const char *id)
{
    g_autofree const char **ids = g_new(const char *, MAX(book->n_sources, 1));
    g_autofree const char **ends = g_new(const char *, MAX(book->n_sources, 1));
    g_autofree char *turned = id_join(id, true), *joined = id_join(id, false);
    for (guint s = 0; s < book->n_sources; s++) {
        const char *slash = strchr(book->sources[s].id, '/');
        ids[s] = book->sources[s].id;
        ends[s] = slash ? slash + 1 : ids[s];
        g_autofree char *file = g_strconcat("/", ids[s], ".yaml", NULL);
        if (strcmp(ends[s], id) == 0 || strcmp(book->sources[s].path, id) == 0 ||
            g_str_has_suffix(id, file) || strcmp(file + 1, id) == 0 ||
            strcmp(ids[s], turned) == 0 || strcmp(ends[s], turned) == 0 ||
            strcmp(ids[s], joined) == 0 || strcmp(ends[s], joined) == 0)
            return ids[s];
    }
    const char *nearest = nearest_word(id, ids, book->n_sources);
    const char *end = nearest ? NULL : nearest_word(id, ends, book->n_sources);
    for (guint s = 0; end && !nearest; s++)
        nearest = ends[s] == end ? ids[s] : NULL;
    return nearest;
}

int l10n_find_source(const L10nCall *call, const char *id)
{
    int source = book_find_source(call->book, id);
    if (source >= 0)
        return source;
    const char *nearest = source_nearest(call->book, id);
    command_complain(nearest
                         ? "statusbook %s: nothing that is translated is called '%s' (did you mean "
                           "'%s'?)"
                         : "statusbook %s: nothing that is translated is called '%s'",
                     call->argv[0], id, nearest);
    return -1;
}
