/*
 * decide-rounds.h: circles of decision trees. For the loading files of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Complains of trees whose steps lead back to where they began, also by way of other trees; `root`
 * is the file, in which trees stand in their order. Returns whether there is one. */
bool decide_check_rounds(const Protocol *protocol, const YamlNode *root, Diagnostics *diagnostics);

G_END_DECLS
