/* The editions that a site keeps. */
#include "site/editions.h"

const Edition *editions_whole(const Site *site, guint locale)
{
    Edition **edition = &site->editions[locale];
    if (g_once_init_enter(edition))
        g_once_init_leave(edition, edition_new(&site->layout, locale, NULL));
    return *edition;
}

const Edition *editions_bare(const Site *site, guint locale)
{
    Edition **edition = &site->bare_editions[locale];
    if (g_once_init_enter(edition))
        g_once_init_leave(edition, edition_new_bare(&site->layout, locale));
    return *edition;
}

void editions_free(Site *site)
{
    for (guint l = 0; site->bare_editions && l < site->layout.book->n_locales; l++) {
        edition_free(site->editions[l]);
        edition_free(site->bare_editions[l]);
    }
    g_free(site->editions);
    g_free(site->bare_editions);
}
