/* The memory of nodes and texts: blocks that are freed with their file. */
#include "input/yaml-internal.h"

struct YamlBlock {
    YamlBlock *next;
    gsize used, size;
    /* the memory follows */
};

#define YAML_BLOCK_MIN   ((gsize)512)
#define YAML_BLOCK_MAX   ((gsize)64 * 1024)
#define YAML_ALIGN(size) (((size) + 7) & ~(gsize)7)

gpointer yaml_file_alloc(YamlFile *file, gsize size)
{
    const gsize head = YAML_ALIGN(sizeof(YamlBlock));
    YamlBlock *block = file->blocks;
    size = YAML_ALIGN(size);
    if (!block || block->size - block->used < size) {
        /* Nodes and their texts take about twice as much as the file: a block for most of that,
         * and the rest in small ones, since what is left of the last is lost. */
        gsize wanted = !block ? file->length + file->length / 2 : file->length / 4;
        wanted = MAX(CLAMP(wanted, YAML_BLOCK_MIN, YAML_BLOCK_MAX), size);
        block = g_malloc(head + wanted);
        *block = (YamlBlock){.next = file->blocks, .size = wanted};
        file->blocks = block;
    }
    gpointer memory = (char *)block + head + block->used;
    block->used += size;
    return memory;
}

void yaml_file_free_blocks(YamlFile *file)
{
    while (file->blocks) {
        YamlBlock *next = file->blocks->next;
        g_free(file->blocks);
        file->blocks = next;
    }
}
