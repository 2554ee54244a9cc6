/*
 * term-links.h: links from the texts of a page to the glossary of its protocol: at the first use of
 * a term, a few a page, in the order in which the texts are rendered.
 */
#pragma once

#include "page/wording.h"

G_BEGIN_DECLS

typedef struct TermLinks TermLinks;

/* The links of a page of a protocol, or of the page of its glossary itself; they live in `arena`.
 * NULL where the protocol has no glossary. */
TermLinks *term_links_new(const Edition *edition, const Page *page, Arena *arena);

/* Whether the page may have another one; false where `links` is NULL. */
bool term_links_may_add(const TermLinks *links);

/* What finds them in a text; NULL where `links` is NULL. */
const MarkdownLinker *term_links_linker(const TermLinks *links);

/* The same in a text that explains a term, and so does not lead to it. */
const MarkdownLinker *term_links_linker_of(TermLinks *links, guint term);

G_END_DECLS
