/*
 * api-across.h: the relations of codes of two protocols in the data for programs.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

/* The questions of the book, and every relation with what its two codes answer differently. */
void api_render_across(const Site *site, const SiteFile *file, GString *out);

G_END_DECLS
