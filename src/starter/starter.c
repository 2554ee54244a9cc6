/* What another book, a protocol and a code begin with: the files that are written. */
#include "starter/starter.h"

#include "beneath/beneath.h"
#include "starter/code-lines.h"
#include "starter/files.h"

#include <errno.h>
#include <string.h>

G_DEFINE_QUARK(statusbook - starter - error, starter_error)

/* ---- Writing ---- */

static void starter_complain_there(const char *path, GError **error)
{
    g_set_error(error, STARTER_ERROR, STARTER_ERROR_USE,
                "there already, and never written over: '%s'", path);
}

static bool starter_write(Beneath *book, const char *path, const char *text, gsize length,
                          GError **error)
{
    if (beneath_write_new(book, path, text, length) == 0)
        return true;
    if (errno == EEXIST) {
        starter_complain_there(path, error);
        return false;
    }
    g_autoptr(GError) why = NULL;
    beneath_fail(book, "could not write", path, &why);
    g_set_error_literal(error, STARTER_ERROR, STARTER_ERROR_WRITE, why->message);
    return false;
}

static Beneath *starter_open(const char *folder, GError **error)
{
    Beneath *book = beneath_new(folder);
    if (!book)
        g_set_error(error, STARTER_ERROR, STARTER_ERROR_WRITE, "could not open '%s': %s", folder,
                    g_strerror(errno));
    return book;
}

/* ---- A book ---- */

/* A file of the program, and where it stands in a book. */
typedef struct StarterCopy {
    char *from, *to;
} StarterCopy;

static void starter_copy_clear(gpointer copy)
{
    g_free(((StarterCopy *)copy)->from);
    g_free(((StarterCopy *)copy)->to);
}

static void starter_add(GArray *copies, const char *from, const char *to)
{
    StarterCopy copy = {g_strdup(from), g_strdup(to)};
    g_array_append_val(copies, copy);
}

static void starter_add_folder(GArray *copies, const char *folder)
{
    g_autoptr(GPtrArray) files = starter_files(folder);
    for (guint i = 0; i < files->len; i++)
        starter_add(copies, files->pdata[i], files->pdata[i]);
}

/* Whether a language is another than English and those before it in the list. */
static bool starter_is_another(char **languages, guint i)
{
    bool is_another = strcmp(languages[i], "en") != 0;
    for (guint k = 0; is_another && k < i; k++)
        is_another = strcmp(languages[i], languages[k]) != 0;
    return is_another;
}

static bool starter_add_languages(GArray *copies, char **languages, GError **error)
{
    for (guint i = 0; languages && languages[i]; i++) {
        g_autofree char *folder = g_strconcat("locales/", languages[i], NULL);
        if (!starter_has_folder(folder)) {
            g_set_error(error, STARTER_ERROR, STARTER_ERROR_USE,
                        "no words of '%s' come with the program; 'statusbook l10n add-locale' adds "
                        "any language",
                        languages[i]);
            return false;
        }
        if (starter_is_another(languages, i))
            starter_add_folder(copies, folder);
    }
    return true;
}

/* site.yaml, with its languages. Free with g_free. */
static char *starter_site(char **languages)
{
    g_autofree char *text = starter_file("starter/site.yaml", NULL);
    g_autoptr(GString) site = g_string_new(text);
    g_autoptr(GString) list = g_string_new("languages: [en");
    for (guint i = 0; languages && languages[i]; i++)
        if (starter_is_another(languages, i))
            g_string_append_printf(list, ", %s", languages[i]);
    g_string_replace(site, "languages: [en", list->str, 1);
    return g_string_free(g_steal_pointer(&site), FALSE);
}

/* Whether none of the files is there: a book is begun whole or not at all. */
static bool starter_is_free(Beneath *book, const GArray *copies, GError **error)
{
    for (guint i = 0; i < copies->len; i++) {
        const char *path = g_array_index(copies, StarterCopy, i).to;
        struct stat status;
        if (beneath_stat(book, path, &status) != 0)
            continue;
        starter_complain_there(path, error);
        return false;
    }
    return true;
}

static bool starter_write_copies(Beneath *book, const GArray *copies, char **languages,
                                 GError **error)
{
    for (guint i = 0; i < copies->len; i++) {
        const StarterCopy *copy = &g_array_index(copies, StarterCopy, i);
        bool is_site = strcmp(copy->to, "site.yaml") == 0;
        gsize length;
        g_autofree char *text =
            is_site ? starter_site(languages) : starter_file(copy->from, &length);
        length = is_site ? strlen(text) : length;
        if (!starter_write(book, copy->to, text, length, error))
            return false;
    }
    return true;
}

