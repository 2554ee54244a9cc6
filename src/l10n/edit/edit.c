/* The tree of a YAML file that is edited: reading it, looking at it, changing it. */
#include "l10n/edit/nodes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* ---- Reading ---- */

static void edit_node_free(gpointer data)
{
    EditNode *node = data;
    if (!node)
        return;
    if (node->children)
        g_ptr_array_unref(node->children);
    g_free(node->key);
    g_free(node->text);
    g_free(node->appended);
    g_free(node);
}

static EditNode *edit_node_new(EditNode *parent, const char *key, YamlKind kind)
{
    EditNode *node = g_new0(EditNode, 1);
    node->parent = parent;
    node->key = g_strdup(key);
    node->kind = kind;
    if (kind == YAML_MAP)
        node->children = g_ptr_array_new_with_free_func(edit_node_free);
    return node;
}

static EditNode *edit_node_read(EditNode *parent, const YamlNode *key, const YamlNode *source)
{
    EditNode *node = edit_node_new(parent, key ? key->text : NULL, source->kind);
    node->key_node = key;
    node->source = source;
    if (source->kind == YAML_TEXT)
        node->text = g_strdup(source->text);
    for (gsize i = 0; source->kind == YAML_MAP && i < source->n_pairs; i++)
        g_ptr_array_add(node->children,
                        edit_node_read(node, source->pairs[i].key, source->pairs[i].value));
    return node;
}

static bool edit_read(Edit *edit, Diagnostics *diagnostics)
{
    guint errors = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR);
    edit->file = yaml_file_load(edit->folder, edit->path, diagnostics);
    if (!edit->file || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > errors)
        return false;
    const YamlNode *root = yaml_file_root(edit->file);
    if (root->kind == YAML_MAP)
        return true;
    DiagnosticPlace place = yaml_place(root);
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_TYPE, &place, "a map is wanted here");
    return false;
}

Edit *edit_open(const char *folder, const char *path, Diagnostics *diagnostics)
{
    g_autoptr(Edit) edit = g_new0(Edit, 1);
    edit->folder = g_strdup(folder);
    edit->path = g_strdup(path);
    g_autofree char *name = g_build_filename(folder, path, NULL);
    bool absent = access(name, F_OK) != 0 && errno == ENOENT;
    if (!absent && !edit_read(edit, diagnostics))
        return NULL;
    edit->root = absent ? edit_node_new(NULL, NULL, YAML_MAP)
                        : edit_node_read(NULL, NULL, yaml_file_root(edit->file));
    if (!absent)
        edit_lines_assign(edit);
    return g_steal_pointer(&edit);
}

void edit_free(Edit *edit)
{
    if (!edit)
        return;
    edit_node_free(edit->root);
    yaml_file_free(edit->file);
    g_free(edit->folder);
    g_free(edit->path);
    g_free(edit);
}

/* ---- Looking ---- */

const char *edit_path(const Edit *edit)
{
    return edit->path;
}

EditNode *edit_root(Edit *edit)
{
    return edit->root;
}

/* The place of a key among the children of a map; -1 where it is not there. */
static int edit_find(const EditNode *map, const char *key)
{
    for (guint i = 0; map->children && i < map->children->len; i++) {
        const EditNode *child = g_ptr_array_index(map->children, i);
        if (!child->removed && strcmp(child->key, key) == 0)
            return (int)i;
    }
    return -1;
}

EditNode *edit_get(const EditNode *map, const char *key)
{
    int i = map ? edit_find(map, key) : -1;
    return i < 0 ? NULL : g_ptr_array_index(map->children, i);
}

const char *edit_get_text(const EditNode *map, const char *key)
{
    const EditNode *node = edit_get(map, key);
    return node && node->kind == YAML_TEXT ? node->text : NULL;
}

YamlKind edit_kind(const EditNode *node)
{
    return node->kind;
}

bool edit_is_map(const EditNode *node)
{
    return node && node->kind == YAML_MAP;
}

const YamlNode *edit_source(const EditNode *node)
{
    return node->source;
}

char **edit_keys(const EditNode *map)
{
    GPtrArray *keys = g_ptr_array_new();
    for (guint i = 0; map->children && i < map->children->len; i++) {
        const EditNode *child = g_ptr_array_index(map->children, i);
        if (!child->removed)
            g_ptr_array_add(keys, g_strdup(child->key));
    }
    g_ptr_array_add(keys, NULL);
    return (char **)g_ptr_array_free(keys, FALSE);
}

bool edit_is_touched(const EditNode *node)
{
    if (node->changed || node->reordered || node->restyled || node->removed || node->appended ||
        !node->source)
        return true;
    for (guint i = 0; node->children && i < node->children->len; i++)
        if (edit_is_touched(g_ptr_array_index(node->children, i)))
            return true;
    return false;
}

/* ---- Changing ---- */

