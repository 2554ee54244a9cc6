#include "site/plan.h"

/* The pages of a language that belong to no protocol: home, the data for programs, translation. */
#define N_LANGUAGE_PAGES 3

static guint plan_pairs(const Protocol *protocol)
{
    return protocol->n_codes * (protocol->n_codes - (protocol->n_codes > 0)) / 2;
}

static guint plan_count_protocol(const Protocol *protocol)
{
    return 2 + protocol->n_classes + protocol->n_codes + plan_pairs(protocol);
}

guint plan_count(const Book *book)
{
    guint n = N_LANGUAGE_PAGES;
    for (guint p = 0; p < book->n_protocols; p++)
        n += plan_count_protocol(&book->protocols[p]);
    return n;
}

/* The first of the pairs (a, a+1), (a, a+2) … */
static guint plan_pairs_before(guint n, guint a)
{
    return a * (2 * n - a - 1) / 2;
}

/* The pair at a place among all of a protocol: the greatest a whose pairs do not start behind it.
 */
static Page plan_pair(const Protocol *protocol, guint place)
{
    guint n = protocol->n_codes, low = 0, high = n - 1;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (plan_pairs_before(n, middle) <= place)
            low = middle;
        else
            high = middle;
    }
    return (Page){.kind = PAGE_PAIR, .a = low, .b = low + 1 + place - plan_pairs_before(n, low)};
}

static Page plan_protocol_page(const Protocol *protocol, guint place)
{
    if (place == 0)
        return (Page){.kind = PAGE_PROTOCOL};
    if (place == 1)
        return (Page){.kind = PAGE_MATRIX};
    place -= 2;
    if (place < protocol->n_classes)
        return (Page){.kind = PAGE_CLASS, .a = place};
    place -= protocol->n_classes;
    if (place < protocol->n_codes)
        return (Page){.kind = PAGE_CODE, .a = place};
    return plan_pair(protocol, place - protocol->n_codes);
}

Page plan_page(const Book *book, guint locale, guint place)
{
    Page page = {.kind = place == 0 ? PAGE_HOME : place == 1 ? PAGE_API : PAGE_TRANSLATION};
    if (place >= N_LANGUAGE_PAGES) {
        place -= N_LANGUAGE_PAGES;
        guint p = 0;
        while (place >= plan_count_protocol(&book->protocols[p]))
            place -= plan_count_protocol(&book->protocols[p++]);
        page = plan_protocol_page(&book->protocols[p], place);
        page.protocol = p;
    }
    page.locale = locale;
    return page;
}
