/*
 * repeats.h: one message for a name that nothing has and many places use. For the loading files of
 * this room only.
 */
#pragma once

#include "diagnostics.h"

G_BEGIN_DECLS

/* A question, an answer, a class, a condition, a participant or a note of a protocol that was
 * renamed, and not where it is used: leaves the first message of each such name in a protocol, with
 * a note that says where else the name stands. */
void repeats_join(Diagnostics *diagnostics);

G_END_DECLS
