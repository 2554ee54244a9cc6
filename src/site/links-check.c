/* Checks of the addresses that people write: in the style and in texts, and in templates. */
#include "site/links-check.h"

#include "book/homes.h"
#include "site/files.h"
#include "site/links-templates.h"
#include "text-hash.h"

#include <string.h>

/* ---- The style ---- */

#define STYLE "templates/assets/style.css"

/* Checks the addresses that follow a mark: they are those of files beside the style, where only
 * assets stand. */
static void links_check_style_by(const char *mark, const Links *links, const char *style,
                                 const char *css, Diagnostics *diagnostics)
{
    LinksText text = links_text(STYLE, style);
    for (const char *at = strstr(css, mark); at; at = strstr(at + 1, mark)) {
        const char *start = at + strlen(mark);
        start += strspn(start, " \t'\"");
        gsize length = strcspn(start, "'\"()@#?\n"); /* no file that is printed has any of these */
        g_autofree char *address = g_strndup(start, length);
        g_autofree char *path = g_strconcat("assets/", address, NULL);
        if (links_is_elsewhere(address) || *start == '#' || links_lead(links, path, false) ||
            g_str_has_prefix(start, "url(") || /* found by itself */
            !diagnostics_wants(diagnostics, DIAGNOSTIC_DEAD_LINK, STYLE))
            continue;
        DiagnosticPlace place = links_place(&text, (gsize)(start - css), length);
        diagnostics_add(diagnostics, DIAGNOSTIC_DEAD_LINK, &place,
                        "'%s' is no file of the site: of templates/assets only what pages load is "
                        "printed, with a hash in its name unless site.yaml has 'assets: stable'",
                        address);
    }
}

static void links_check_style(const Links *links, const Site *site, Diagnostics *diagnostics)
{
    g_autoptr(GString) style = g_string_new(NULL);
    site_file_render(site, g_ptr_array_index(site->assets, 0), style);
    g_autofree char *css = links_without(style->str, "/*", "*/");
    links_check_style_by("url(", links, style->str, css, diagnostics);
    links_check_style_by("@import", links, style->str, css, diagnostics);
}

/* ---- Texts ---- */

/* Whether what a path names stands below this base URL. A language that has left is led on. */
static bool links_is_at(const Book *book, const char *path, const char *base)
{
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        gsize length = strlen(locale->id);
        if (strncmp(path, locale->id, length) == 0 && (path[length] == '/' || path[length] == '\0'))
            return g_strcmp0(locale->base_url, base) == 0 || book_has_left(book, l);
    }
    return true;
}

/* The whole addresses of a text that are links and start like those of the site. */
static void links_check_text(const Links *links, const Book *book, const YamlNode *node,
                             const char *base, Diagnostics *diagnostics)
{
    const char *end = node->text + node->length;
    gsize base_length = strlen(base);
    for (const char *at = node->text; (at = memmem(at, (gsize)(end - at), base, base_length));
         at += base_length) {
        if (at == node->text || (at[-1] != '(' && at[-1] != '<'))
            continue;
        gsize length = strcspn(at, ")> \t\n\"");
        g_autofree char *address = g_strndup(at, length);
        const char *local = address + base_length;
        g_autofree char *path = g_strndup(local, strcspn(local, "?#"));
        if ((links_lead(links, path, true) && links_is_at(book, path, base)) ||
            !diagnostics_wants(diagnostics, DIAGNOSTIC_DEAD_LINK, yaml_file_path(node->file)))
            continue;
        DiagnosticPlace place = yaml_text_place(node, (gsize)(at - node->text), (guint)length);
        diagnostics_add(diagnostics, DIAGNOSTIC_DEAD_LINK, &place,
                        "'%s' is an address of this site, which has no such page", address);
    }
}

static void links_check_texts_by(const Links *links, const Book *book, const char *base,
                                 Diagnostics *diagnostics)
{
    for (TextId t = 1; t < book->n_texts; t++) {
        if (!book->texts[t].prose)
            continue;
        links_check_text(links, book, book->texts[t].node, base, diagnostics);
        for (guint l = 0; l < book->n_locales; l++) {
            const Locale *locale = &book->locales[l];
            if (locale->translations && !locale->pseudo && locale->translations[t].text)
                links_check_text(links, book, locale->translations[t].text, base, diagnostics);
        }
    }
}

/* The addresses of each host. */
static void links_check_texts(const Links *links, const Book *book, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(text_hash, g_str_equal);
    for (guint l = 0; l < book->n_locales; l++) {
        const char *base = book->locales[l].base_url;
        if (base && g_hash_table_add(seen, (gpointer)base))
            links_check_texts_by(links, book, base, diagnostics);
    }
}

void links_check(const Site *site, Diagnostics *diagnostics)
{
    g_autoptr(Links) links = links_new(site);
    links_check_templates(links, site, diagnostics);
    links_check_style(links, site, diagnostics);
    links_check_texts(links, site->layout.book, diagnostics);
}
