/* _headers, for hosts that read it: what may be kept and what is asked for anew, and the policy of
 * the pages. A host joins what several rules say of one header, so no two that match a path name
 * the same one. A host takes 100 rules: enough for 45 languages. */
#include "site/headers.h"

#include "book/homes.h"
#include "site/assets.h"
#include "plan/route.h"

/* As templates/page.mustache has it, and what only a header can say: that nobody frames the site.
 */
#define POLICY                                                                                     \
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "        \
    "'self'; "                                                                                     \
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

#define FOR_GOOD "public, max-age=31536000, immutable"
#define ANEW     "public, max-age=0, must-revalidate"

static void headers_append_rule(const Site *site, const char *path, const char *more,
                                const char *cached, GString *out)
{
    g_string_append_printf(out, "%s%s%s\n  Cache-Control: %s\n", route_base_path(site->layout.book),
                           path, more, cached);
}

void headers_render(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    const Book *book = site->layout.book;
    g_string_append_printf(out,
                           "%s*\n  Content-Security-Policy: " POLICY "\n"
                           "  Referrer-Policy: strict-origin-when-cross-origin\n"
                           "  X-Content-Type-Options: nosniff\n%s",
                           route_base_path(site->layout.book),
                           book->settings.is_preview ? "  X-Robots-Tag: noindex\n" : "");
    headers_append_rule(site, "", "", ANEW, out);
    headers_append_rule(site, "api/", "*", ANEW, out);
    for (guint l = 0; l < book->n_locales; l++)
        if (book_is_here(book, l))
            headers_append_rule(site, book->locales[l].id, "/*", ANEW, out);
    for (guint i = 0; i < site->assets->len; i++) {
        const Asset *asset = g_ptr_array_index(site->assets, i);
        headers_append_rule(site, asset->path, "", asset->hashed ? FOR_GOOD : ANEW, out);
    }
}
