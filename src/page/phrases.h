/*
 * phrases.h: the patterns of a language, filled: "{a} vs {b}" as text or as HTML, and the titles of
 * pages, which are made of them.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* A pattern of the language, filled with values in the order of its placeholders. */
TemplateValue phrase_text(const Edition *edition, PatternId id, const char *const *values,
                          Arena *arena);

/* The pattern as HTML, in an element with its language where that is not the page's. */
TemplateValue phrase_html(const Edition *edition, PatternId id, const char *const *values,
                          Arena *arena);

/* The label of a link to a page that its kind lists, as HTML. */
TemplateValue phrase_link(const Edition *edition, const Page *page, Arena *arena);

/* HTML with a place to break behind each underscore of an id, so that no narrow column breaks the
 * id elsewhere: RESOURCE_<wbr>EXHAUSTED. */
TemplateValue phrase_breaking(TemplateValue phrase, Arena *arena);

/* The title of a page, by the language's own pattern; and such a title as HTML, in an element with
 * its language where that is not the page's. */
TemplateValue phrase_title(const Edition *edition, const Page *page, Arena *arena);
TemplateValue phrase_heading(const Edition *edition, const Page *page, TemplateValue title,
                             Arena *arena);

G_END_DECLS
