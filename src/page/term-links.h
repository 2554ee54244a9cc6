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

/* The text of a page, made by wording_html or of what that makes, with its links; the same where
 * `links` is NULL or the page has enough of them. */
TemplateValue term_links_in(TermLinks *links, TemplateValue html);

/* What follows explains a term, and so does not lead to it. */
void term_links_explain(TermLinks *links, guint term);

G_END_DECLS
