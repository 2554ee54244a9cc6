/*
 * facts.h: what codes answer to the questions of their protocol. For the loading files of this room
 * only.
 */
#pragma once

#include "book/store.h"

G_BEGIN_DECLS

/* `facts` is NULL where the code has none, and then an error says so. */
void facts_load(const Book *book, const Protocol *protocol, Code *code, const YamlNode *facts,
                Diagnostics *diagnostics);

/* Gives the facts of all codes the numbers by which they are compared. */
void facts_number(Protocol *protocol);

G_END_DECLS
