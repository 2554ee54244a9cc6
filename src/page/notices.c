/* What a page says of what it has in another language: how many texts, and a link that mends it. */
#include "page/notices.h"

#include "page/phrases.h"

enum { NOTICE_TEXT, NOTICE_SHARED, NOTICE_EDIT, NOTICE_N };
static const TemplateName notice_names[] = {
    {"text", TEMPLATE_HTML, false, NULL},
    {"shared", TEMPLATE_BOOL, false, NULL}, /* of labels that many pages share */
    {"edit", TEMPLATE_URL, false, NULL},
};
const TemplateShape notice_shape = {notice_names, NOTICE_N};

/* Fills in a notice; returns false where all of the share is in the page's language. */
static bool notice_fill(const Edition *edition, const PageShare *share, PatternId pattern,
                        Arena *arena, TemplateValue *notice)
{
    if (share->progress.unseen == 0)
        return false;
    const char *missing = arena_number(arena, share->progress.unseen).data;
    const char *total = arena_number(arena, share->progress.total).data;
    notice[NOTICE_TEXT] = phrase_html(edition, pattern, (const char *[]){missing, total}, arena);
    notice[NOTICE_SHARED] = arena_bool(pattern == PATTERN_UNTRANSLATED_SHARED);
    if (edition->edits)
        notice[NOTICE_EDIT] = edition->edits[share->source];
    return true;
}

TemplateValue notices_of(const Edition *edition, const Page *page, Arena *arena)
{
    const Coverages *coverages = edition->layout->coverages;
    if (coverage_is_whole(coverages, edition->index) || kind_row(page->kind)->level == LEVEL_ROOT)
        return (TemplateValue){NULL, 0};
    PageShare own = coverage_of_own(coverages, page), shared = coverage_of_shared(coverages, page);
    TemplateValue *notices = arena_values(arena, 2 * NOTICE_N);
    gsize n = 0;
    n += notice_fill(edition, &own, PATTERN_UNTRANSLATED, arena, notices);
    n += notice_fill(edition, &shared, PATTERN_UNTRANSLATED_SHARED, arena, notices + n * NOTICE_N);
    return (TemplateValue){notices, n};
}
