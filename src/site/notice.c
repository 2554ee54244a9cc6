/* What a page says of what it has in another language: how many texts, and a link that mends it. */
#include "site/view.h"

enum { NOTICE_TEXT, NOTICE_SHARED, NOTICE_EDIT, NOTICE_N };
static const TemplateName notice_names[] = {
    {"text", TEMPLATE_HTML, false, NULL},
    {"shared", TEMPLATE_BOOL, false, NULL}, /* of labels that many pages share */
    {"edit", TEMPLATE_URL, false, NULL},
};
const TemplateShape notice_shape = {notice_names, NOTICE_N};

/* Fills in a notice; returns false where all of the share is in the page's language. */
static bool notice_fill(const Edition *edition, const PageShare *share, PatternId pattern,
                        Scratch *scratch, TemplateValue *notice)
{
    if (share->progress.unseen == 0)
        return false;
    const char *missing = scratch_number(scratch, share->progress.unseen).data;
    const char *total = scratch_number(scratch, share->progress.total).data;
    notice[NOTICE_TEXT] =
        edition_pattern_html(edition, pattern, (const char *[]){missing, total}, scratch);
    notice[NOTICE_SHARED] = scratch_bool(pattern == PATTERN_UNTRANSLATED_SHARED);
    if (edition->edits)
        notice[NOTICE_EDIT] = edition->edits[share->source];
    return true;
}

TemplateValue notices_of(const Edition *edition, const Page *page, Scratch *scratch)
{
    const Coverages *coverages = edition->site->coverages;
    if (coverage_is_whole(coverages, edition->index) || page->kind == PAGE_ROOT ||
        page->kind == PAGE_LOST)
        return (TemplateValue){NULL, 0};
    PageShare own = coverage_of_own(coverages, page), shared = coverage_of_shared(coverages, page);
    TemplateValue *notices = scratch_values(scratch, 2 * NOTICE_N);
    gsize n = 0;
    n += notice_fill(edition, &own, PATTERN_UNTRANSLATED, scratch, notices);
    n +=
        notice_fill(edition, &shared, PATTERN_UNTRANSLATED_SHARED, scratch, notices + n * NOTICE_N);
    return (TemplateValue){notices, n};
}
