#include "site/coverage.h"

struct Coverages {
    const Book *book;
    Coverage *sources; /* a row of all sources for each language */
};

static void coverage_add(Coverage *sum, Coverage part)
{
    sum->total += part.total;
    sum->missing += part.missing;
    sum->words_total += part.words_total;
    sum->words_missing += part.words_missing;
}

static guint count_words(const char *text)
{
    guint n = 0;
    gboolean inside = FALSE;
    for (; *text; text++) {
        gboolean space = g_ascii_isspace(*text);
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

static Coverage coverage_count(const Book *book, const Locale *locale, const BookSource *source)
{
    Coverage coverage = {.total = source->n_texts};
    for (TextId t = source->first; t < source->first + source->n_texts; t++) {
        guint words = count_words(book->texts[t].node->text);
        coverage.words_total += words;
        if (locale->translations &&
            (locale->translations[t].state == TEXT_MISSING || locale->translations[t].misfit)) {
            coverage.missing++;
            coverage.words_missing += words;
        }
    }
    return coverage;
}

Coverages *coverages_new(const Book *book)
{
    Coverages *coverages = g_new0(Coverages, 1);
    coverages->book = book;
    coverages->sources = g_new0(Coverage, (gsize)book->n_locales * book->n_sources);
    for (guint l = 0; l < book->n_locales; l++)
        for (guint s = 0; s < book->n_sources; s++)
            coverages->sources[l * book->n_sources + s] =
                coverage_count(book, &book->locales[l], &book->sources[s]);
    return coverages;
}

void coverages_free(Coverages *coverages)
{
    if (!coverages)
        return;
    g_free(coverages->sources);
    g_free(coverages);
}

Coverage coverage_of_source(const Coverages *coverages, guint locale, guint source)
{
    return coverages->sources[locale * coverages->book->n_sources + source];
}

Coverage coverage_of_page(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    const Protocol *protocol = &book->protocols[page->protocol];
    Coverage sum = {0};
    if (page->kind == PAGE_CODE || page->kind == PAGE_PAIR)
        coverage_add(&sum,
                     coverage_of_source(coverages, page->locale, protocol->codes[page->a].source));
    if (page->kind == PAGE_PAIR) {
        const PairNote *note = protocol_find_note(protocol, page->a, page->b);
        coverage_add(&sum,
                     coverage_of_source(coverages, page->locale, protocol->codes[page->b].source));
        if (note)
            coverage_add(&sum, coverage_of_source(coverages, page->locale, note->source));
    }
    if (page->kind == PAGE_PROTOCOL || page->kind == PAGE_MATRIX || page->kind == PAGE_CLASS)
        coverage_add(&sum, coverage_of_source(coverages, page->locale, protocol->source));
    if (page->kind == PAGE_HOME || page->kind == PAGE_API || page->kind == PAGE_TRANSLATION)
        coverage_add(&sum, coverage_of_source(coverages, page->locale, 0));
    return sum;
}

Coverage coverage_of_language(const Coverages *coverages, guint locale)
{
    Coverage sum = {0};
    for (guint s = 0; s < coverages->book->n_sources; s++)
        coverage_add(&sum, coverage_of_source(coverages, locale, s));
    return sum;
}

/* Compares without dividing: 100 * translated >= per cent * total. */
static bool coverage_reaches(Coverage coverage, guint percent)
{
    guint64 translated = coverage.words_total - coverage.words_missing;
    return translated * 100 >= (guint64)coverage.words_total * percent;
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
