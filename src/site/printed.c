/* What was printed, counted. */
#include "site/printed.h"

void printed_count(Printed *printed, const char *path, gsize length, bool in_this_shard)
{
    SiteSummary *summary = &printed->summary;
    host_counts_add(printed->counts, path, length);
    if (!in_this_shard)
        return;
    summary->files++;
    summary->pages += g_str_has_suffix(path, PAGE_ENDING);
    summary->bytes += length;
}

void printed_add(Printed *whole, Printed *own, GMutex *mutex)
{
    g_mutex_lock(mutex);
    SiteSummary *sum = &whole->summary;
    sum->pages += own->summary.pages;
    sum->pair_pages += own->summary.pair_pages;
    sum->files += own->summary.files;
    sum->bytes += own->summary.bytes;
    sum->pair_bytes += own->summary.pair_bytes;
    host_counts_merge(whole->counts, own->counts);
    g_mutex_unlock(mutex);
    g_clear_pointer(&own->counts, host_counts_free);
}
