/*
 * named-by.h: the codes of other protocols that name a code among their tokens.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Links to them, each with its protocol as a hint; none of those that the code's own protocol names
 * for its part. */
TemplateValue named_by(const Edition *edition, const Protocol *protocol, const Code *code,
                       Arena *arena);

G_END_DECLS
