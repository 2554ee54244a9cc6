/*
 * host.h: counts what is printed, and holds it against what the host of the book takes.
 *
 * A limit that is near or passed is a warning and no error: the site may be on another plan than
 * the one that the table has.
 */
#pragma once

#include "plan/hosts.h"

G_BEGIN_DECLS

/* ---- Counting ---- */

/* What is printed, counted while it is: files and bytes, the largest file, files by folder. A
 * collection is for one thread; those of several are merged. Adding costs a comparison of the path
 * with the one before, as long as files of one folder come together. */
typedef struct HostCounts HostCounts;

HostCounts *host_counts_new(void);
void host_counts_free(HostCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HostCounts, host_counts_free)

/* A file of the site, each once: its path from the root, and its length in bytes. All that is
 * uploaded counts, so also the manifest and what is kept of the build before. */
void host_counts_add(HostCounts *counts, const char *path, gsize length);

/* Adds what another has counted, which stays as it is. */
void host_counts_merge(HostCounts *into, const HostCounts *from);

/* ---- Judging ---- */

/* Warns where the site has nine tenths or more of what its host takes, at `host` in site.yaml. The
 * counts are those of the whole site, not of a part. */
void host_check(const Book *book, const HostCounts *counts, Diagnostics *diagnostics);

/* Warns where site.yaml asks for addresses that its host redirects or takes for patterns. Knows
 * nothing of what is printed; site_new calls it. */
void host_check_settings(const Book *book, Diagnostics *diagnostics);

/* Appends what was counted beside what the host takes, for the summary of a build: "files: 14,407
 * of 20,000, site: 104.2 MB, largest file: 2.1 MB of 26.2 MB"; without a limit the figure alone,
 * and nothing of a folder.
 */
void host_append_counts(const Book *book, const HostCounts *counts, GString *out);

G_END_DECLS
