/* Where each language stands: below `base_url`, or on a host of its own. */
#include "book/homes.h"

#include <string.h>

/* The most languages that each page names, in its menu and among its alternates: some 200 bytes for
 * each of them, on pages whose number grows with the languages as well. */
#define LANGUAGES_ON_PAGE_MAX 10

bool book_has_many_languages(const Book *book)
{
    return book->n_locales > LANGUAGES_ON_PAGE_MAX;
}

bool book_is_here(const Book *book, guint locale)
{
    return g_strcmp0(book->locales[locale].base_url, book->settings.base_url) == 0;
}

guint book_main_language(const Book *book)
{
    guint locale = book->english;
    for (guint l = 0; l < book->n_locales && !book_is_here(book, locale); l++)
        locale = l;
    return locale;
}

static bool home_has_name(const char *base_url, const char *name)
{
    g_autoptr(GUri) uri = g_uri_parse(base_url, G_URI_FLAGS_NONE, NULL);
    return uri && g_strcmp0(g_uri_get_host(uri), name) == 0;
}

bool book_choose_host(Book *book, const char *name)
{
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        if (strcmp(locale->id, name) != 0 &&
            !(locale->base_url && home_has_name(locale->base_url, name)))
            continue;
        book->settings.base_url = locale->base_url;
        return true;
    }
    return false;
}

void book_gather_hosts(Book *book)
{
    for (guint l = 0; l < book->n_locales; l++)
        book->locales[l].base_url = book->settings.base_url;
}

bool book_has_left(const Book *book, guint locale)
{
    const SiteSettings *settings = &book->settings;
    bool is_main = g_strcmp0(settings->base_url, settings->main_url) == 0;
    if (!is_main || book_is_here(book, locale))
        return false;
    for (guint h = 0; h < settings->n_hosts; h++)
        if (strcmp(settings->hosts[h].language, book->locales[locale].id) == 0)
            return settings->hosts[h].has_moved;
    return false;
}
