/* blocks.c: which block of a child takes the place of which block of a parent. */
#include "template/compile.h"

#include <string.h>

static int names_compare(gconstpointer a, gconstpointer b, gpointer user_data)
{
    (void)user_data;
    return strcmp(a, b);
}

GTree *template_names_new(GDestroyNotify free_name, GDestroyNotify free_value)
{
    return g_tree_new_full(names_compare, NULL, free_name, free_value);
}

Blocks *template_blocks_new(void)
{
    return g_new0(Blocks, 1);
}

void template_blocks_free(Blocks *blocks)
{
    if (!blocks)
        return;
    g_clear_pointer(&blocks->overrides, g_tree_unref);
    g_clear_pointer(&blocks->inner, g_hash_table_unref);
    g_free(blocks);
}

static void blocks_free(gpointer data)
{
    template_blocks_free(data);
}

static const Override *find_override(const Blocks *blocks, const char *name)
{
    for (; blocks; blocks = blocks->outer) {
        const Override *found = blocks->overrides ? g_tree_lookup(blocks->overrides, name) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static GTree *collect_overrides(const Blocks *blocks, const Source *source, guint parent)
{
    GTree *overrides = NULL;
    const Node *nodes = (const Node *)(gconstpointer)source->nodes->data;
    for (guint i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
        if (nodes[i].kind != NODE_BLOCK || find_override(blocks, nodes[i].name))
            continue;
        if (!overrides)
            overrides = template_names_new(NULL, g_free);
        Override *override = g_new(Override, 1);
        *override =
            (Override){.source = source, .node = i, .parent = nodes[parent].name, .outer = blocks};
        g_tree_replace(overrides, (gpointer)nodes[i].name, override);
    }
    return overrides;
}

Blocks *template_blocks_enter(Blocks *blocks, const Source *source, guint node)
{
    gpointer key = &g_array_index(source->nodes, Node, node);
    Blocks *inner = blocks->inner ? g_hash_table_lookup(blocks->inner, key) : NULL;
    if (inner)
        return inner;
    GTree *overrides = collect_overrides(blocks, source, node);
    if (!overrides)
        return blocks;
    inner = template_blocks_new();
    inner->outer = blocks;
    inner->overrides = overrides;
    if (!blocks->inner)
        blocks->inner = g_hash_table_new_full(NULL, NULL, NULL, blocks_free);
    g_hash_table_insert(blocks->inner, key, inner);
    return inner;
}

Override *template_blocks_find(const Blocks *blocks, const char *name)
{
    Override *override = (Override *)find_override(blocks, name);
    if (override)
        override->used = true;
    return override;
}

void template_blocks_check(const Blocks *blocks, ErrorSink *sink)
{
    GHashTableIter iter;
    gpointer value;
    if (blocks->overrides) {
        for (GTreeNode *name = g_tree_node_first(blocks->overrides); name;
             name = g_tree_node_next(name)) {
            const Override *override = g_tree_node_value(name);
            const Node *node = &g_array_index(override->source->nodes, Node, override->node);
            if (!override->used) {
                template_sink_add(sink, override->source->name, node->line, node->column,
                                  "unused block '%s': parent '%s' does not ask for it", node->name,
                                  override->parent);
            }
        }
    }
    if (blocks->inner) {
        g_hash_table_iter_init(&iter, blocks->inner);
        while (g_hash_table_iter_next(&iter, NULL, &value))
            template_blocks_check(value, sink);
    }
}
