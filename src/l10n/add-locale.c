/* A new language: its folder, and its name in site.yaml. */
#include "l10n/add-locale.h"

#include "beneath/beneath.h"
#include "book/ids.h"
#include "l10n/edit/edit.h"
#include "l10n/languages.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What holds in every language: a name that stays, and how an entry is made. */
static const char glossary[] =
    "# The terms of the field as this language says them, for whoever translates, and for\n"
    "# `statusbook l10n check`. An entry is named by the English term; `use` is how this language\n"
    "# says it, `forms` are its other forms (`*` is any ending), `avoid` lists what not to write:\n"
    "# see statusbook-glossary(5). A name that stays English looks like this:\n"
    "#\n"
    "# Contact: {keep: yes}\n";

/* A word as it is, all else in quotes. */
static void append_field(GString *out, const char *key, const char *value)
{
    bool plain = *value && !strpbrk(value, "\"\\:#,") && g_unichar_isalpha(g_utf8_get_char(value));
    g_string_append_printf(out, plain ? "%s: %s\n" : "%s: \"%s\"\n", key, value);
}

/* The languages of site.yaml, a list or one alone, from 0; "" for what is no text, and NULL behind
 * the last. */
static const char *list_word(const YamlNode *list, gsize i)
{
    const YamlNode *word = NULL;
    if (list->kind == YAML_LIST)
        word = i < list->n_items ? list->items[i] : NULL;
    else if (list->kind == YAML_TEXT)
        word = i == 0 ? list : NULL;
    return !word ? NULL : word->kind == YAML_TEXT ? word->text : "";
}

static bool list_has(const YamlNode *list, const char *id)
{
    const char *word;
    for (gsize i = 0; (word = list_word(list, i)); i++)
        if (strcmp(word, id) == 0)
            return true;
    return false;
}

/* A language of the book, by the name of its folder, that helps out before English does; or NULL.
 */
static const char *list_find_kindred(const YamlNode *list, const char *id)
{
    const char *other;
    for (gsize i = 0; (other = list_word(list, i)); i++)
        if (strcmp(other, id) != 0 && strcmp(other, "en") != 0 && language_is_kindred(id, other))
            return other;
    return NULL;
}

/* Whether the language of a folder has a tag. What is wrong with its file is for `check` to say. */
static bool has_tag(const char *folder, const char *language, const char *tag)
{
    g_autoptr(Diagnostics) unheard = diagnostics_new();
    g_autofree char *path = g_build_filename("locales", language, "locale.yaml", NULL);
    g_autoptr(Edit) locale = edit_open(folder, path, unheard);
    const char *own = locale ? edit_get_text(edit_root(locale), "tag") : NULL;
    return own && g_ascii_strcasecmp(own, tag) == 0;
}

/* A language of the book that is this one by another name: in other capitals, or in a folder of
 * another name; or NULL. */
static const char *list_find_same(const YamlNode *list, const char *folder, const char *id)
{
    const char *other;
    for (gsize i = 0; (other = list_word(list, i)); i++)
        if (strcmp(other, id) != 0 && *other &&
            (g_ascii_strcasecmp(other, id) == 0 || has_tag(folder, other, id)))
            return other;
    return NULL;
}

static char *locale_text(const char *id, const char *kindred)
{
    Language language = language_find(id);
    GString *out = g_string_new(NULL);
    append_field(out, "tag", id);
    g_autofree char *with_region =
        *language.region ? g_strdup_printf("%s (%s)", language.name, language.region) : NULL;
    append_field(out, "name", with_region ? with_region : language.name ? language.name : id);
    append_field(out, "dir", language.rtl ? "rtl" : "ltr");
    g_string_append_printf(out, "fallback: [%s%sen]\n", kindred ? kindred : "",
                           kindred ? ", " : "");
    append_field(out, "line_join", language.line_join);
    append_field(out, "list_separator", language.list_separator);
    append_field(out, "label_separator", language.label_separator);
    append_field(out, "decimal", language.decimal);
    g_string_append(out, "reviewed_by: []\n");
    return g_string_free(out, FALSE);
}

/* Writes a file of the language, unless it is there. */
static bool add_file(const char *folder, const char *id, const char *name, const char *text,
                     GError **error)
{
    g_autofree char *path = g_build_filename("locales", id, name, NULL);
    g_autoptr(GError) why = NULL;
    g_autoptr(Beneath) book = beneath_new(folder);
    if (book && (beneath_write_new(book, path, text, strlen(text)) == 0 || errno == EEXIST))
        return true;
    if (book)
        beneath_fail(book, "could not make", path, &why);
    else
        fail_errno(&why, "could not open", folder);
    g_set_error_literal(error, EDIT_ERROR, EDIT_ERROR_WRITE, why->message);
    return false;
}

bool add_locale(const char *folder, const char *id, const LocaleTexts *texts,
                Diagnostics *diagnostics, GError **error)
{
    if (!id_is_language(id)) {
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_RESULT,
                    "no tag of a language: '%s'; it is two or three lower-case letters, and what "
                    "follows a hyphen: fr, pt-BR, zh-Hant",
                    id);
        return false;
    }
    g_autoptr(Edit) edit = edit_open(folder, "site.yaml", diagnostics);
    EditNode *languages = edit ? edit_get(edit_root(edit), "languages") : NULL;
    if (!languages) {
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_RESULT, "no 'languages' in 'site.yaml'");
        return false;
    }
    g_autofree char *path = g_build_filename(folder, "locales", id, "locale.yaml", NULL);
    bool listed = list_has(edit_source(languages), id);
    if (listed && access(path, F_OK) == 0) {
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_RESULT, "the book has '%s' already", id);
        return false;
    }
    const char *same = list_find_same(edit_source(languages), folder, id);
    if (same) {
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_RESULT, "the book has '%s' already, as '%s'", id,
                    same);
        return false;
    }
    if (!listed)
        edit_append(edit_root(edit), "languages", id);
    const char *kindred = list_find_kindred(edit_source(languages), id);
    g_autofree char *made = locale_text(id, kindred);
    const char *text = texts->locale && !kindred ? texts->locale : made;
    return add_file(folder, id, "locale.yaml", text, error) &&
           (!texts->words || add_file(folder, id, "site.yaml", texts->words, error)) &&
           add_file(folder, id, "glossary.yaml", glossary, error) && edit_save(edit, NULL, error);
}
