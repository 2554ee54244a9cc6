#include "plan/plan.h"

/* The pages of a language that belong to no protocol: the data for programs, translation, home. */
static const PageKind language_pages[] = {PAGE_API, PAGE_TRANSLATION, PAGE_HOME};

static guint plan_pairs(const Protocol *protocol)
{
    return protocol->n_codes * (protocol->n_codes - (protocol->n_codes > 0)) / 2;
}

static guint plan_count_protocol(const Protocol *protocol)
{
    return plan_pairs(protocol) + protocol->n_codes + protocol->n_classes + 2;
}

guint plan_count(const Book *book)
{
    guint n = G_N_ELEMENTS(language_pages);
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
    if (place < plan_pairs(protocol))
        return plan_pair(protocol, place);
    place -= plan_pairs(protocol);
    if (place < protocol->n_codes)
        return (Page){.kind = PAGE_CODE, .a = place};
    place -= protocol->n_codes;
    if (place < protocol->n_classes)
        return (Page){.kind = PAGE_CLASS, .a = place};
    return (Page){.kind = place == protocol->n_classes ? PAGE_MATRIX : PAGE_PROTOCOL};
}

Page plan_page(const Book *book, guint locale, guint place)
{
    guint p = 0;
    while (p < book->n_protocols && place >= plan_count_protocol(&book->protocols[p]))
        place -= plan_count_protocol(&book->protocols[p++]);
    Page page = {.kind = PAGE_HOME};
    if (p < book->n_protocols) {
        page = plan_protocol_page(&book->protocols[p], place);
        page.protocol = p;
    } else {
        page.kind = language_pages[place];
    }
    page.locale = locale;
    return page;
}
