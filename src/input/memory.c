/* Memory that is taken piece by piece: blocks that are freed at once. */
#include "input/memory.h"

#include "heap.h"

#include <string.h>

typedef struct MemoryBlock MemoryBlock;
struct MemoryBlock {
    MemoryBlock *next;
    gsize used, size;
    /* the memory follows */
};

struct Memory {
    gpointer small;      /* what stands before the large pages, and is not used; or NULL */
    MemoryBlock *blocks; /* the one that is being filled first */
    gsize size;          /* of the next block, at the least */
};

/* The first block, and those that it grows to. */
#define BLOCK_MIN ((gsize)4 * 1024)
#define BLOCK_MAX ((gsize)256 * 1024)

#define ALIGN(size) (((size) + 7) & ~(gsize)7)

Memory *memory_new(void)
{
    Memory *memory = g_new0(Memory, 1);
    memory->size = BLOCK_MIN;
    return memory;
}

Memory *memory_new_large(void)
{
    gpointer small = heap_prepare();
    Memory *memory = memory_new();
    memory->small = small;
    memory->size = BLOCK_MAX;
    return memory;
}

void memory_free(Memory *memory)
{
    if (!memory)
        return;
    while (memory->blocks) {
        MemoryBlock *next = memory->blocks->next;
        g_free(memory->blocks);
        memory->blocks = next;
    }
    g_free(memory->small);
    g_free(memory);
}

gpointer memory_take(Memory *memory, gsize size)
{
    const gsize head = ALIGN(sizeof(MemoryBlock));
    MemoryBlock *block = memory->blocks;
    size = ALIGN(size);
    if (!block || block->size - block->used < size) {
        gsize wanted = MAX(memory->size, size);
        block = g_malloc(head + wanted);
        *block = (MemoryBlock){.next = memory->blocks, .size = wanted};
        memory->blocks = block;
        memory->size = MIN(2 * memory->size, BLOCK_MAX);
    }
    gpointer taken = (char *)block + head + block->used;
    block->used += size;
    return taken;
}

char *memory_copy(Memory *memory, const char *text)
{
    gsize size = strlen(text) + 1;
    return memcpy(memory_take(memory, size), text, size);
}
