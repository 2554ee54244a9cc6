/*
 * printed.h: what was printed, counted.
 */
#pragma once

#include "site/site.h"

G_BEGIN_DECLS

/* What was printed, by one worker or by all. */
typedef struct Printed {
    SiteSummary summary;
    HostCounts *counts; /* of all files; owned */
} Printed;

/* Counts a file; one that is only noted, since another shard has it, is none of the summary. */
void printed_count(Printed *printed, const char *path, gsize length, bool in_this_shard);

/* Adds what a worker has printed to the whole, which the mutex guards, and frees its counts. */
void printed_add(Printed *whole, Printed *own, GMutex *mutex);

G_END_DECLS
