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

/* The marks across a ladder that is drawn already, as SVG: at each step a line, and in words that
 * the two part there. Nothing after the last, where the shorter of two ends. */
void flows_mark(const Edition *edition, const Flow *flow, PrerenderedCode *ready);

G_END_DECLS
