/*
 * headers.h: _headers, for hosts that read it.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

void headers_render(const Site *site, const SiteFile *file, GString *out);

G_END_DECLS
