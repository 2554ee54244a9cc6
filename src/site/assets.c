/* Files that are printed as they are. Most have a name with their hash, so that they may be cached
 * for good. The find data has not: it changes with every gloss, and all pages name it. */
#include "site/assets.h"

#include "book/homes.h"
#include "input/reader.h"
#include "site/find.h"

#include <string.h>

/* Digits of SHA-256 in a name: two versions of a file never meet on one. */
#define HASH_DIGITS 10

static void asset_free(gpointer data)
{
    Asset *asset = data;
    g_free(asset->path);
    g_free(asset->bytes);
    g_free(asset);
}

static char *asset_hashed_path(const char *name, const char *bytes, gsize length)
{
    g_autofree char *hash =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    const char *dot = strrchr(name, '.');
    return g_strdup_printf("assets/%.*s.%.*s%s", (int)(dot - name), name, HASH_DIGITS, hash, dot);
}

/* Takes a file with its bytes in; returns its path, with its hash where `hashed` says so and
 * site.yaml does not want stable names. */
static const char *assets_add(Site *site, const char *name, bool hashed, char *bytes, gsize length)
{
    Asset *asset = g_new0(Asset, 1);
    asset->hashed = hashed && !site->layout.book->settings.stable_assets;
    asset->path =
        asset->hashed ? asset_hashed_path(name, bytes, length) : g_strconcat("assets/", name, NULL);
    asset->bytes = bytes;
    asset->length = length;
    g_ptr_array_add(site->assets, asset);
    return asset->path;
}

/* Reads templates/assets/NAME, which is a text; NULL after a message. Free with g_free. */
static char *asset_read(const char *folder, const char *name, gsize *length,
                        Diagnostics *diagnostics)
{
    g_autofree char *path = g_strconcat("templates/assets/", name, NULL);
    return g_str_has_suffix(name, ".png")
               ? reader_load(folder, path, READER_WRITTEN_MAX, length, diagnostics)
               : reader_load_text(folder, path, READER_WRITTEN_MAX, length, diagnostics);
}

/* Takes templates/assets/NAME in; returns its printed path, or NULL after a message. */
static const char *asset_load(Site *site, const char *folder, const char *name,
                              Diagnostics *diagnostics)
{
    gsize length;
    char *bytes = asset_read(folder, name, &length, diagnostics);
    return bytes ? assets_add(site, name, true, bytes, length) : NULL;
}

/* The names of all protocols in a language, and the words of each protocol in it. */
static void assets_add_find(Site *site, guint locale, const char *match)
{
    const Book *book = site->layout.book;
    const Locale *language = &book->locales[locale];
    gsize length;
    for (guint p = 0; p < book->n_protocols; p++) {
        g_autofree char *name =
            g_strdup_printf("words-%s.%s.js", language->id, book->protocols[p].id);
        char *words = find_words(book, language, &book->protocols[p], &length);
        assets_add(site, name, false, words, length);
    }
    g_autofree char *name = g_strdup_printf("find-%s.js", language->id);
    char *names = find_names(book, language, match, &length);
    site->layout.find[locale] = assets_add(site, name, false, names, length);
}

static void assets_add_tokens(Site *site, const Protocol *protocol)
{
    gsize length;
    char *tokens = find_tokens(protocol, &length);
    g_autofree char *name = g_strdup_printf("tokens-%s.js", protocol->id);
    assets_add(site, name, false, tokens, length);
}

bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics)
{
    gsize schema_length;
    site->assets = g_ptr_array_new_with_free_func(asset_free);
    site->layout.style = asset_load(site, folder, "style.css", diagnostics);
    site->layout.script = asset_load(site, folder, "find.js", diagnostics);
    site->layout.icon = asset_load(site, folder, "icon.svg", diagnostics);
    site->layout.touch_icon = asset_load(site, folder, "icon.png", diagnostics);
    site->layout.image = asset_load(site, folder, "card.png", diagnostics);
    site->schema = asset_read(folder, "api-schema.json", &schema_length, diagnostics);
    site->layout.find = g_new0(const char *, site->layout.book->n_locales);
    const char *match = asset_load(site, folder, "match.js", diagnostics);
    for (guint p = 0; match && p < site->layout.book->n_protocols; p++)
        assets_add_tokens(site, &site->layout.book->protocols[p]);
    for (guint l = 0; match && l < site->layout.book->n_locales; l++)
        if (book_is_here(site->layout.book, l))
            assets_add_find(site, l, match + strlen("assets/"));
    return match && site->layout.style && site->layout.script && site->layout.icon &&
           site->layout.touch_icon && site->layout.image && site->schema;
}