static int edit_order_of(const char *const *order, const char *key)
{
    for (int i = 0; order && order[i]; i++)
        if (strcmp(order[i], key) == 0)
            return i;
    return -1;
}

/* Where a new key belongs: see edit.h. */
static int edit_place_of(const EditNode *map, const char *key, const char *const *order)
{
    int at = edit_order_of(order, key);
    for (int i = at - 1; i >= 0; i--) {
        int before = edit_find(map, order[i]);
        if (before >= 0)
            return before + 1;
    }
    for (int i = at + 1; at >= 0 && order[i]; i++) {
        int behind = edit_find(map, order[i]);
        if (behind >= 0)
            return behind;
    }
    return (int)map->children->len;
}

static EditNode *edit_put(EditNode *map, const char *key, YamlKind kind, const char *const *order)
{
    EditNode *node = edit_get(map, key);
    if (!node) {
        node = edit_node_new(map, key, kind);
        g_ptr_array_insert(map->children, edit_place_of(map, key, order), node);
    } else if (node->kind != kind) {
        if (node->children)
            g_ptr_array_set_size(node->children, 0);
        else if (kind == YAML_MAP)
            node->children = g_ptr_array_new_with_free_func(edit_node_free);
        node->kind = kind;
        node->changed = true;
    }
    return node;
}

static char *edit_chomp(const char *text)
{
    gsize length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    return g_strndup(text, length);
}

void edit_set_text(EditNode *map, const char *key, const char *text, const char *const *order)
{
    EditNode *node = edit_put(map, key, YAML_TEXT, order);
    g_autofree char *wanted = edit_chomp(text);
    g_autofree char *old = edit_chomp(node->text ? node->text : "");
    if (node->text && !node->token && strcmp(old, wanted) == 0)
        return;
    g_free(node->text);
    node->text = g_steal_pointer(&wanted);
    node->changed = true;
    node->token = false;
}

void edit_set_token(EditNode *map, const char *key, const char *token, const char *const *order)
{
    EditNode *node = edit_put(map, key, YAML_TEXT, order);
    if (g_strcmp0(node->text, token) == 0)
        return;
    g_free(node->text);
    node->text = g_strdup(token);
    node->changed = node->token = true;
}

void edit_append(EditNode *map, const char *key, const char *token)
{
    EditNode *node = edit_get(map, key);
    if (!node || !edit_node_has_lines(node) || node->kind == YAML_MAP)
        return;
    g_free(node->appended);
    node->appended = g_strdup(token);
}

EditNode *edit_put_map(EditNode *map, const char *key, const char *const *order)
{
    return edit_put(map, key, YAML_MAP, order);
}

void edit_remove(EditNode *map, const char *key)
{
    EditNode *node = edit_get(map, key);
    if (!node)
        return;
    if (node->source)
        node->removed = true;
    else
        g_ptr_array_remove(map->children, node);
}

void edit_move(EditNode *map, const char *key, EditNode *to, const char *name,
               const char *const *order)
{
    int at = edit_find(map, key);
    if (at < 0)
        return;
    EditNode *node = g_ptr_array_steal_index(map->children, (guint)at);
    g_autofree char *new_key = g_strdup(name);
    for (guint n = 2; edit_get(to, new_key); n++) {
        g_free(new_key);
        new_key = g_strdup_printf("%s_%u", name, n);
    }
    if (strcmp(node->key, new_key) != 0) {
        g_free(node->key);
        node->key = g_steal_pointer(&new_key);
        node->restyled = true; /* the key is written anew */
    }
    node->parent = to;
    map->reordered = to->reordered = true;
    g_ptr_array_insert(to->children, edit_place_of(to, node->key, order), node);
}

typedef struct Ranked {
    EditNode *node;
    int rank;
    guint place;
} Ranked;

static int edit_compare_ranked(gconstpointer x, gconstpointer y)
{
    const Ranked *a = x, *b = y;
    return a->rank != b->rank ? (a->rank < b->rank ? -1 : 1) : (a->place < b->place ? -1 : 1);
}

void edit_sort(EditNode *map, const char *const *order)
{
    g_autoptr(GArray) ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));
    int rank = -1;
    for (guint i = 0; i < map->children->len; i++) {
        EditNode *node = g_ptr_array_index(map->children, i);
        int own = edit_order_of(order, node->key);
        rank = own >= 0 ? own : rank;
        Ranked entry = {node, rank, i};
        g_array_append_val(ranked, entry);
    }
    g_array_sort(ranked, edit_compare_ranked);
    for (guint i = 0; i < ranked->len; i++) {
        const Ranked *entry = &g_array_index(ranked, Ranked, i);
        map->reordered = map->reordered || entry->place != i;
        map->children->pdata[i] = entry->node;
    }
}

void edit_restyle(EditNode *node)
{
    node->restyled = true;
    if (node->kind == YAML_TEXT && !node->token) {
        char *text = edit_chomp(node->text);
        g_free(node->text);
        node->text = text;
    }
}
