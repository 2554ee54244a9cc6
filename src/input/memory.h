/*
 * memory.h: memory that is taken piece by piece and freed at once.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct Memory Memory;

/* Its blocks grow. Free with memory_free. */
Memory *memory_new(void);
void memory_free(Memory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Memory, memory_free)

/* A piece of it, not cleared. */
gpointer memory_take(Memory *memory, gsize size);

/* A copy of a text. */
char *memory_copy(Memory *memory, const char *text);

G_END_DECLS
