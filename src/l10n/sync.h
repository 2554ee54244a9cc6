/*
 * sync.h: a translation's file brought to the state of its source, without the loss of a word.
 */
#pragma once

#include "book/book.h"
#include "l10n/edit/edit.h"

G_BEGIN_DECLS

/* What was done to a file, in texts. */
typedef struct SyncCount {
    guint refreshed; /* `en` is today's now, or `was` went since it is today's again */
    guint added;
    guint unused;   /* moved under `unused` */
    guint dropped;  /* not kept there, since nobody has written anything in them */
    guint restored; /* taken back from there */
    guint followed; /* put where the source has their English by another name */
    guint kept;     /* `en` looks like no English, so nothing was written over it */
    guint filled;   /* checks of `ok` that got their fingerprints */
    bool keeps;     /* something stands under `unused` */
} SyncCount;

/* Puts today's English beside every text, adds those that are missing, moves what the source no
 * longer has to the end of the file, under `unused`, takes back from there what it has again, also
 * by another name, and fills in the fingerprints of silenced checks. */
SyncCount sync_edit(Edit *edit, const Book *book, guint source);

G_END_DECLS
