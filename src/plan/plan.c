/* Which pages there are, by counting them kind by kind. */
#include "plan/plan.h"

/* How many pages of a level there are: of one protocol, of all at once or of one language. */
static guint count_level(PageLevel level, const Book *book, guint protocol)
{
    guint n = 0;
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        if (kind_row((PageKind)k)->level == level)
            n += kind_count((PageKind)k, book, protocol);
    return n;
}

guint plan_count(const Book *book)
{
    guint n = count_level(LEVEL_LANGUAGE, book, 0) + count_level(LEVEL_ACROSS, book, 0);
    for (guint p = 0; p < book->n_protocols; p++)
        n += count_level(LEVEL_PROTOCOL, book, p);
    return n;
}

/* Finds the page of a level with this index. Where there are fewer pages, takes them off the index,
 * and returns false. */
static bool locate(PageLevel level, const Book *book, guint protocol, guint *index, Page *page)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        if (kind_row((PageKind)k)->level != level)
            continue;
        guint n = kind_count((PageKind)k, book, protocol);
        if (*index < n) {
            *page = kind_page((PageKind)k, book, protocol, *index);
            return true;
        }
        *index -= n;
    }
    return false;
}

Page plan_page(const Book *book, guint locale, guint index)
{
    Page page = {.kind = PAGE_HOME};
    guint p = 0;
    while (p < book->n_protocols && !locate(LEVEL_PROTOCOL, book, p, &index, &page))
        p++;
    if (p == book->n_protocols && !locate(LEVEL_ACROSS, book, 0, &index, &page))
        locate(LEVEL_LANGUAGE, book, 0, &index, &page);
    page.locale = locale;
    return page;
}
