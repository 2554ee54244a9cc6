/*
 * api.h: the data for programs: JSON of each protocol, of its codes, and of what differs in each of
 * its pairs.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

void api_render_protocol(const Site *site, const SiteFile *file, GString *out);
void api_render_code(const Site *site, const SiteFile *file, GString *out);
void api_render_pairs(const Site *site, const SiteFile *file, GString *out);
void api_render_schema(const Site *site, const SiteFile *file, GString *out);

G_END_DECLS
