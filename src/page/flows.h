/*
 * flows.h: the ladder of a code, and where the flows of two codes diverge.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* Draws the ladder of a code into `ready`, as SVG and as a list. */
void flows_render(const Edition *edition, const Protocol *protocol, const Code *code,
                  PrerenderedCode *ready);

/* The first step that is not the same in both, or -1. */
int flows_diverge(const Flow *a, const Flow *b);

/* The marks across the ladder of a code, where it has one, as SVG: a line, and in words that the
 * two part there, at each step at which some other code's flow is another. Nothing after the last,
 * where the shorter of two ends. The ladder is drawn already. */
void flows_mark(const Edition *edition, const Protocol *protocol, const Code *code,
                PrerenderedCode *ready);

G_END_DECLS
