/* Whether a changed file is what was intended, and putting it on the disk. */
#include "beneath/beneath.h"
#include "l10n/edit/nodes.h"
#include "text-hash.h"

#include <errno.h>
#include <string.h>

G_DEFINE_QUARK(statusbook - edit - error, edit_error)

/* ---- What was intended ---- */

static bool is_same_node(const YamlNode *a, const YamlNode *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == YAML_TEXT)
        return strcmp(a->text, b->text) == 0;
    gsize n = a->kind == YAML_LIST ? a->n_items : a->n_pairs;
    bool same = n == (b->kind == YAML_LIST ? b->n_items : b->n_pairs);
    for (gsize i = 0; same && i < n; i++)
        same = a->kind == YAML_LIST ? is_same_node(a->items[i], b->items[i])
                                    : strcmp(a->pairs[i].key->text, b->pairs[i].key->text) == 0 &&
                                          is_same_node(a->pairs[i].value, b->pairs[i].value);
    return same;
}

/* Whether a list is another one, or one of this text, with a last item more. */
static bool is_appended(const YamlNode *old, const char *item, const YamlNode *found)
{
    gsize n = old->kind == YAML_LIST ? old->n_items : old->length > 0; /* nothing is no item */
    if (found->kind != YAML_LIST || found->n_items != n + 1)
        return false;
    for (gsize i = 0; i < n; i++)
        if (!is_same_node(old->kind == YAML_LIST ? old->items[i] : old, found->items[i]))
            return false;
    return found->items[n]->kind == YAML_TEXT && strcmp(found->items[n]->text, item) == 0;
}

/* Whether a node that was written and read again is what was intended. */
static bool is_intended(const EditNode *wanted, const YamlNode *found)
{
    if (wanted->appended)
        return is_appended(wanted->source, wanted->appended, found);
    if (wanted->kind != found->kind)
        return false;
    if (wanted->kind == YAML_LIST)
        return is_same_node(wanted->source, found);
    if (wanted->kind == YAML_TEXT)
        return strcmp(wanted->text, found->text) == 0;
    gsize n = 0;
    for (guint i = 0; i < wanted->children->len; i++) {
        const EditNode *child = g_ptr_array_index(wanted->children, i);
        if (child->removed)
            continue;
        if (n == found->n_pairs || strcmp(child->key, found->pairs[n].key->text) != 0 ||
            !is_intended(child, found->pairs[n].value))
            return false;
        n++;
    }
    return n == found->n_pairs;
}

static GPtrArray *comments_of(const YamlFile *file)
{
    g_autoptr(GPtrArray) scalars = g_ptr_array_new();
    edit_comments_add_scalars(yaml_file_root(file), scalars);
    return edit_comments_find(file, scalars, 1, yaml_file_line_count(file));
}

/* Whether every comment is still there, as often as it was. */
static bool has_comments(const YamlFile *old, const YamlFile *new)
{
    g_autoptr(GPtrArray) wanted = comments_of(old), found = comments_of(new);
    g_autoptr(GHashTable) left = g_hash_table_new(text_hash, g_str_equal); /* comment → how often */
    for (guint i = 0; i < found->len; i++) {
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(left, found->pdata[i]));
        g_hash_table_insert(left, found->pdata[i], GUINT_TO_POINTER(n + 1));
    }
    for (guint i = 0; i < wanted->len; i++) {
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(left, wanted->pdata[i]));
        if (n == 0)
            return false;
        g_hash_table_insert(left, wanted->pdata[i], GUINT_TO_POINTER(n - 1));
    }
    return true;
}

/* What the parser says of a result. Free with g_free. */
static char *result_fault(Diagnostics *diagnostics)
{
    const char *first = diagnostics_first_error(diagnostics);
    return g_strdup_printf("the result would be no file of a book (%s)", first ? first : "");
}

