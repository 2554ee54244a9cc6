/* blocks.c: which block of a child takes the place of which block of a parent. */
#include "template/compile.h"

Blocks *template_blocks_new(void)
{
    return g_new0(Blocks, 1);
}

void template_blocks_free(Blocks *blocks)
{
    if (!blocks)
        return;
    g_clear_pointer(&blocks->overrides, g_hash_table_unref);
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
        const Override *found =
            blocks->overrides ? g_hash_table_lookup(blocks->overrides, name) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static GHashTable *collect_overrides(const Blocks *blocks, const Source *source, guint parent)
{
    GHashTable *overrides = NULL;
    const Node *nodes = (const Node *)(gconstpointer)source->nodes->data;
    for (guint i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
        if (nodes[i].kind != NODE_BLOCK || find_override(blocks, nodes[i].name))
            continue;
        if (!overrides)
            overrides = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
        Override *override = g_new(Override, 1);
        *override =
            (Override){.source = source, .node = i, .parent = nodes[parent].name, .outer = blocks};
        g_hash_table_replace(overrides, (gpointer)nodes[i].name, override);
    }
    return overrides;
}

Blocks *template_blocks_enter(Blocks *blocks, const Source *source, guint node)
{
    gpointer key = &g_array_index(source->nodes, Node, node);
    Blocks *inner = blocks->inner ? g_hash_table_lookup(blocks->inner, key) : NULL;
    if (inner)
        return inner;
    GHashTable *overrides = collect_overrides(blocks, source, node);
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
        g_hash_table_iter_init(&iter, blocks->overrides);
        while (g_hash_table_iter_next(&iter, NULL, &value)) {
            const Override *override = value;
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
