/*
 * sides.h: what notes on two codes have in common, whether of one protocol or of two. For the
 * loading files of this room only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* Loads `choose`, which has a text for each of the two codes that the file names and no other; NULL
 * and TEXT_NONE where there is none. */
void sides_load_choose(const Book *book, const BookFile *file, const YamlNode *choose,
                       TextId chosen[2], Diagnostics *diagnostics);

/* Says that the question of `decides` does not part the two. */
void sides_complain_alike(const YamlNode *decides, Diagnostics *diagnostics);

G_END_DECLS
