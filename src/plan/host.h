/*
 * host.h: who serves the site: what each host takes, and what it does with it.
 *
 * The table is in host.c, with where its figures come from. A limit that is near or passed is a
 * warning and no error: the site may be on another plan than the one that the table has.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

typedef enum HostMeasure {
    HOST_FILES,        /* of the site; with its folders where the host counts them */
    HOST_BYTES,        /* of all files */
    HOST_FILE_BYTES,   /* of the largest file */
    HOST_FOLDER_FILES, /* of the folder that has most */
    HOST_N_MEASURES
} HostMeasure;

typedef struct HostLimit {
    guint64 most;     /* 0: none, or none that is known */
    const char *then; /* what to do when it is reached */
} HostLimit;

/* What a host shows where there is no page. */
typedef enum HostNotFound {
    HOST_NOT_FOUND_ROOT,    /* the 404.html of the root */
    HOST_NOT_FOUND_NEAREST, /* the nearest one upwards */
    HOST_NOT_FOUND_RULE,    /* that which a line of _redirects says */
} HostNotFound;

typedef struct Host {
    const char *id;   /* as in site.yaml */
    const char *name; /* as people call it */
    HostLimit limits[HOST_N_MEASURES];
    bool counts_folders;  /* HOST_FILES is of folders too */
    bool redirects_html;  /* it sends 486.html on to 486 */
    bool reads_headers;   /* of _headers */
    guint redirects;      /* lines that it reads of _redirects; 0: it does not know that file */
    guint patterns;       /* so many more may have :names for a part of a path */
    gsize redirect_bytes; /* how large that file may be; 0: as large as it is */
    const char *status;   /* of such a line, so that it holds although a file stands there */
    bool files_first;     /* no line holds where a file stands, whatever its status */
    HostNotFound not_found;
} Host;

/* The host of a book; "none", without limits and habits, where it names none. */
const Host *host_of(const Book *book);

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

/* Warns where site.yaml asks for addresses that its host redirects. Knows nothing of what is
 * printed; site_new calls it. */
void host_check_settings(const Book *book, Diagnostics *diagnostics);

/* Appends what was counted beside what the host takes, for the summary of a build: "files: 14,407
 * of 20,000, site: 104.2 MB, largest file: 2.1 MB of 26.2 MB"; without a limit the figure alone,
 * and nothing of a folder.
 */
void host_append_counts(const Book *book, const HostCounts *counts, GString *out);

G_END_DECLS
