/* Memory in large pages. */
#include "heap.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* A thread takes less for its part of a book of a thousand codes. What glibc gives to a thread at
 * once has 64 MiB at the most. */
#define HEAP_SIZE (56 * 1024 * 1024)

/* A large page of most machines. Where it is another, the first ones may be small. */
#define LARGE_PAGE ((gsize)2 * 1024 * 1024)

/* A sanitizer has a heap of its own, in which it would mark each byte that is only asked for. gcc
 * says so in one way, clang in another. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_OWN_HEAP 1
#elif defined(__has_feature)
#define HAS_OWN_HEAP (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define HAS_OWN_HEAP 0
#endif

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE) && !HAS_OWN_HEAP

/* How much of some memory stands before the first page of it that is to become a large one; 0 where
 * it begins in a large one that is there already, and so in one whose end is there. */
static gsize count_small(char *memory, gsize page)
{
    unsigned char is_there = 1;
    gsize n = LARGE_PAGE - (gsize)memory % LARGE_PAGE;
    return mincore(memory + n - page, page, &is_there) == 0 && !(is_there & 1) ? n : 0;
}

/* Whether the addresses of this process have a bound, as by ulimit -v. What is asked for here
 * counts until it is freed, and another thread could find none meanwhile. */
static bool is_bounded(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

gpointer heap_prepare(void)
{
    if (is_bounded())
        return NULL;
    /* So what is taken here is a part of the heap, and stays one when it is freed. */
    mallopt(M_MMAP_THRESHOLD, HEAP_SIZE);
    mallopt(M_TRIM_THRESHOLD, G_MAXINT);
    gsize page = (gsize)sysconf(_SC_PAGESIZE);
    char *memory = malloc(HEAP_SIZE - page);
    if (!memory)
        return NULL;
    char *first = memory + (page - (gsize)memory % page) % page;
    madvise(first, HEAP_SIZE - 2 * page, MADV_HUGEPAGE); /* a wish: without it all is as before */
    gsize small = count_small(memory, page);
    free(memory);
    return small > 0 ? malloc(small) : NULL;
}

void heap_prefer_large(gpointer memory, gsize size)
{
    gsize before = (LARGE_PAGE - (gsize)memory % LARGE_PAGE) % LARGE_PAGE;
    if (size >= before + LARGE_PAGE)
        madvise((char *)memory + before, (size - before) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
}

#else

gpointer heap_prepare(void)
{
    return NULL;
}

void heap_prefer_large(gpointer memory, gsize size)
{
    (void)memory;
    (void)size;
}

#endif
