/*
 * site-internal.h: what a site holds, for the files of this room.
 */
#pragma once

#include "page/edition.h"
#include "plan/moved.h"
#include "plan/plan.h"
#include "site/site.h"

G_BEGIN_DECLS

struct Site {
    Layout layout;              /* what pages are made of */
    Plan *plan;                 /* which pages there are */
    GHashTable *template_texts; /* by the name of the template; NULL where it is no text */
    GPtrArray *assets;          /* SiteFile: what pages load */
    const char *match;          /* the path of the script that finds */
    Moves *moves;               /* what has moved */
    GString *redirects;         /* _redirects, where the host reads it; or NULL */
    GPtrArray *files;           /* SiteFile: all others */
    char *schema;               /* of the data for programs */
    Edition **editions;         /* of each language: NULL until site_render needs it */
    Edition **bare_editions;    /* for files: NULL until one needs it */
};

G_END_DECLS
