/* Which pages a search engine should index. */
#include "plan/indexing.h"

bool indexing_may_index(const Book *book, const Page *page)
{
    const KindRow *row = kind_row(page->kind);
    return !book->settings.is_preview && (!row->may_index || row->may_index(book, page));
}

bool indexing_in_sitemap(const Coverages *coverages, const Book *book, const Page *page)
{
    return kind_row(page->kind)->level != LEVEL_ROOT && indexing_may_index(book, page) &&
           coverage_is_indexed(coverages, page);
}
