#include "site/coverage.h"

/* A pair has a note and two codes. */
#define PAGE_SOURCES_MAX 3

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

/* The sources whose texts make a page, its own first. Returns how many. */
static guint page_sources(const Book *book, const Page *page, guint sources[PAGE_SOURCES_MAX])
{
    const Protocol *protocol = &book->protocols[page->protocol];
    guint n = 0;
    if (page->kind == PAGE_PAIR) {
        const PairNote *note = protocol_find_note(protocol, page->a, page->b);
        if (note)
            sources[n++] = note->source;
    }
    if (page->kind == PAGE_CODE || page->kind == PAGE_PAIR)
        sources[n++] = protocol->codes[page->a].source;
    if (page->kind == PAGE_PAIR)
        sources[n++] = protocol->codes[page->b].source;
    if (page->kind == PAGE_PROTOCOL || page->kind == PAGE_MATRIX || page->kind == PAGE_CLASS)
        sources[n++] = protocol->source;
    if (page->kind == PAGE_HOME || page->kind == PAGE_API || page->kind == PAGE_TRANSLATION)
        sources[n++] = 0;
    return n;
}

Progress coverage_of_page(const Coverages *coverages, const Page *page)
{
    guint sources[PAGE_SOURCES_MAX], n = page_sources(coverages->book, page, sources);
    Progress sum = {0};
    for (guint i = 0; i < n; i++)
        progress_add(&sum, coverage_of_source(coverages, page->locale, sources[i]));
    return sum;
}

guint coverage_source(const Coverages *coverages, const Page *page)
{
    guint sources[PAGE_SOURCES_MAX], n = page_sources(coverages->book, page, sources);
    for (guint i = 0; i < n; i++)
        if (coverage_of_source(coverages, page->locale, sources[i]).unseen > 0)
            return sources[i];
    return n > 0 ? sources[0] : 0;
}

Progress coverage_of_language(const Coverages *coverages, guint locale)
{
    Progress sum = {0};
    for (guint s = 0; s < coverages->book->n_sources; s++)
        progress_add(&sum, coverage_of_source(coverages, locale, s));
    return sum;
}

/* Compares without dividing: 100 * translated >= per cent * total. */
static bool coverage_reaches(Progress progress, guint percent)
{
    guint64 translated = progress.words - progress.words_unseen;
    return translated * 100 >= (guint64)progress.words * percent;
}

bool coverage_is_indexed(const Coverages *coverages, const Page *page)
{
    return !coverages->book->locales[page->locale].pseudo &&
           coverage_reaches(coverage_of_page(coverages, page),
                            coverages->book->settings.index_from);
}

bool coverage_is_listed(const Coverages *coverages, guint locale)
{
    return coverage_reaches(coverage_of_language(coverages, locale),
                            coverages->book->settings.menu_from);
}
