/*
 * heap.h: memory in large pages. The kernel gives a program each page of its memory at the first
 * touch, for the price of a fault: on a virtual machine 10 us, and a book has ten thousand pages of
 * 4 KiB. A large page (transparent huge pages of Linux: admin-guide/mm/transhuge.rst) is one fault.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asks for large pages where this thread allocates next. What is not used is not taken; where the
 * system has no large pages or bounds the addresses of a process, or another allocator stands in
 * for that of glibc, nothing changes.
 * Returns the memory before the first of them, which is used only when it is freed, with g_free; or
 * NULL. */
gpointer heap_prepare(void);

/* Asks for large pages in this memory, which the caller has just allocated and not touched: for
 * those that lie wholly in it. */
void heap_prefer_large(gpointer memory, gsize size);

G_END_DECLS
