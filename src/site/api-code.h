/*
 * api-code.h: a code in the data for programs.
 */
#pragma once

#include "book/book.h"
#include "json.h"

G_BEGIN_DECLS

/* All that its page has, as an object. */
void api_put_code(Json *json, const Book *book, const Protocol *protocol, const Code *code);

G_END_DECLS