char *edit_result(const Edit *edit, GError **error)
{
    g_autoptr(GString) out = edit_write(edit);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse(edit->path, out->str, out->len, diagnostics);
    g_autofree char *wrong = NULL;
    const char *why = NULL;
    if (!file || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0)
        why = wrong = result_fault(diagnostics);
    else if (!is_intended(edit->root, yaml_file_root(file)))
        why = "the result would say something else";
    else if (edit->file && !has_comments(edit->file, file))
        why = "the result would lose a comment";
    if (!why)
        return g_string_free(g_steal_pointer(&out), FALSE);
    g_set_error(
        error, EDIT_ERROR, EDIT_ERROR_RESULT,
        "could not edit '%s', which is left as it is: %s; edit it by hand, or write its texts "
        "behind '|-'",
        edit->path, why);
    return NULL;
}

/* ---- Writing ---- */

static bool write_failed(const Beneath *book, const char *path, GError **error)
{
    g_autoptr(GError) why = NULL;
    if (book)
        beneath_fail(book, "could not write", path, &why);
    else
        fail_errno(&why, "could not write", path);
    g_set_error_literal(error, EDIT_ERROR, EDIT_ERROR_WRITE, why->message);
    return false;
}

/* Whether the file on the disk is still what was read. */
static bool is_unchanged(const Edit *edit, Beneath *book)
{
    struct stat status;
    if (!edit->file)
        return beneath_stat(book, edit->path, &status) != 0;
    gsize length;
    const char *text = yaml_file_text(edit->file, &length);
    return beneath_holds(book, edit->path, text, length);
}

/* Whether the file may be written as things stand. */
static bool may_write(const Edit *edit, Beneath *book, GError **error)
{
    struct stat status;
    if (edit->file && beneath_stat(book, edit->path, &status) == 0 && S_ISLNK(status.st_mode)) {
        errno = ELOOP;
        return write_failed(book, edit->path, error);
    }
    if (is_unchanged(edit, book))
        return true;
    g_set_error(error, EDIT_ERROR, EDIT_ERROR_CHANGED,
                "'%s' was changed by somebody else meanwhile; try again", edit->path);
    return false;
}

/* Writes what takes the place of the file that was read, or a new one. */
static bool write_to(const Edit *edit, Beneath *book, const char *text, GError **error)
{
    struct stat status;
    if (!may_write(edit, book, error))
        return false;
    int written =
        !edit->file ? beneath_write_new(book, edit->path, text, strlen(text))
        : beneath_stat(book, edit->path, &status) == 0
            ? beneath_replace(book, edit->path, status.st_mode & 07777, text, strlen(text))
            : -1;
    return written == 0 || write_failed(book, edit->path, error);
}

/* Nothing is written through a link: it may lead out of the book. */
static bool edit_write_file(const Edit *edit, const char *text, GError **error)
{
    g_autoptr(Beneath) book = beneath_new(edit->folder);
    return book ? write_to(edit, book, text, error) : write_failed(NULL, edit->folder, error);
}

bool edit_check(const Edit *edit, bool *changed, GError **error)
{
    g_autofree char *text = edit_result(edit, error);
    gsize length = 0;
    const char *old = edit->file ? yaml_file_text(edit->file, &length) : "";
    *changed = text && strcmp(old, text) != 0;
    return text != NULL;
}

bool edit_save(const Edit *edit, bool *changed, GError **error)
{
    bool differs;
    if (changed)
        *changed = false;
    if (!edit_check(edit, &differs, error))
        return false;
    if (!differs)
        return true;
    g_autoptr(GString) text = edit_write(edit);
    if (!edit_write_file(edit, text->str, error))
        return false;
    if (changed)
        *changed = true;
    return true;
}

/* Whether a file may be put at the path of one, or into the nearest folder that is there. */
static bool may_put(const Edit *edit, Beneath *book, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(edit->path);
    bool can = beneath_can_change(book, folder);
    while (!can && errno == ENOENT && strcmp(folder, ".") != 0) {
        char *above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
        can = beneath_can_change(book, strcmp(folder, ".") == 0 ? "" : folder);
    }
    return can || write_failed(book, edit->path, error);
}

bool edit_rehearse(const Edit *edit, bool *changed, GError **error)
{
    if (!edit_check(edit, changed, error))
        return false;
    if (!*changed)
        return true;
    g_autoptr(Beneath) book = beneath_new(edit->folder);
    return book ? may_write(edit, book, error) && may_put(edit, book, error)
                : write_failed(NULL, edit->folder, error);
}
