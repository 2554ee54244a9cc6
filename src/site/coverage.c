#include "site/coverage.h"

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

Progress coverage_of_page(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    const Protocol *protocol = &book->protocols[page->protocol];
    Progress sum = {0};
    if (page->kind == PAGE_CODE || page->kind == PAGE_PAIR)
        progress_add(&sum,
                     coverage_of_source(coverages, page->locale, protocol->codes[page->a].source));
    if (page->kind == PAGE_PAIR) {
        const PairNote *note = protocol_find_note(protocol, page->a, page->b);
        progress_add(&sum,
                     coverage_of_source(coverages, page->locale, protocol->codes[page->b].source));
        if (note)
            progress_add(&sum, coverage_of_source(coverages, page->locale, note->source));
    }
    if (page->kind == PAGE_PROTOCOL || page->kind == PAGE_MATRIX || page->kind == PAGE_CLASS)
        progress_add(&sum, coverage_of_source(coverages, page->locale, protocol->source));
    if (page->kind == PAGE_HOME || page->kind == PAGE_API || page->kind == PAGE_TRANSLATION)
        progress_add(&sum, coverage_of_source(coverages, page->locale, 0));
    return sum;
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
