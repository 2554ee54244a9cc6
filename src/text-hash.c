/* The hash of a text, for tables of what people write. */
#include "text-hash.h"

#include <string.h>
#include <xxhash.h>

guint text_hash_bytes(const char *text, gsize length)
{
    /* Where the system has put the program, which nobody knows before it runs. */
    return (guint)XXH3_64bits_withSeed(text, length, (guintptr)text_hash_bytes);
}

guint text_hash(gconstpointer text)
{
    return text_hash_bytes(text, strlen(text));
}
