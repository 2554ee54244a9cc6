/*
 * selection.h: the pages of a quick look: some languages, some protocols, some pages.
 */
#pragma once

#include "plan/route.h"

G_BEGIN_DECLS

typedef struct Selection Selection;

/* Selects what all three allow, each a list with commas: languages ("es,ja"), protocols ("sip"),
 * pages as their addresses name them ("sip/480-vs-486", "sip/"), in all languages or with one in
 * front ("es/sip/486.html"). One that is NULL allows all. NULL and `error`
 * (G_OPTION_ERROR_BAD_VALUE) for what the book does not have, with the nearest that it has. Free
 * with selection_free. */
Selection *selection_new(const Book *book, const char *languages, const char *protocols,
                         const char *pages, GError **error);
void selection_free(Selection *selection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, selection_free)

/* Whether a page is one of them, and whether a language has any. Without a selection (NULL) all
 * are.
 */
bool selection_has(const Selection *selection, const Page *page);
bool selection_has_locale(const Selection *selection, guint locale);

G_END_DECLS
