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

/* The place of a byte of a text that is a file. */
DiagnosticPlace links_place(const char *path, const char *text, gsize offset, gsize width);

/* A copy in which what stands from each `open` to the next `close` is blank, lines kept. Free with
 * g_free. */
char *links_without(const char *text, const char *open, const char *close);

/* Whether an address leads out of the site, or stays on its page. */
bool links_is_elsewhere(const char *address);

G_END_DECLS
