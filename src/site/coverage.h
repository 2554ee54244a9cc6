/*
 * coverage.h: how much of a page is translated.
 *
 * Counted are the texts that the page's own sources hold: a code's prose, a pair's note, a
 * protocol's words. A share is by the words of their English, so that a heading does not weigh as
 * much as a description.
 */
#pragma once

#include "book/progress.h"
#include "site/route.h"

G_BEGIN_DECLS

/* How much of each source is translated, for every language. Free with coverages_free. */
typedef struct Coverages Coverages;
Coverages *coverages_new(const Book *book);
void coverages_free(Coverages *coverages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Coverages, coverages_free)

/* The sources whose texts a page holds, in every language; its own first. */
typedef struct PageSources {
    guint places[3]; /* in Book.sources */
    guint n;
} PageSources;
PageSources coverage_sources(const Book *book, const Page *page);

Progress coverage_of_source(const Coverages *coverages, guint locale, guint source);
Progress coverage_of_sources(const Coverages *coverages, guint locale, const PageSources *sources);
Progress coverage_of_page(const Coverages *coverages, const Page *page);

/* The source that whoever edits a page wants: the first that has something to translate, else the
 * first. */
guint coverage_source(const Coverages *coverages, guint locale, const PageSources *sources);

/* Of a language as a whole. */
Progress coverage_of_language(const Coverages *coverages, guint locale);

/* Whether so much is translated that the page is its own canonical and stands among the alternates.
 */
bool coverage_is_indexed(const Coverages *coverages, const Page *page);

/* The same of the page with these sources, in any language. */
bool coverage_is_indexed_in(const Coverages *coverages, guint locale, const PageSources *sources);

/* Whether a language is in the menu. */
bool coverage_is_listed(const Coverages *coverages, guint locale);

G_END_DECLS
