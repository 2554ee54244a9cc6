/*
 * hosts.h: who may serve the site: what each host takes, and what it does with it.
 *
 * A host is a row of the table in hosts.c, and a choice of `host` in site.yaml (book/tables.c).
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* What hosts count in, and figures are shown in. */
#define MEGABYTE G_GUINT64_CONSTANT(1000000)

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
    bool leads_out;       /* a line with * may lead to another host */
    HostNotFound not_found;
} Host;

/* The host of a book; "none", without limits and habits, where it names none. */
const Host *host_of(const Book *book);

G_END_DECLS
