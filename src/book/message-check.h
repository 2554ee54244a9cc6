/*
 * message-check.h: whether the message of a code is what its form says, and its reading what the
 * message says. For the loading files of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Checks `message` and `reading` of the file of a code, `root`. */
void message_check(const YamlNode *root, MessageForm form, Diagnostics *diagnostics);

G_END_DECLS
