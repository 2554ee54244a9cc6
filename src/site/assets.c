/* Files that are printed as they are. Most have a name with their hash, so that they may be cached
 * for good. The find data has not: it changes with every gloss, and all pages name it. */
#include "site/assets.h"

#include "book/homes.h"
#include "input/reader.h"
#include "site/files.h"
#include "site/find-names.h"
#include "site/find.h"

#include <string.h>

/* Digits of SHA-256 in a name: two versions of a file never meet on one. */
#define HASH_DIGITS 10

static char *asset_hashed_path(const char *name, const char *bytes, gsize length)
{
    g_autofree char *hash =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    const char *dot = strrchr(name, '.');
    return g_strdup_printf("assets/%.*s.%.*s%s", (int)(dot - name), name, HASH_DIGITS, hash, dot);
}

/* Reads templates/assets/NAME, a text unless it is a picture; NULL after a message. Free with
 * g_free. */
static char *asset_read(const char *folder, const char *name, gsize *length,
                        Diagnostics *diagnostics)
{
    g_autofree char *path = g_strconcat("templates/assets/", name, NULL);
    return g_str_has_suffix(name, ".png")
               ? reader_load(folder, path, READER_WRITTEN_MAX, length, diagnostics)
               : reader_load_text(folder, path, READER_WRITTEN_MAX, length, diagnostics);
}

/* Takes bytes over as a file of this name; returns its printed path, with their hash in it where
 * site.yaml does not want stable names. */
static const char *asset_add(Site *site, const char *name, char *bytes, gsize length)
{
    bool hashed = !site->layout.book->settings.stable_assets;
    char *path =
        hashed ? asset_hashed_path(name, bytes, length) : g_strconcat("assets/", name, NULL);
    SiteFile file = {.hashed = hashed, .bytes = g_bytes_new_take(bytes, length)};
    return site_file_add(site->assets, path, file)->path;
}

/* Takes templates/assets/NAME in; returns its printed path, or NULL after a message. */
static const char *asset_load(Site *site, const char *folder, const char *name,
                              Diagnostics *diagnostics)
{
    gsize length;
    char *bytes = asset_read(folder, name, &length, diagnostics);
    return bytes ? asset_add(site, name, bytes, length) : NULL;
}

/* Takes in the script that says what a query means. It is written in parts, each of which uses
 * those before it, and printed as one, since whoever needs one needs all. */
static const char *asset_load_match(Site *site, const char *folder, Diagnostics *diagnostics)
{
    static const char *const parts[] = {"words.js", "word-index.js", "match.js"};
    g_autoptr(GString) script = g_string_new(NULL);
    bool are_here = true;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        gsize length;
        g_autofree char *bytes = asset_read(folder, parts[i], &length, diagnostics);
        if (bytes)
            g_string_append_len(script, bytes, (gssize)length);
        are_here &= bytes != NULL;
    }
    gsize length = script->len;
    return are_here
               ? asset_add(site, "match.js", g_string_free(g_steal_pointer(&script), FALSE), length)
               : NULL;
}

/* ---- Find data ---- */

static void asset_render_names(const Site *site, const SiteFile *file, GString *out)
{
    const Book *book = site->layout.book;
    find_append_names(book, &book->locales[file->locale], site->match + strlen("assets/"), out);
}

static void asset_render_tokens(const Site *site, const SiteFile *file, GString *out)
{
    find_append_tokens(&site->layout.book->protocols[file->protocol], out);
}

static void asset_render_words(const Site *site, const SiteFile *file, GString *out)
{
    const Book *book = site->layout.book;
    find_append_words(book, &book->locales[file->locale], &book->protocols[file->protocol], out);
}

/* The names of all protocols in a language, and the words of each protocol in it. */
static void assets_add_find(Site *site, guint locale)
{
    const Book *book = site->layout.book;
    const char *language = book->locales[locale].id;
    for (guint p = 0; p < book->n_protocols; p++)
        site_file_add(site->assets,
                      g_strdup_printf("assets/words-%s.%s.js", language, book->protocols[p].id),
                      (SiteFile){.locale = locale,
                                 .protocol = p,
                                 .of_language = true,
                                 .render = asset_render_words});
    site->layout.find[locale] =
        site_file_add(
            site->assets, g_strdup_printf("assets/find-%s.js", language),
            (SiteFile){.locale = locale, .of_language = true, .render = asset_render_names})
            ->path;
}

static void assets_add_tokens(Site *site, guint protocol)
{
    const char *id = site->layout.book->protocols[protocol].id;
    site_file_add(site->assets, g_strdup_printf("assets/tokens-%s.js", id),
                  (SiteFile){.protocol = protocol, .render = asset_render_tokens});
}

/* Whether there is a folder of them. It lies in that of the templates: where that has none, it has
 * its own message. */
static bool assets_are_there(const Site *site, const char *folder, Diagnostics *diagnostics)
{
    if (g_hash_table_size(site->template_texts) == 0)
        return false;
    g_autoptr(GPtrArray) names = reader_list(folder, "templates/assets", false, NULL, diagnostics);
    return names != NULL;
}

bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics)
{
    gsize schema_length;
    site->assets = g_ptr_array_new_with_free_func(site_file_free);
    site->layout.find = g_new0(const char *, site->layout.book->n_locales);
    if (!assets_are_there(site, folder, diagnostics))
        return false;
    site->layout.style = asset_load(site, folder, "style.css", diagnostics);
    site->layout.script = asset_load(site, folder, "find.js", diagnostics);
    site->layout.icon = asset_load(site, folder, "icon.svg", diagnostics);
    site->layout.touch_icon = asset_load(site, folder, "icon.png", diagnostics);
    site->layout.image = asset_load(site, folder, "card.png", diagnostics);
    site->schema = asset_read(folder, "api-schema.json", &schema_length, diagnostics);
    site->match = asset_load_match(site, folder, diagnostics);
    for (guint p = 0; p < site->layout.book->n_protocols; p++)
        assets_add_tokens(site, p);
    for (guint l = 0; l < site->layout.book->n_locales; l++)
        if (book_is_here(site->layout.book, l))
            assets_add_find(site, l);
    return site->match && site->layout.style && site->layout.script && site->layout.icon &&
           site->layout.touch_icon && site->layout.image && site->schema;
}
