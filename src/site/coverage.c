#include "site/coverage.h"

/* A pair has a note and two codes. */

struct Coverages {
    const Book *book;
    Progress *sources; /* a row of all sources for each language */
};

Coverages *coverages_new(const Book *book)
{
    Coverages *coverages = g_new0(Coverages, 1);
    coverages->book = book;
    coverages->sources = g_new0(Progress, (gsize)book->n_locales * book->n_sources);
    for (guint l = 0; l < book->n_locales; l++)
        for (guint s = 0; s < book->n_sources; s++)
            coverages->sources[l * book->n_sources + s] =
                progress_of_source(book, &book->locales[l], s);
    return coverages;
}

void coverages_free(Coverages *coverages)
{
    if (!coverages)
        return;
    g_free(coverages->sources);
    g_free(coverages);
}

Progress coverage_of_source(const Coverages *coverages, guint locale, guint source)
{
    return coverages->sources[locale * coverages->book->n_sources + source];
}

PageSources coverage_sources(const Book *book, const Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    PageSources sources = {.n = 0};
    switch (page->kind) {
    case PAGE_PAIR: {
        const PairNote *note = protocol_find_note(protocol, page->a, page->b);
        if (note)
            sources.places[sources.n++] = note->source;
        sources.places[sources.n++] = protocol->codes[page->a].source;
        sources.places[sources.n++] = protocol->codes[page->b].source;
        break;
    }
    case PAGE_CODE:
        sources.places[sources.n++] = protocol->codes[page->a].source;
        break;
    case PAGE_PROTOCOL:
    case PAGE_MATRIX:
    case PAGE_CLASS:
        sources.places[sources.n++] = protocol->source;
        break;
    case PAGE_ROOT:
    case PAGE_LOST:
        break;
    default:
        sources.places[sources.n++] = 0; /* the words of the site */
    }
    return sources;
}

Progress coverage_of_sources(const Coverages *coverages, guint locale, const PageSources *sources)
{
    Progress sum = {0};
    for (guint i = 0; i < sources->n; i++)
        progress_add(&sum, coverage_of_source(coverages, locale, sources->places[i]));
    return sum;
}

Progress coverage_of_page(const Coverages *coverages, const Page *page)
{
    PageSources sources = coverage_sources(coverages->book, page);
    return coverage_of_sources(coverages, page->locale, &sources);
}

guint coverage_source(const Coverages *coverages, guint locale, const PageSources *sources)
{
    for (guint i = 0; i < sources->n; i++)
        if (coverage_of_source(coverages, locale, sources->places[i]).unseen > 0)
            return sources->places[i];
    return sources->n > 0 ? sources->places[0] : 0;
}

Progress coverage_of_language(const Coverages *coverages, guint locale)
{
    Progress sum = {0};
    for (guint s = 0; s < coverages->book->n_sources; s++)
        progress_add(&sum, coverage_of_source(coverages, locale, s));
    return sum;
}

/* Compares without dividing: 100 * translated >= per cent * total. */
static bool coverage_reaches(guint64 words, guint64 unseen, guint percent)
{
    return (words - unseen) * 100 >= words * percent;
}

bool coverage_is_indexed_in(const Coverages *coverages, guint locale, const PageSources *sources)
{
    const Book *book = coverages->book;
    const Progress *row = coverages->sources + (gsize)locale * book->n_sources;
    guint64 words = 0, unseen = 0;
    for (guint i = 0; i < sources->n; i++) {
        words += row[sources->places[i]].words;
        unseen += row[sources->places[i]].words_unseen;
    }
    return !book->locales[locale].pseudo &&
           coverage_reaches(words, unseen, book->settings.index_from);
}

bool coverage_is_indexed(const Coverages *coverages, const Page *page)
{
    PageSources sources = coverage_sources(coverages->book, page);
    return coverage_is_indexed_in(coverages, page->locale, &sources);
}

bool coverage_is_listed(const Coverages *coverages, guint locale)
{
    Progress progress = coverage_of_language(coverages, locale);
    return coverage_reaches(progress.words, progress.words_unseen,
                            coverages->book->settings.menu_from);
}
