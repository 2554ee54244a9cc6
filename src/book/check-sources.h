/*
 * check-sources.h: which sources have no address, so that pages print them without a link.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* Reports each source of a protocol, once, that is no RFC and that its 'documents' do not know.
 * Sources of programs.yaml may be files of programs, and are left alone. */
void check_sources(const Book *book, Diagnostics *diagnostics);

G_END_DECLS
