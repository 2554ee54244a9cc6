/*
 * coverage.h: how much of a page is translated.
 *
 * Readers are told of texts, one by one: those of the codes and notes that stand on a page, and,
 * apart, the labels that many pages share. Whether search engines are told of a page at all goes by
 * its own sources alone, since the labels are the same everywhere, and by the words of their
 * English, so that a heading does not weigh as much as a description.
 */
#pragma once

#include "book/progress.h"
#include "plan/kinds.h"

G_BEGIN_DECLS

/* How much of each source is translated, for every language. Free with coverages_free. */
typedef struct Coverages Coverages;
Coverages *coverages_new(const Book *book);
void coverages_free(Coverages *coverages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Coverages, coverages_free)

Progress coverage_of_source(const Coverages *coverages, guint locale, guint source);

/* How much of some texts of a page is translated, and the source of the first of them that readers
 * see in another language; the source says nothing where there is none. */
typedef struct PageShare {
    Progress progress;
    guint source;
} PageShare;

/* The texts of codes and notes that stand on a page. */
PageShare coverage_of_own(const Coverages *coverages, const Page *page);

/* The labels that many pages share: the words of the site, and all that its protocol names; those
 * of all protocols for a page of none. */
PageShare coverage_of_shared(const Coverages *coverages, const Page *page);

/* Whether a language has all of the book. */
bool coverage_is_whole(const Coverages *coverages, guint locale);

/* The source that whoever edits a page wants: the first that has something to translate, else the
 * first. */
guint coverage_source(const Coverages *coverages, guint locale, const PageSources *sources);

/* Of a language as a whole. */
Progress coverage_of_language(const Coverages *coverages, guint locale);

/* Whether so much is translated that the page is its own canonical and stands among the alternates.
 */
bool coverage_is_indexed(const Coverages *coverages, const Page *page);

/* As coverage_is_indexed, for the page with these sources in any language. */
bool coverage_is_indexed_in(const Coverages *coverages, guint locale, const PageSources *sources);

/* Whether a language is in the menu. */
bool coverage_is_listed(const Coverages *coverages, guint locale);

G_END_DECLS
