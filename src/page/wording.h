/*
 * wording.h: a text of the book in a language: as HTML, in an element with its language where that
 * is not the page's, or as plain text.
 */
#pragma once

#include "input/markdown.h"
#include "page/edition.h"

G_BEGIN_DECLS

typedef enum WordingForm {
    WORDING_LINE,  /* a one-line text */
    WORDING_PROSE, /* all of a prose text: block elements */
    WORDING_FIRST, /* its first paragraph, without <p> */
    WORDING_REST,  /* what follows that */
} WordingForm;
TemplateValue wording_html(const Edition *edition, TextId text, WordingForm form, Arena *arena);

/* A text as a JSON string, quotes included, that may stand in a script element. */
TemplateValue wording_json(TemplateValue text, Arena *arena);

/* A text as plain text, for titles, descriptions and attributes; and its first paragraph alone. */
TemplateValue wording_plain(const Edition *edition, TextId text, Arena *arena);
TemplateValue wording_plain_first(const Edition *edition, TextId text, Arena *arena);

/* Today's English, as plain text; of prose its first paragraph. */
TemplateValue wording_plain_english(const Edition *edition, TextId text, Arena *arena);

G_END_DECLS
