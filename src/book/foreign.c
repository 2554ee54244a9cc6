/* A file that holds what another file is to hold. */
#include "book/foreign.h"

#include "book/ids.h"
#include "input/fields-levels.h"

#include <string.h>

/* Deeper than this no text is that a file translates first. */
#define TEXT_DEPTH 5

/* Whether a map is, or holds, a text beside its English. */
static bool foreign_has_translation(const YamlNode *node, guint depth)
{
    if (node->kind != YAML_MAP || depth == 0)
        return false;
    const YamlNode *en = yaml_get(node, "en"), *text = yaml_get(node, "text");
    bool found = (en && en->kind == YAML_TEXT) || (text && text->kind == YAML_TEXT);
    for (gsize i = 0; !found && i < node->n_pairs; i++)
        found = foreign_has_translation(node->pairs[i].value, depth - 1);
    return found;
}

/* How much of what stands at the top is like what files of a kind have there. */
static gsize foreign_count(BookFileKind kind, const YamlNode *root)
{
    gsize n = 0;
    for (gsize i = 0; i < root->n_pairs; i++) {
        const YamlNode *value = root->pairs[i].value;
        const Field *field = fields_below(book_table(kind), root->pairs[i].key->text);
        n += field && fields_resemble(value, field);
    }
    return n;
}

static bool foreign_has_required(BookFileKind kind, const YamlNode *root)
{
    for (const Field *field = book_table(kind)->fields; field && field->name; field++)
        if (field->required && !yaml_get(root, field->name))
            return false;
    return true;
}

/* Whether also all that stands in the maps of free names is like what such a file has there. */
static bool foreign_fits_below(BookFileKind kind, const YamlNode *root)
{
    bool fits = true;
    for (gsize i = 0; fits && i < root->n_pairs; i++) {
        const Field *field = fields_below(book_table(kind), root->pairs[i].key->text);
        const YamlNode *map = root->pairs[i].value;
        for (gsize j = 0; fits && map->kind == YAML_MAP && j < map->n_pairs; j++) {
            const Field *below = fields_below(field, map->pairs[j].key->text);
            fits = below && fields_resemble(map->pairs[j].value, below);
        }
    }
    return fits;
}

/* The kind that a file seems to be of; BOOK_N_FILE_KINDS where that is not clear. */
static guint foreign_guess(const YamlNode *root)
{
    if (foreign_has_translation(root, TEXT_DEPTH))
        return BOOK_FILE_TRANSLATION;
    guint kind = 0;
    while (kind < BOOK_N_FILE_KINDS &&
           !(book_table(kind)->type != FIELD_ANY && foreign_count(kind, root) == root->n_pairs &&
             foreign_has_required(kind, root) && foreign_fits_below(kind, root)))
        kind++;
    return kind;
}

static bool foreign_is(BookFileKind kind, const YamlNode *root)
{
    if (root->kind != YAML_MAP || root->n_pairs == 0)
        return false;
    if (kind == BOOK_FILE_TRANSLATION)
        return root->n_pairs > 1 && !foreign_has_translation(root, TEXT_DEPTH);
    return 2 * foreign_count(kind, root) < root->n_pairs;
}

char *foreign_judge(BookFileKind kind, const YamlNode *root)
{
    if (!foreign_is(kind, root))
        return NULL;
    const char *own = book_kind(kind)->example;
    guint guess = foreign_guess(root);
    if (guess < BOOK_N_FILE_KINDS && guess != kind)
        return g_strdup_printf("this is what a file such as '%s' holds, not one such as '%s'",
                               book_kind((BookFileKind)guess)->example, own);
    return root->n_pairs == 1 || levels_has_stray(root, book_table(kind))
               ? NULL
               : g_strdup_printf("most of what stands here is nothing that a file such as '%s' has",
                                 own);
}

char *foreign_find_pair(const BookFile *file, const YamlNode *root)
{
    const YamlNode *choose = yaml_get(root, "choose");
    gsize folder = strcspn(file->id, "/");
    if (file->kind != BOOK_FILE_CODE || foreign_guess(root) != BOOK_FILE_PAIR ||
        choose->n_pairs != 2)
        return NULL;
    const char *x = choose->pairs[0].key->text, *y = choose->pairs[1].key->text;
    bool is_turned = id_compare(x, y) > 0;
    return g_strdup_printf("%.*s/%s" ID_VERSUS "%s", (int)folder, file->id, is_turned ? y : x,
                           is_turned ? x : y);
}

char *foreign_find_named(const BookFile *file, const YamlNode *root)
{
    guint guess = foreign_guess(root);
    const BookKind *kind = guess < BOOK_N_FILE_KINDS ? book_kind((BookFileKind)guess) : NULL;
    const char *slash = strchr(file->id, '/');
    if (!kind || !kind->file || kind->folder > FILE_FOLDER_PROTOCOL)
        return NULL;
    return kind->folder == FILE_FOLDER_PROTOCOL && slash
               ? g_strdup_printf("%.*s/%s", (int)(slash - file->id), file->id, kind->file)
               : g_strdup(kind->file);
}

bool foreign_is_misnamed(const BookFile *file, const YamlNode *root)
{
    const YamlNode *id = file->kind == BOOK_FILE_CODE ? yaml_get(root, "code") : NULL;
    if (!id || id->kind != YAML_TEXT || id->length == 0 || strcmp(id->text, file->a) == 0)
        return false;
    DiagnosticPlace place = yaml_place(id);
    diagnostics_add(file->diagnostics, DIAGNOSTIC_MISPLACED, &place,
                    "code '%s' stands in a file named '%s.yaml'", id->text, file->a);
    return true;
}
