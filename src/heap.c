/* Memory in large pages. */
#include "heap.h"

#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* A thread takes less for its part of a book of a thousand codes. What glibc gives to a thread has
 * 64 MiB at the most. */
#define HEAP_SIZE (32 * 1024 * 1024)

void heap_prepare(void)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    /* So what is taken here is a part of the heap, and stays one when it is freed. */
    mallopt(M_MMAP_THRESHOLD, HEAP_SIZE);
    mallopt(M_TRIM_THRESHOLD, G_MAXINT);
    gsize page = (gsize)sysconf(_SC_PAGESIZE);
    char *memory = malloc(HEAP_SIZE - page);
    if (!memory)
        return;
    char *first = memory + (page - (gsize)memory % page) % page;
    madvise(first, HEAP_SIZE - 2 * page, MADV_HUGEPAGE); /* a wish: without it all is as before */
    free(memory);
#endif
}
