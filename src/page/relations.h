/*
 * relations.h: what is said of two codes of two protocols: in what they are alike, and who says so.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* In what the two are alike, as a heading: "The same number with two meanings". */
TemplateValue relations_statement(const Edition *edition, const Relation *relation, Arena *arena);
/* The same as plain text. */
TemplateValue relations_plain_statement(const Edition *edition, const Relation *relation,
                                        Arena *arena);

/* Whether they mean the same, in short, for two codes of one number: "Another meaning". */
TemplateValue relations_meaning(const Edition *edition, const Relation *relation, Arena *arena);

/* Both codes: "HTTP 404 vs SIP 404". */
TemplateValue relations_short(const Edition *edition, const Relation *relation, Arena *arena);

/* The address of their page, from the folder of a protocol or of what is across them:
 * "../across/http.404-vs-sip.404.html"; empty where relations have no pages. */
TemplateValue relations_address(const Edition *edition, guint relation, Arena *arena);

/* Links to documents; the address of each is known to one of the two protocols. */
TemplateValue relations_sources(const Edition *edition, const Relation *relation,
                                const Tokens *sources, Arena *arena);

G_END_DECLS
