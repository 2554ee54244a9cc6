/*
 * foreign.h: a file that holds what another kind of file is to hold. For the loading files of this
 * room only.
 */
#pragma once

#include "book/kinds.h"

G_BEGIN_DECLS

/* Says what a file is where it is not of its kind: most of what stands at its top is none of what
 * such files have. NULL where it is, or may be. Free with g_free. */
char *foreign_judge(BookFileKind kind, const YamlNode *root);

G_END_DECLS
