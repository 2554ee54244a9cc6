/*
 * links.h: whether an address leads to something that is printed.
 */
#pragma once

#include "site/site-internal.h"

G_BEGIN_DECLS

/* The paths of a site: those of the plan by its rules, all others in a table. */
typedef struct Links Links;

Links *links_new(const Site *site);
void links_free(Links *links);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Links, links_free)

/* Whether an address, from the root of the site, is that of a page or file: by the path of its
 * file, or, where URLs are clean, without .html. `*` stands for anything. `folders`: a folder with
 * an index is one as well, as servers have it (with clean URLs it always is). */
bool links_lead(const Links *links, const char *address, bool folders);

/* A text that is a file, and how far its places were counted. */
typedef struct LinksText {
    const char *path, *text;
    gsize length;
    gsize line_start; /* of the line of the last place, */
    guint line;       /* and which that is */
    gsize at;         /* the last place, */
    guint column;     /* and its column */
} LinksText;
LinksText links_text(const char *path, const char *text);

/* The place of some bytes of a text; it is counted on from the last one. */
DiagnosticPlace links_place(LinksText *text, gsize offset, gsize width);

/* A copy in which what stands from each `open` to the next `close` is blank, lines kept. Free with
 * g_free. */
char *links_without(const char *text, const char *open, const char *close);

/* Whether an address leads out of the site, or stays on its page. */
bool links_is_elsewhere(const char *address);

G_END_DECLS
