/* _headers, for hosts that read it: what may be kept and what is asked for anew, and the policy of
 * the pages. A host joins what several rules say of one header, so no two that match a path name
 * the same one. Cards are for the frames of others, and nothing else is: where there are cards, no
 * rule for all paths can say so, and those for the paths of pages do. A host takes 100 rules. */
#include "site/headers.h"

#include "book/homes.h"
#include "site/files.h"
#include "plan/route.h"

/* As templates/page.mustache has it, and what only a header can say: that nobody frames the site.
 */
#define POLICY                                                                                     \
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "        \
    "'self'; "                                                                                     \
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/* As templates/card.mustache has it; the style of a card, and of a badge, stands in itself. */
#define CARD_POLICY                                                                                \
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

#define FOR_GOOD "public, max-age=31536000, immutable"
#define ANEW     "public, max-age=0, must-revalidate"

/* A file of rules while it is written. */
typedef struct Rules {
    const Site *site;
    const char *policy; /* of each path of pages; NULL where one rule says it of all */
    GString *out;
} Rules;

static void rules_append_path(const Rules *rules, const char *path, const char *more)
{
    g_string_append_printf(rules->out, "%s%s%s\n", route_base_path(rules->site->layout.book), path,
                           more);
}

static void rules_append(const Rules *rules, const char *name, const char *value)
{
    if (value)
        g_string_append_printf(rules->out, "  %s: %s\n", name, value);
}

static void rules_append_pages(const Rules *rules, const char *path, const char *more,
                               const char *cached)
{
    if (!cached && !rules->policy)
        return;
    rules_append_path(rules, path, more);
    rules_append(rules, "Content-Security-Policy", rules->policy);
    rules_append(rules, "Cache-Control", cached);
}

static void rules_append_all(const Rules *rules)
{
    rules_append_path(rules, "*", "");
    rules_append(rules, "Content-Security-Policy", rules->policy ? NULL : POLICY);
    rules_append(rules, "Referrer-Policy", "strict-origin-when-cross-origin");
    rules_append(rules, "X-Content-Type-Options", "nosniff");
    if (rules->site->layout.book->settings.is_preview)
        rules_append(rules, "X-Robots-Tag", "noindex");
}

/* A badge has no words for search engines in itself, so a header says it; of a preview it is said
 * of all. */
static void rules_append_cards(const Rules *rules)
{
    rules_append_path(rules, ROUTE_CARD "/*", "");
    rules_append(rules, "Content-Security-Policy", CARD_POLICY);
    if (!rules->site->layout.book->settings.is_preview)
        rules_append(rules, "X-Robots-Tag", "noindex");
    rules_append(rules, "Cache-Control", ANEW);
}

void headers_render(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    const Book *book = site->layout.book;
    bool cards = book->settings.cards != CARDS_NONE;
    Rules rules = {site, cards ? POLICY : NULL, out};
    rules_append_all(&rules);
    if (cards)
        rules_append_cards(&rules);
    rules_append_pages(&rules, "", "", ANEW);
    rules_append_pages(&rules, "index", route_ending(book), NULL);
    rules_append_pages(&rules, "404", route_ending(book), NULL);
    rules_append_pages(&rules, "api/", "*", ANEW);
    rules_append_pages(&rules, "assets/", "*", NULL);
    for (guint l = 0; l < book->n_locales; l++)
        if (book_is_here(book, l))
            rules_append_pages(&rules, book->locales[l].id, "/*", ANEW);
    for (guint i = 0; i < site->assets->len; i++) {
        const SiteFile *asset = g_ptr_array_index(site->assets, i);
        rules_append_path(&rules, asset->path, "");
        rules_append(&rules, "Cache-Control", asset->hashed ? FOR_GOOD : ANEW);
    }
}
