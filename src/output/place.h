/*
 * place.h: the place of what is printed: the folder that holds it, open, and its name there;
 * whether one may print there, and how a new tree gets there.
 *
 * All that a build puts beside OUT has a name that begins with its own: OUT.statusbook-new while
 * the new one grows, OUT.statusbook-lock, and OUT.statusbook-old where the file system cannot
 * exchange two folders in one step: then the old tree stands there while the new one moves in, and
 * place_recover brings it back where a build was killed between.
 */
#pragma once

#include "beneath/beneath.h"

G_BEGIN_DECLS

typedef struct Place {
    char *path;                 /* absolute, for messages */
    char *name;                 /* of OUT, in the folder that holds it, */
    char *stage, *aside, *lock; /* and of what stands beside it */
    Beneath *above;             /* that folder; NULL where it is not there */
} Place;

/* The place at a path; where a symbolic link stands there, what it leads to. The folder that holds
 * it is made where it is missing, if one `makes` it. NULL and `error`. Free with place_free. */
Place *place_open(const char *path, bool makes, GError **error);
void place_free(Place *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Place, place_free)

/* Sets `error` from errno: what could not be done to something that stands there. Returns false. */
bool place_fail(const Place *place, const char *action, const char *name, GError **error);

/* Opens the folder at the place: `*folder`, which is NULL where there is nothing. False and
 * `error`. Free with beneath_free. */
bool place_open_tree(const Place *place, Beneath **folder, GError **error);

/* Why the folder at the place cannot be exchanged for another, so that its files must be replaced
 * one by one: "it is a mount point". NULL where it can, or where there is nothing. */
const char *place_why_in_place(const Place *place);

/* Whether there is nothing, an empty folder, or a tree that statusbook printed. What git and a new
 * file system put into a folder does not count. */
bool place_check(const Place *place, GError **error);

/* Whether there is nothing, or an empty folder. */
bool place_check_new(const Place *place, GError **error);

/* Removes what a build that was killed has left as a stage. What is no stage is not ours: `error`
 * names it. */
bool place_clear_stage(const Place *place, GError **error);

/* Puts in order what a build that was killed between two renames has left. */
bool place_recover(const Place *place, GError **error);

/* Puts the stage at the place, where the folder `previous` stood, or nothing (NULL); that is at the
 * stage then. After a failure the place is as it was. Something else that somebody has put there
 * meanwhile stays, and is a failure. */
bool place_exchange(const Place *place, const Beneath *previous, GError **error);

/* Gives a folder the group, mode and attributes of another, and its owner where one may (root may).
 * `more`: bits that the mode has besides. */
bool place_copy_mode(const Beneath *from, const Beneath *to, mode_t more, GError **error);

G_END_DECLS
