/*
 * code-texts.h: what a code's texts are headed as, and those that are said for each reader.
 */
#pragma once

#include "page/wording.h"

G_BEGIN_DECLS

/* What to do, as prose; where the protocol names readers, below the name of each. */
TemplateValue code_texts_fix(const Edition *edition, const Protocol *protocol, const Code *code,
                             Arena *arena);

/* What that is headed as: "How to fix", "What happens next". */
TemplateValue code_texts_ending(const Edition *edition, const Code *code, Arena *arena);

/* What is to be known of a code before anything else: that it is reserved, or never sent; empty of
 * those in use. */
TemplateValue code_texts_status(const Edition *edition, const Code *code, Arena *arena);

G_END_DECLS
