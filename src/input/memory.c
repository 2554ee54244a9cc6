/* Memory that is taken piece by piece: blocks that are freed at once. */
#include "input/memory.h"

#include <string.h>

typedef struct MemoryBlock MemoryBlock;
struct MemoryBlock {
    MemoryBlock *next;
    gsize used, size;
    /* the memory follows */
};

struct Memory {
    MemoryBlock *blocks; /* the one that is being filled first */
    gsize size;          /* of the next block, at the least */
};

/* The first block, and those that it grows to. */
#define BLOCK_MIN ((gsize)4 * 1024)
#define BLOCK_MAX ((gsize)256 * 1024)

#define ALIGN(size) (((size) + 7) & ~(gsize)7)
#define HEAD        ALIGN(sizeof(MemoryBlock))

Memory *memory_new(void)
{
    Memory *memory = g_new0(Memory, 1);
    memory->size = BLOCK_MIN;
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
    g_free(memory);
}

/* A further block, with room for so much. */
static MemoryBlock *add_block(Memory *memory, gsize size)
{
    gsize wanted = MAX(memory->size, size);
    MemoryBlock *block = g_malloc(HEAD + wanted);
    *block = (MemoryBlock){.next = memory->blocks, .size = wanted};
    memory->blocks = block;
    memory->size = MIN(2 * memory->size, BLOCK_MAX);
    return block;
}

gpointer memory_take(Memory *memory, gsize size)
{
    MemoryBlock *block = memory->blocks;
    size = ALIGN(size);
    if (!block || block->size - block->used < size)
        block = add_block(memory, size);
    gpointer taken = (char *)block + HEAD + block->used;
    block->used += size;
    return taken;
}

char *memory_copy(Memory *memory, const char *text)
{
    gsize size = strlen(text) + 1;
    return memcpy(memory_take(memory, size), text, size);
}
