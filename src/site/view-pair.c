/* The page of a pair: the product. */
#include "site/listing.h"
#include "site/view.h"

#include <string.h>

#define PAIR_NAMES(X)                                                                              \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(LEAD, "lead", HTML, NULL)                                                                    \
    X(ASKS, "asks", HTML, NULL)                                                                    \
    X(LEFT, "left", MAP, &side_shape)                                                              \
    X(RIGHT, "right", MAP, &side_shape)                                                            \
    X(INSIGHT, "insight", HTML, NULL)                                                              \
    X(HAS_DIFFERENCES, "has_differences", BOOL, NULL)                                              \
    X(DIFFERENCES, "differences", LIST, &row_shape)                                                \
    X(HAS_SHARED, "has_shared", BOOL, NULL)                                                        \
    X(SHARED, "shared", LIST, &row_shape)                                                          \
    X(HAS_FLOWS, "has_flows", BOOL, NULL)                                                          \
    X(PART_AT, "part_at", TEXT, NULL)                                                              \
    X(HAS_MESSAGES, "has_messages", BOOL, NULL)                                                    \
    X(HAS_NEAR, "has_near", BOOL, NULL)                                                            \
    X(NEAR, "near", LIST, &link_shape)

enum {
    PAIR_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) PAIR_##id,
    PAIR_NAMES(X)
#undef X
        PAIR_N
};

static const TemplateName pair_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    PAIR_NAMES(X)
#undef X
};

/* The rows of the questions in `which`, a bit each. */
static TemplateValue pair_rows(const ProtocolParts *parts, guint64 which, const CodeParts *a,
                               const CodeParts *b, int decides, Scratch *scratch)
{
    TemplateValue *rows = scratch_values(scratch, (gsize)__builtin_popcountll(which) * ROW_N);
    guint n = 0;
    for (guint q = 0; which; q++, which >>= 1) {
        if (!(which & 1))
            continue;
        TemplateValue *row = rows + (gsize)n++ * ROW_N;
        row[ROW_LABEL] = parts->labels[q];
        row[ROW_A] = a->cells[q];
        row[ROW_B] = b->cells[q];
        row[ROW_DECIDES] = scratch_bool((int)q == decides);
    }
    return (TemplateValue){rows, n};
}

/* The near pairs of both, without this one. */
static TemplateValue pair_near(const Page *page, const CodeParts *a, const CodeParts *b,
                               Scratch *scratch)
{
    TemplateValue *links = scratch_values(scratch, ((gsize)a->n_near + b->n_near) * LINK_N);
    guint n = 0;
    for (guint i = 0; i < a->n_near; i++)
        if (a->near_codes[i] != page->b)
            memcpy(links + (gsize)n++ * LINK_N, a->near + i * LINK_N, LINK_N * sizeof *links);
    for (guint i = 0; i < b->n_near; i++)
        if (b->near_codes[i] != page->a)
            memcpy(links + (gsize)n++ * LINK_N, b->near + i * LINK_N, LINK_N * sizeof *links);
    return (TemplateValue){links, n};
}

/* A side: the parts of the code, with what only this pair has. */
static TemplateValue pair_side(const Edition *edition, const CodeParts *code,
                               const CodeParts *other, TextId choose, int decides, Scratch *scratch)
{
    TemplateValue *side = scratch_values(scratch, SIDE_N);
    memcpy(side, code->side, sizeof code->side);
    if (choose != TEXT_NONE)
        side[SIDE_CHOOSE] = wording_html(edition, choose, WORDING_PROSE, scratch);
    if (decides >= 0)
        side[SIDE_VERDICT] = code->verdicts[decides];
    side[SIDE_LINES] = messages_mark(code, other, scratch);
    return (TemplateValue){side, 1};
}

