/*
 * strays.h: translations whose source is not there. For the loading files of this room only.
 */
#pragma once

#include "book/files.h"

G_BEGIN_DECLS

/* Complains of translations whose source is not there and is not broken, and names the one that has
 * their English by now: asked when all is loaded, since a source may turn out to be broken while
 * others read translations. */
void strays_judge(const Book *book, Diagnostics *diagnostics);

G_END_DECLS
