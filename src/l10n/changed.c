/* Which translations differ from those of a revision of git. Messages about all others are
 * dropped. */
#include "l10n/changed.h"

#include "input/reader.h"

#include "book/english.h"
#include "l10n/revision.h"
#include "l10n/check/message-text.h"
#include "text-hash.h"

#include <string.h>

/* A file of a language, now and in the revision. */
typedef struct OldFile {
    bool same;      /* byte for byte */
    YamlFile *yaml; /* as it was; NULL where it was not there, or was no YAML */
} OldFile;

typedef struct Changes {
    const Book *book;
    GHashTable *files; /* path → OldFile */
    GHashTable *same;  /* const Translation *: the texts that are as they were */
} Changes;

static void old_file_free(gpointer data)
{
    OldFile *file = data;
    yaml_file_free(file->yaml);
    g_free(file);
}

/* ---- Files ---- */

static bool changes_concern(const Locale *locale, const Locale *wanted)
{
    return locale->translations && (!wanted || wanted == locale);
}

static bool collect_path(const DiagnosticMessage *message, gpointer paths)
{
    g_hash_table_add(paths, g_strdup(message->path));
    return true;
}

/* The files of the texts, and of the messages. */
static char **changes_paths(const Book *book, const Locale *wanted, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) paths = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (guint l = 0; l < book->n_locales; l++)
        for (TextId t = 1; changes_concern(&book->locales[l], wanted) && t < book->n_texts; t++) {
            const Translation *translation = &book->locales[l].translations[t];
            if (translation->text)
                g_hash_table_add(paths, g_strdup(yaml_file_path(translation->text->file)));
        }
    diagnostics_filter(diagnostics, collect_path, paths);
    char **list = (char **)g_hash_table_get_keys_as_array(paths, NULL);
    g_hash_table_steal_all(paths);
    return list;
}

static OldFile *old_file_new(const char *path, GBytes *before)
{
    OldFile *old = g_new0(OldFile, 1);
    if (!before)
        return old;
    gsize length, length_now = 0;
    const char *bytes = g_bytes_get_data(before, &length), *text = bytes ? bytes : "";
    g_autoptr(Diagnostics) ignored = diagnostics_new();
    g_autofree char *now = reader_load(".", path, READER_WRITTEN_MAX, &length_now, ignored);
    old->same = now && length == length_now && memcmp(now, text, length) == 0;
    old->yaml = yaml_file_parse(path, text, length, ignored);
    return old;
}

static bool changes_read(Changes *changes, const char *revision, char **paths, GError **error)
{
    g_autoptr(GPtrArray) before = revision_read(revision, (const char *const *)paths, error);
    if (!before)
        return false;
    for (guint i = 0; paths[i]; i++)
        g_hash_table_insert(changes->files, g_strdup(paths[i]),
                            old_file_new(paths[i], before->pdata[i]));
    return true;
}

/* ---- Texts ---- */

/* The map at a path such as questions.reach.label; keys may hold full stops themselves. */
static const YamlNode *node_at(const YamlNode *map, const char *path)
{
    if (*path == '\0')
        return map;
    for (gsize i = 0; map->kind == YAML_MAP && i < map->n_pairs; i++) {
        const char *key = map->pairs[i].key->text;
        gsize length = strlen(key);
        if (strncmp(path, key, length) != 0 || (path[length] != '.' && path[length] != '\0'))
            continue;
        const YamlNode *node =
            node_at(map->pairs[i].value, path + length + (path[length] == '.' ? 1 : 0));
        if (node)
            return node;
    }
    return NULL;
}

static bool same_text(const YamlNode *now, const char *before)
{
    const char *text = now ? now->text : "";
    return english_is_same(text, before ? before : "");
}

/* Complains of an English that is neither today's nor any that stood there. */
static void changes_check_english(const YamlNode *part, const char *today, const YamlNode *before,
                                  Diagnostics *diagnostics)
{
    if (!part || same_text(part, today) || same_text(part, yaml_get_text(before, "en")) ||
        same_text(part, yaml_get_text(before, "was")))
        return;
    DiagnosticPlace place = yaml_text_place(part, 0, (guint)g_utf8_strlen(part->text, -1));
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_ENGLISH, &place,
                    "this is no English that the book has, or that stood here before; "
                    "'statusbook l10n sync' writes today's");
}

/* Compares one text with what it was. Complains of a `was` that was left beside a text that was
 * changed. */
static void changes_add_text(Changes *changes, const BookText *text, const Translation *translation,
                             Diagnostics *diagnostics)
{
    const OldFile *old =
        g_hash_table_lookup(changes->files, yaml_file_path(translation->text->file));
    const YamlNode *before = old->yaml ? node_at(yaml_file_root(old->yaml), text->path) : NULL;
    const char *was = yaml_get_text(before, "was"), *en = yaml_get_text(before, "en");
    const YamlNode *made_from = translation->was ? translation->was : translation->en;
    bool same = before && same_text(translation->text, yaml_get_text(before, "text"));
    if (same && same_text(made_from, was && *was ? was : en))
        g_hash_table_add(changes->same, (gpointer)translation);
    changes_check_english(translation->was, text->node->text, before, diagnostics);
    changes_check_english(translation->en, text->node->text, before, diagnostics);
    if (!before || same || !translation->was || !was || !same_text(translation->was, was))
        return;
    DiagnosticPlace place = yaml_place(translation->was);
    diagnostics_add(
        diagnostics, DIAGNOSTIC_WAS_LEFT, &place,
        "'text' was changed and 'was' stayed; if 'text' says what 'en' says now, delete "
        "'was'");
}

static bool changes_keep(const DiagnosticMessage *message, gpointer data)
{
    const Changes *changes = data;
    const Translation *translation = message_text(changes->book, message);
    if (translation)
        return !g_hash_table_contains(changes->same, translation);
    const OldFile *old = g_hash_table_lookup(changes->files, message->path);
    return !old || !old->same;
}

bool l10n_changed_since(const Book *book, const Locale *locale, const char *revision,
                        Diagnostics *diagnostics, GError **error)
{
    Changes changes = {book, g_hash_table_new_full(text_hash, g_str_equal, g_free, old_file_free),
                       g_hash_table_new(NULL, NULL)};
    g_auto(GStrv) paths = changes_paths(book, locale, diagnostics);
    bool done = changes_read(&changes, revision, paths, error);
    for (guint l = 0; done && l < book->n_locales; l++)
        for (TextId t = 1; changes_concern(&book->locales[l], locale) && t < book->n_texts; t++)
            if (book->locales[l].translations[t].text)
                changes_add_text(&changes, &book->texts[t], &book->locales[l].translations[t],
                                 diagnostics);
    if (done)
        diagnostics_filter(diagnostics, changes_keep, &changes);
    g_hash_table_unref(changes.files);
    g_hash_table_unref(changes.same);
    return done;
}
