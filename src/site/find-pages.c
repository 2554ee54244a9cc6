/* The pages of a protocol that find leads to besides codes and comparisons. */
#include "site/find-pages.h"

void find_each_page(const Book *book, const Protocol *protocol, FindPage func, gpointer data)
{
    guint index = (guint)(protocol - book->protocols);
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        for (guint i = 0; (kind_row((PageKind)k)->listed || k == PAGE_PROTOCOL) &&
                          i < kind_count((PageKind)k, book, index);
             i++) {
            Page page = kind_page((PageKind)k, book, index, i);
            func(&page, data);
        }
}