bool starter_write_book(const char *folder, char **languages, GError **error)
{
    g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(StarterCopy));
    g_array_set_clear_func(copies, starter_copy_clear);
    starter_add(copies, "starter/gitignore", ".gitignore");
    starter_add_folder(copies, ".vscode");
    starter_add_folder(copies, "schemas");
    starter_add_folder(copies, "templates");
    starter_add_folder(copies, "locales/en");
    if (!starter_add_languages(copies, languages, error))
        return false;
    starter_add(copies, "starter/site.yaml", "site.yaml");
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, STARTER_ERROR, STARTER_ERROR_WRITE, "could not make '%s': %s", folder,
                    g_strerror(errno));
        return false;
    }
    g_autoptr(Beneath) book = starter_open(folder, error);
    return book && starter_is_free(book, copies, error) &&
           starter_write_copies(book, copies, languages, error);
}

/* ---- A protocol ---- */

bool starter_write_protocol(const char *folder, const char *id, GError **error)
{
    g_autoptr(Beneath) book = starter_open(folder, error);
    if (!book)
        return false;
    g_autofree char *text = starter_file("starter/protocol.yaml", NULL);
    g_autofree char *name = g_ascii_strup(id, -1);
    g_autofree char *path = g_strconcat("codes/", id, "/protocol.yaml", NULL);
    g_autoptr(GString) protocol = g_string_new(text);
    g_string_replace(protocol, "@name@", name, 0);
    return starter_write(book, path, protocol->str, protocol->len, error);
}

/* ---- A code ---- */

/* Puts what is in `part` in a line's place, or takes the line away where that is nothing. */
static void starter_put(GString *text, const char *line, GString *part)
{
    g_string_append(part, part->len > 0 ? "\n" : "");
    g_string_replace(text, line, part->str, 0);
    g_string_free(part, TRUE);
}

/* What has the page of this name in the protocol, but for upper and lower case, as a message says
 * it; free with g_free. NULL: nothing. */
static char *starter_find_taken(const Protocol *protocol, const char *id)
{
    for (guint i = 0; i < protocol->n_classes; i++)
        if (g_ascii_strcasecmp(protocol->classes[i].id, id) == 0)
            return g_strdup_printf("the class '%s'", protocol->classes[i].id);
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        if (strcmp(code->id, id) != 0 && g_ascii_strcasecmp(code->id, id) == 0)
            return g_strdup_printf("the code '%s'", code->id);
        for (guint a = 0; a < code->aliases.n; a++)
            if (g_ascii_strcasecmp(code->aliases.items[a], id) == 0)
                return g_strdup_printf("the alias '%s' of '%s'", code->aliases.items[a], code->id);
    }
    return NULL;
}

bool starter_write_code(const char *folder, const Book *book, const Protocol *protocol,
                        const char *id, const char *month, GError **error)
{
    g_autofree char *taken = starter_find_taken(protocol, id);
    if (taken) {
        g_set_error(error, STARTER_ERROR, STARTER_ERROR_USE,
                    "'%s': %s of the protocol has a page of this name", id, taken);
        return false;
    }
    g_autoptr(Beneath) place = starter_open(folder, error);
    if (!place)
        return false;
    g_autofree char *text = starter_file("starter/code.yaml", NULL);
    g_autofree char *path = g_strconcat("codes/", protocol->id, "/", id, ".yaml", NULL);
    g_autoptr(GString) code = g_string_new(text);
    GString *sources = g_string_new(NULL), *class = g_string_new(NULL), *facts = g_string_new(NULL);
    GString *fix = g_string_new(NULL), *flow = g_string_new(NULL);
    code_lines_append_sources(protocol, sources);
    code_lines_append_class(protocol, id, class);
    code_lines_append_facts(book, protocol, facts);
    code_lines_append_fix(protocol, id, fix);
    code_lines_append_flow(protocol, id, flow);
    starter_put(code, "@sources@\n", sources);
    starter_put(code, "@class@\n", class);
    starter_put(code, "@facts@\n", facts);
    starter_put(code, "@fix@\n", fix);
    starter_put(code, "@flow@\n", flow);
    g_string_replace(code, "@month@", month, 0);
    g_string_replace(code, "@code@", id, 0);
    return starter_write(place, path, code->str, code->len, error);
}
