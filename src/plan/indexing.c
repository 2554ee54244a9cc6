#include "plan/indexing.h"

#include "book/compare.h"

bool indexing_may_index(const Book *book, const Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    if (page->kind != PAGE_PAIR || book->settings.index_pairs == INDEX_ALL ||
        protocol_find_note(protocol, page->a, page->b))
        return true;
    return book->settings.index_pairs == INDEX_NEAR && compare_is_near(protocol, page->a, page->b);
}

bool indexing_in_sitemap(const Coverages *coverages, const Book *book, const Page *page)
{
    return page->kind != PAGE_ROOT && page->kind != PAGE_NOT_FOUND &&
           indexing_may_index(book, page) && coverage_is_indexed(coverages, page);
}
