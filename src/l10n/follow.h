/*
 * follow.h: translations whose text the source has by another name.
 */
#pragma once

#include "book/book.h"
#include "l10n/edit/edit.h"
#include "l10n/outline.h"

G_BEGIN_DECLS

/* How many went to another place, and how many came back to their own from under `unused`. */
typedef struct FollowCount {
    guint followed, restored;
} FollowCount;

/* Puts translations that the source has not where it has their English and the file has no
 * translation, if only that place and that translation can be meant. */
FollowCount follow_names(Edit *edit, const Book *book, const Outline *outline);

G_END_DECLS
