/* The items of lists: as many as the English has. One that begins with another mark, such as a
 * bullet, is running text on the page. */
#include "l10n/check/text.h"

void check_items(const CheckText *check)
{
    guint n = check->text->n_items, wanted = check->english->n_items;
    if (n != wanted)
        check_report(
            check, DIAGNOSTIC_LIST_ITEMS, CHECK_NOWHERE, 1, CHECK_NOWHERE,
            "%u items of a list, but %u in the English; begin each with '- ' or '1. ' on a "
            "line of its own",
            n, wanted);
}
