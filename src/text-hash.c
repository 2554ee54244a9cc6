/* The hash of a text, for tables of what people write. */
#include "text-hash.h"

/* An odd number whose bits are spread: what a character changes reaches all that is above it. */
#define TEXT_HASH_FACTOR G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)

guint text_hash(gconstpointer text)
{
    /* Where the system has put the program, which nobody knows before it runs. */
    guint64 hash = (guint64)(guintptr)text_hash * TEXT_HASH_FACTOR;
    for (const guchar *at = text; *at != '\0'; at++) {
        hash = (hash ^ *at) * TEXT_HASH_FACTOR;
        hash ^= hash >> 32;
    }
    return (guint)hash;
}
