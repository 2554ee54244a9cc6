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

/* A translation that the source of its file has no more, and the text of another file that has its
 * English. */
typedef struct FollowMove {
    guint from, to;  /* sources */
    char *way, *key; /* to its map under `unused`, the keys behind line feeds, and in it */
    EditNode *entry; /* lives as long as the file */
    TextId text;
    bool received; /* whether it stands in the other file, too, which is written */
} FollowMove;

/* Finds what is to move between the files of a language, which are one for each source (NULL:
 * it cannot be read): what one of them keeps under `unused`, and another has no translation of, if
 * only these two can be meant. The moves are sorted by `to`. Free with g_ptr_array_unref. */
GPtrArray *follow_find_moves(const Book *book, const GPtrArray *files);

/* Takes what has moved out of its file. */
void follow_remove(Edit *file, const FollowMove *move);

G_END_DECLS
