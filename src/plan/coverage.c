/* How much of a page is translated. */
#include "plan/coverage.h"

struct Coverages {
    const Book *book;
    Progress *sources;   /* a row of all sources for each language */
    Progress *languages; /* the sum of each row */
};

Coverages *coverages_new(const Book *book)
{
    Coverages *coverages = g_new0(Coverages, 1);
    coverages->book = book;
    coverages->sources = g_new0(Progress, (gsize)book->n_locales * book->n_sources);
    coverages->languages = g_new0(Progress, book->n_locales);
    for (guint l = 0; l < book->n_locales; l++)
        for (guint s = 0; s < book->n_sources; s++) {
            Progress progress = progress_of_source(book, &book->locales[l], s);
            coverages->sources[l * book->n_sources + s] = progress;
            progress_add(&coverages->languages[l], progress);
        }
    return coverages;
}

void coverages_free(Coverages *coverages)
{
    if (!coverages)
        return;
    g_free(coverages->sources);
    g_free(coverages->languages);
    g_free(coverages);
}

Progress coverage_of_source(const Coverages *coverages, guint locale, guint source)
{
    return coverages->sources[locale * coverages->book->n_sources + source];
}

/* ---- What readers are told ---- */

static void share_add(PageShare *share, Progress progress, guint source)
{
    if (share->progress.unseen == 0 && progress.unseen > 0)
        share->source = source;
    progress_add(&share->progress, progress);
}

/* The texts of a page are added one by one: in the language `locale` of `book`. */
typedef struct ShareSum {
    const Book *book;
    const Locale *locale;
    PageShare share;
} ShareSum;

static void share_add_text(TextId text, gpointer data)
{
    ShareSum *sum = data;
    if (text != TEXT_NONE)
        share_add(&sum->share, progress_of_text(sum->book, sum->locale, text),
                  sum->book->texts[text].source);
}

PageShare coverage_of_own(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    const KindRow *row = kind_row(page->kind);
    ShareSum sum = {.book = book, .locale = &book->locales[page->locale]};
    if (row->texts)
        row->texts(book, page, share_add_text, &sum);
    return sum.share;
}

static void share_add_source(PageShare *share, const Coverages *coverages, guint locale,
                             const char *id)
{
    int source = book_find_source(coverages->book, id);
    if (source >= 0)
        share_add(share, coverage_of_source(coverages, locale, (guint)source), (guint)source);
}

PageShare coverage_of_shared(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    PageShare share = {.source = 0};
    for (guint p = 0; p < book->n_protocols; p++)
        if (!page_in_protocol(page) || p == page->protocol)
            share_add(&share,
                      coverage_of_source(coverages, page->locale, book->protocols[p].text_file),
                      book->protocols[p].text_file);
    share_add_source(&share, coverages, page->locale, "site");
    if (kind_row(page->kind)->level == LEVEL_ACROSS)
        share_add_source(&share, coverages, page->locale, "questions");
    return share;
}

bool coverage_is_whole(const Coverages *coverages, guint locale)
{
    return coverages->languages[locale].unseen == 0;
}

guint coverage_source(const Coverages *coverages, guint locale, const PageSources *sources)
{
    for (guint i = 0; i < sources->n; i++)
        if (coverage_of_source(coverages, locale, sources->indexes[i]).unseen > 0)
            return sources->indexes[i];
    return sources->n > 0 ? sources->indexes[0] : 0;
}

Progress coverage_of_language(const Coverages *coverages, guint locale)
{
    return coverages->languages[locale];
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
    if (coverage_is_whole(coverages, locale))
        return !book->locales[locale].pseudo;
    for (guint i = 0; i < sources->n; i++) {
        words += row[sources->indexes[i]].words;
        unseen += row[sources->indexes[i]].words_unseen;
    }
    return !book->locales[locale].pseudo &&
           coverage_reaches(words, unseen, book->settings.index_from);
}

bool coverage_is_indexed(const Coverages *coverages, const Page *page)
{
    PageSources sources = page_sources(coverages->book, page);
    return coverage_is_indexed_in(coverages, page->locale, &sources);
}

bool coverage_is_listed(const Coverages *coverages, guint locale)
{
    Progress progress = coverage_of_language(coverages, locale);
    return coverage_reaches(progress.words, progress.words_unseen,
                            coverages->book->settings.menu_from);
}
