/*
 * addresses.h: the addresses of pages, as values.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* The address of a page without its language: "sip/486.html". */
TemplateValue address_local(const Edition *edition, const Page *page, Arena *arena);

/* The address of a page from another one of its protocol: "486.html". The two codes of a pair, `a`
 * and `b`, come in any order. */
TemplateValue address_sibling(const Edition *edition, const Protocol *protocol, PageKind kind,
                              guint a, guint b, Arena *arena);

/* The address of a page from one in the folder of a protocol, or of what is across them:
 * "../sip/486.html". */
TemplateValue address_from_folder(const Edition *edition, const Page *page, Arena *arena);

/* The path of the root on its host, which absolute addresses start with: "/" or "/book/". */
TemplateValue address_base_path(const Edition *edition);

G_END_DECLS
