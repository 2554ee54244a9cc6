/*
 * redirects.h: _redirects, for hosts that read it.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

/* The whole file, made once. NULL where there is nothing to say. Free with g_string_free. */
GString *redirects_new(const Site *site, Diagnostics *diagnostics);

void redirects_render(const Site *site, const SiteFile *file, GString *out);

G_END_DECLS
