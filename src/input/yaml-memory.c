/* The memory of nodes and texts: blocks that are freed at once. */
#include "input/yaml-internal.h"

typedef struct YamlBlock YamlBlock;
struct YamlBlock {
    YamlBlock *next;
    gsize used, size;
    /* the memory follows */
};

struct YamlMemory {
    YamlBlock *blocks; /* the one that is being filled first */
    gsize size;        /* of a block, at the least */
};

#define YAML_BLOCK_MIN   ((gsize)512)
#define YAML_BLOCK_MAX   ((gsize)1024 * 1024)
#define YAML_ALIGN(size) (((size) + 7) & ~(gsize)7)

YamlMemory *yaml_memory_new_for(gsize length)
{
    YamlMemory *memory = g_new0(YamlMemory, 1);
    /* Nodes and their texts take about twice as much as the file. */
    memory->size = CLAMP(2 * length, YAML_BLOCK_MIN, YAML_BLOCK_MAX);
    return memory;
}

YamlMemory *yaml_memory_new(void)
{
    return yaml_memory_new_for(YAML_BLOCK_MAX);
}

void yaml_memory_free(YamlMemory *memory)
{
    if (!memory)
        return;
    while (memory->blocks) {
        YamlBlock *next = memory->blocks->next;
        g_free(memory->blocks);
        memory->blocks = next;
    }
    g_free(memory);
}

gpointer yaml_memory_take(YamlMemory *memory, gsize size)
{
    const gsize head = YAML_ALIGN(sizeof(YamlBlock));
    YamlBlock *block = memory->blocks;
    size = YAML_ALIGN(size);
    if (!block || block->size - block->used < size) {
        gsize wanted = MAX(memory->size, size);
        block = g_malloc(head + wanted);
        *block = (YamlBlock){.next = memory->blocks, .size = wanted};
        memory->blocks = block;
    }
    gpointer taken = (char *)block + head + block->used;
    block->used += size;
    return taken;
}