/* The note's summary; without a note the deciding question and each side's short answer. */
static TemplateValue pair_summary(const Edition *edition, const Page *page, const PairNote *note,
                                  int decides, Scratch *scratch)
{
    const ProtocolParts *parts = &edition->protocols[page->protocol];
    if (note)
        return wording_plain(edition, note->summary, scratch);
    if (decides < 0)
        return edition_title(edition, page, scratch);
    return scratch_join(scratch, parts->plain_asks[decides].data, " ",
                        parts->codes[page->a].briefs[decides].data, " · ",
                        parts->codes[page->b].briefs[decides].data, NULL);
}

/* The two ladders: where they part, as the number of the step and as a mark across each. */
static void pair_fill_flows(const Code *a, const Code *b, const CodeParts *left,
                            const CodeParts *right, Scratch *scratch, TemplateValue *values)
{
    values[PAIR_HAS_FLOWS] = scratch_bool(a->flow || b->flow);
    int step = a->flow && b->flow ? flows_part(a->flow, b->flow) : -1;
    if (step < 0)
        return;
    values[PAIR_PART_AT] = scratch_number(scratch, (guint)step + 1);
    TemplateValue *sides[] = {(TemplateValue *)values[PAIR_LEFT].data,
                              (TemplateValue *)values[PAIR_RIGHT].data};
    sides[0][SIDE_PARTS] = flows_mark(left, a->flow, step, scratch);
    sides[1][SIDE_PARTS] = flows_mark(right, b->flow, step, scratch);
}

static void pair_fill(const Edition *edition, const Page *page, Scratch *scratch,
                      TemplateValue *values)
{
    const Book *book = edition->site->book;
    const Protocol *protocol = &book->protocols[page->protocol];
    const Code *a = &protocol->codes[page->a], *b = &protocol->codes[page->b];
    const ProtocolParts *parts = &edition->protocols[page->protocol];
    const CodeParts *left = &parts->codes[page->a], *right = &parts->codes[page->b];
    const PairNote *note = protocol_find_note(protocol, page->a, page->b);
    Comparison comparison = compare_codes(protocol, page->a, page->b, note);
    int decides = comparison.decides;

    values[FRAME_TITLE] = edition_title(edition, page, scratch);
    values[PAIR_HEADING] = edition_heading(edition, page, scratch);
    values[FRAME_SUMMARY] = pair_summary(edition, page, note, decides, scratch);
    values[FRAME_NOINDEX] = scratch_bool(!listing_may_index(book, page));
    values[FRAME_CRUMBS] = frame_crumbs(
        edition, page->protocol, a->class_index == b->class_index ? a->class_index : -1, scratch);
    if (decides >= 0)
        values[PAIR_ASKS] = parts->asks[decides];
    values[PAIR_LEFT] =
        pair_side(edition, left, right, note ? note->choose_a : TEXT_NONE, decides, scratch);
    values[PAIR_RIGHT] =
        pair_side(edition, right, left, note ? note->choose_b : TEXT_NONE, decides, scratch);
    pair_fill_flows(a, b, left, right, scratch, values);
    if (note)
        values[PAIR_LEAD] = wording_html(edition, note->summary, WORDING_LINE, scratch);
    if (note)
        values[PAIR_INSIGHT] = wording_html(edition, note->insight, WORDING_PROSE, scratch);
    values[PAIR_DIFFERENCES] = pair_rows(parts, comparison.differs, left, right, decides, scratch);
    values[PAIR_SHARED] = pair_rows(parts, comparison.shares, left, right, -1, scratch);
    values[PAIR_HAS_DIFFERENCES] = scratch_bool(comparison.differs != 0);
    values[PAIR_HAS_SHARED] = scratch_bool(comparison.shares != 0);
    values[PAIR_HAS_MESSAGES] = scratch_bool(a->message || b->message);
    values[PAIR_NEAR] = pair_near(page, left, right, scratch);
    values[PAIR_HAS_NEAR] = scratch_bool(values[PAIR_NEAR].size > 0);
}

const View view_pair = {"pair", pair_names, G_N_ELEMENTS(pair_names), pair_fill};
