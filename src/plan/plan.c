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
        n += count_level(LEVEL_CARD, book, p) + count_level(LEVEL_PROTOCOL, book, p);
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

/* The same in all protocols, one after the other. */
static bool locate_in_any(PageLevel level, const Book *book, guint *index, Page *page)
{
    for (guint p = 0; p < book->n_protocols; p++)
        if (locate(level, book, p, index, page))
            return true;
    return false;
}

Page plan_page(const Book *book, guint locale, guint index)
{
    Page page = {.kind = PAGE_HOME};
    if (!locate_in_any(LEVEL_CARD, book, &index, &page) &&
        !locate_in_any(LEVEL_PROTOCOL, book, &index, &page) &&
        !locate(LEVEL_ACROSS, book, 0, &index, &page))
        locate(LEVEL_LANGUAGE, book, 0, &index, &page);
    page.locale = locale;
    return page;
}
