/*
 * watch.h: tells when a file of a book changes: its site.yaml, or anything of codes, locales and
 * templates.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct Watch Watch;

/* Calls `changed` from the main loop, a moment after a change, once for all that come together.
 * Files that no book has (hidden ones, what editors leave for a moment) do not count. Free with
 * watch_free. */
Watch *watch_new(const char *folder, void (*changed)(gpointer user_data), gpointer user_data);
void watch_free(Watch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Watch, watch_free)

G_END_DECLS
