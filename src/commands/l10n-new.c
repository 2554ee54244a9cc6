/* statusbook l10n new, add-locale: the file of a translation, and the folder of a language. */
#include "beneath/beneath.h"
#include "book/ids.h"
#include "book/skeleton.h"
#include "commands/l10n.h"
#include "l10n/add-locale.h"
#include "l10n/entry.h"
#include "l10n/languages.h"
#include "starter/files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Writes a new file with its folder, but never over one that is there. */
static int new_write(const L10nCall *call, const char *path, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Beneath) book = beneath_new(".");
    if (book && beneath_write_new(book, path, text, strlen(text)) == 0) {
        printf("%s\n", path);
        return EXIT_FINE;
    }
    if (book && errno == EEXIST)
        return l10n_wrong_use(
            call, "there already, and never written over ('l10n sync' adds what it lacks):", path);
    if (book)
        beneath_fail(book, "could not write", path, &error);
    else
        fail_errno(&error, "could not open", ".");
    command_complain("statusbook %s: %s", call->argv[0], error->message);
    return EXIT_OUTPUT;
}

static int new_write_source(const L10nCall *call, guint source)
{
    g_autofree char *path = entry_path(call->book, call->locale, source);
    g_autoptr(GString) skeleton = g_string_new(NULL);
    skeleton_append(call->book, source, skeleton);
    return new_write(call, path, skeleton->str);
}

static bool new_has_texts(const Book *book, const char *prefix)
{
    for (guint s = 0; s < book->n_sources; s++)
        if (g_str_has_prefix(book->sources[s].id, prefix) && book->sources[s].n_texts > 0)
            return true;
    return false;
}

/* Writes each file of a folder of codes/ that the language has not: of a protocol, or of what codes
 * of two protocols have in common. */
static int new_write_folder(const L10nCall *call, const char *folder)
{
    int status = EXIT_FINE;
    guint written = 0;
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    for (guint s = 0; s < call->book->n_sources && status == EXIT_FINE; s++) {
        const BookSource *source = &call->book->sources[s];
        if (!g_str_has_prefix(source->id, prefix) || source->n_texts == 0 ||
            call->locale->has_file[s])
            continue;
        status = new_write_source(call, s);
        written++;
    }
    if (written == 0)
        return l10n_wrong_use(call,
                              new_has_texts(call->book, prefix)
                                  ? "all files are there already of"
                                  : "the book has nothing that is translated in",
                              folder);
    return status;
}

static bool is_folder(const Book *book, const char *id)
{
    if (strcmp(id, BOOK_ACROSS) == 0)
        return true;
    for (guint p = 0; p < book->n_protocols; p++)
        if (strcmp(book->protocols[p].id, id) == 0)
            return true;
    return false;
}

int l10n_new_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, 2, 2, argc, argv, &status))
        return status;
    if (is_folder(call.book, call.argv[2])) {
        status = new_write_folder(&call, call.argv[2]);
    } else {
        int source = l10n_find_source(&call, call.argv[2]);
        status = source < 0 ? EXIT_USAGE : new_write_source(&call, (guint)source);
    }
    l10n_end(&call);
    return status;
}

/* A tag as it is written: hyphens between its parts, the first in lower case, a script with a
 * capital, and a region in capitals. Free with g_free. */
static char *tag_mended(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit_set(tag, "-_", -1);
    for (guint i = 0; parts[i]; i++) {
        gsize length = strlen(parts[i]);
        for (char *c = parts[i]; *c; c++) {
            bool capital = i > 0 && (length == 2 || (length == 4 && c == parts[i]));
            *c = capital ? g_ascii_toupper(*c) : g_ascii_tolower(*c);
        }
    }
    return g_strjoinv("-", parts);
}

static int new_complain_of_tag(const L10nCall *call)
{
    g_autofree char *mended = tag_mended(call->argv[1]);
    if (!id_is_language(mended))
        return l10n_wrong_use(call, "no tag of a language (fr, pt-BR, zh-Hant):", call->argv[1]);
    command_complain("statusbook %s: no tag of a language: '%s' (did you mean '%s'?)",
                     call->argv[0], call->argv[1], mended);
    return EXIT_USAGE;
}

/* A file of a language that the program carries, or NULL; free with g_free. */
static char *new_carried(const char *id, const char *name)
{
    g_autofree char *folder = g_strconcat("locales/", id, NULL);
    g_autofree char *path = g_strconcat(folder, "/", name, NULL);
    return starter_has_folder(folder) ? starter_file(path, NULL) : NULL;
}

int l10n_add_locale_run(const Command *self, int argc, char **argv)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    int status;
    if (!command_parse(self, entries, &argc, &argv, &status))
        return status;
    L10nCall call = {.argc = argc, .argv = argv};
    if (argc < 2)
        return l10n_wrong_use(&call, "arguments are missing; it takes", self->arguments);
    if (argc > 2)
        return l10n_wrong_use(&call, "unexpected argument", argv[2]);
    if (!id_is_language(argv[1]))
        return new_complain_of_tag(&call);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *locale = new_carried(argv[1], "locale.yaml");
    g_autofree char *words = new_carried(argv[1], "site.yaml");
    const LocaleTexts texts = {locale, words};
    if (add_locale(".", argv[1], &texts, diagnostics, &error)) {
        printf("locales/%s/locale.yaml\n", argv[1]);
        if (words)
            printf("locales/%s/site.yaml\n", argv[1]);
        printf("locales/%s/glossary.yaml\nsite.yaml\n", argv[1]);
        if (!language_find(argv[1]).name)
            printf("only the tag is known of '%s': write in locale.yaml what the language calls "
                   "itself, and see whether the rest is right\n",
                   argv[1]);
        return EXIT_FINE;
    }
    if (command_report(diagnostics, false) == EXIT_CONTENT)
        return EXIT_CONTENT;
    command_complain("statusbook %s: %s", argv[0], error->message);
    return l10n_status_of_error(error);
}
