/*
 * links-templates.h: checks the literal addresses of templates.
 */
#pragma once

#include "site/links.h"

G_BEGIN_DECLS

void links_check_templates(const Links *links, const Site *site, Diagnostics *diagnostics);

G_END_DECLS
