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
    for (guint l = 0; l < book->n_locales; l++)
        for (guint s = 0; s < book->n_sources; s++)
            coverages->sources[l * book->n_sources + s] =
                progress_of_source(book, &book->locales[l], s);
    coverages->languages = g_new0(Progress, book->n_locales);
    for (guint i = 0; i < book->n_locales * book->n_sources; i++)
        progress_add(&coverages->languages[i / book->n_sources], coverages->sources[i]);
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
    case PAGE_NOT_FOUND:
        break;
    default:
        sources.places[sources.n++] = 0; /* the words of the site */
    }
    return sources;
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

static void share_add_text(ShareSum *sum, TextId text)
{
    if (text != TEXT_NONE)
        share_add(&sum->share, progress_of_text(sum->book, sum->locale, text),
                  sum->book->texts[text].source);
}

/* `use` is what a note says in the place of when_to_use, or none. */
static void share_add_code(ShareSum *sum, const Code *code, TextId use)
{
    share_add_text(sum, code->gloss);
    share_add_text(sum, code->description);
    share_add_text(sum, code->when_seen);
    share_add_text(sum, use == TEXT_NONE ? code->when_to_use : use);
    share_add_text(sum, code->how_to_fix);
}

static void share_add_pair(ShareSum *sum, const Protocol *protocol, const Page *page)
{
    const PairNote *note = protocol_find_note(protocol, page->a, page->b);
    if (note) {
        share_add_text(sum, note->summary);
        share_add_text(sum, note->insight);
    }
    share_add_code(sum, &protocol->codes[page->a], note ? note->choose_a : TEXT_NONE);
    share_add_code(sum, &protocol->codes[page->b], note ? note->choose_b : TEXT_NONE);
}

static void share_add_glosses(ShareSum *sum, const Protocol *protocol, int class_index)
{
    for (guint c = 0; c < protocol->n_codes; c++)
        if (class_index < 0 || protocol->codes[c].class_index == class_index)
            share_add_text(sum, protocol->codes[c].gloss);
}

static void share_add_summaries(ShareSum *sum, const Protocol *protocol)
{
    for (guint i = 0; i < protocol->n_pair_notes; i++)
        share_add_text(sum, protocol->pair_notes[i].summary);
}

PageShare coverage_of_own(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    const Protocol *protocol = &book->protocols[page->protocol];
    ShareSum sum = {.book = book, .locale = &book->locales[page->locale]};
    switch (page->kind) {
    case PAGE_PAIR:
        share_add_pair(&sum, protocol, page);
        break;
    case PAGE_CODE:
        share_add_code(&sum, &protocol->codes[page->a], TEXT_NONE);
        for (guint i = 0; i < protocol->codes[page->a].n_related; i++)
            share_add_text(&sum, protocol->codes[protocol->codes[page->a].related[i]].gloss);
        break;
    case PAGE_CLASS:
        share_add_glosses(&sum, protocol, (int)page->a);
        break;
    case PAGE_PROTOCOL:
        share_add_glosses(&sum, protocol, -1);
        share_add_summaries(&sum, protocol);
        break;
    case PAGE_HOME:
        for (guint p = 0; p < book->n_protocols; p++)
            share_add_summaries(&sum, &book->protocols[p]);
        break;
    default:
        break;
    }
    return sum.share;
}

PageShare coverage_of_shared(const Coverages *coverages, const Page *page)
{
    const Book *book = coverages->book;
    PageShare share = {.source = 0};
    for (guint p = 0; p < book->n_protocols; p++)
        if (!route_in_protocol(page) || p == page->protocol)
            share_add(&share,
                      coverage_of_source(coverages, page->locale, book->protocols[p].source),
                      book->protocols[p].source);
    int site = book_find_source(book, "site");
    if (site >= 0)
        share_add(&share, coverage_of_source(coverages, page->locale, (guint)site), (guint)site);
    return share;
}

bool coverage_is_whole(const Coverages *coverages, guint locale)
{
    return coverages->languages[locale].unseen == 0;
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
