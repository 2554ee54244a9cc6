/* The page of a pair of codes: what they differ in, and which of them to send. */
#include "book/compare.h"
#include "page/flows.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/messages.h"
#include "page/phrases.h"

#include <string.h>

#define PAIR_NAMES(X)                                                                              \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(LEAD, "lead", HTML, NULL)                                                                    \
    X(ASKS, "asks", HTML, NULL)                                                                    \
    X(LEFT, "left", MAP, &side_shape)                                                              \
    X(RIGHT, "right", MAP, &side_shape)                                                            \
    X(ALIKE, "alike", HTML, NULL)                                                                  \
    X(HAS_CHOOSE, "has_choose", BOOL, NULL)                                                        \
    X(INSIGHT, "insight", HTML, NULL)                                                              \
    X(HAS_DIFFERENCES, "has_differences", BOOL, NULL)                                              \
    X(DIFFERENCES, "differences", LIST, &row_shape)                                                \
    X(HAS_SHARED, "has_shared", BOOL, NULL)                                                        \
    X(SHARED, "shared", LIST, &row_shape)                                                          \
    X(HAS_FLOWS, "has_flows", BOOL, NULL)                                                          \
    X(DIVERGES_AT, "diverges_at", TEXT, NULL)                                                      \
    X(HAS_LOGS, "has_logs", BOOL, NULL)                                                            \
    X(HAS_MESSAGES, "has_messages", BOOL, NULL)                                                    \
    X(MESSAGES_HEADING, "messages_heading", HTML, NULL)                                            \
    X(OTHER_REQUESTS, "other_requests", BOOL, NULL)                                                \
    X(HAS_NEAR, "has_near", BOOL, NULL)                                                            \
    X(NEAR, "near", LIST, &near_shape)

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
static TemplateValue pair_rows(const Protocol *protocol, guint64 which, const PrerenderedCode *a,
                               const PrerenderedCode *b, Arena *arena)
{
    TemplateValue *rows = arena_alloc(arena, (gsize)protocol->n_questions * ROW_N * sizeof *rows);
    TemplateValue *row = rows;
    for (; which; which &= which - 1, row += ROW_N) {
        int q = __builtin_ctzll(which);
        memcpy(row, a->facts[q], ROW_N * sizeof *row);
        row[ROW_B] = b->facts[q][ROW_A];
        row[ROW_OTHER] = (TemplateValue){b->facts[q], 1};
    }
    return (TemplateValue){rows, (gsize)(row - rows) / ROW_N};
}

/* The two sides of a page, and what was printed once of each. */
typedef struct Pair {
    const Code *a, *b;
    const PrerenderedCode *left, *right;
    const PrerenderedNote *note;                     /* or NULL */
    const PrerenderedQuestion *asks;                 /* the deciding question, or NULL; then */
    const PrerenderedAnswer *left_says, *right_says; /* what each answers to it */
} Pair;

static Pair pair_of(const Edition *edition, const Page *page, const PairNote *note, int decides)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    Pair pair = {.a = &protocol->codes[page->a],
                 .b = &protocol->codes[page->b],
                 .left = &ready->codes[page->a],
                 .right = &ready->codes[page->b],
                 .note = note ? &ready->notes[note - protocol->pair_notes] : NULL};
    if (decides < 0)
        return pair;
    pair.asks = &ready->questions[decides];
    pair.left_says = &pair.asks->answers[pair.a->values[decides]];
    pair.right_says = &pair.asks->answers[pair.b->values[decides]];
    return pair;
}

/* The near pairs of a code, without that with this other one. Adds how many there are to *n. */
static void pair_near_of(const PrerenderedCode *code, guint other, guint *n, Arena *arena,
                         TemplateValue *near)
{
    guint own = 0;
    while (own < code->n_near && code->near_codes[own] != other)
        own++;
    memcpy(near, code->all_near, sizeof code->all_near);
    *n += code->n_near;
    if (own == code->n_near)
        return;
    TemplateValue *links = arena_alloc(arena, (gsize)code->n_near * LINK_N * sizeof *links);
    guint before = own * LINK_N, behind = (code->n_near - own - 1) * LINK_N;
    memcpy(links, code->near, before * sizeof *links);
    memcpy(links + before, code->near + before + LINK_N, behind * sizeof *links);
    near[NEAR_LINKS] = (TemplateValue){links, code->n_near - 1};
    near[NEAR_PIECES].size = 0;
    (*n)--;
}

/* The near pairs of both, without this one. */
static void pair_fill_near(const Page *page, const Pair *pair, Arena *arena, TemplateValue *values)
{
    TemplateValue *near = arena_alloc(arena, 2 * NEAR_N * sizeof *near);
    guint n = 0;
    pair_near_of(pair->left, page->b, &n, arena, near);
    pair_near_of(pair->right, page->a, &n, arena, near + NEAR_N);
    values[PAIR_NEAR] = (TemplateValue){near, 2};
    values[PAIR_HAS_NEAR] = arena_bool(n > 0);
}

/* A side: what is ready of the code, with what only this pair has. */
static TemplateValue *pair_side(const PrerenderedCode *code, const PrerenderedCode *other,
                                const PrerenderedAnswer *says, const TemplateValue *choose,
                                Arena *arena)
{
    TemplateValue *side = arena_alloc(arena, sizeof code->side);
    memcpy(side, code->side, sizeof code->side);
    side[SIDE_MARKED] = messages_mark(code, other, arena);
    if (says)
        side[SIDE_VERDICT] = says->verdict;
    if (choose && choose->data)
        side[SIDE_CHOOSE] = *choose;
    return side;
}

/* The two ladders: where they part, as the number of the step and as a mark across each. */
static void pair_fill_flows(const Pair *pair, TemplateValue *left, TemplateValue *right,
                            Arena *arena, TemplateValue *values)
{
    const Flow *a = pair->a->flow, *b = pair->b->flow;
    int step = a && b ? flows_diverge(a, b) : -1;
    values[PAIR_HAS_FLOWS] = arena_bool(a || b);
    if (step < 0)
        return;
    values[PAIR_DIVERGES_AT] = arena_number(arena, (guint)step + 1);
    left[SIDE_DIVERGES] = pair->left->marks[step];
    right[SIDE_DIVERGES] = pair->right->marks[step];
}

/* The request that a flow begins with, as its first word: INVITE. */
static const char *flow_request(const Flow *flow, gsize *length)
{
    for (guint s = 0; flow && s < flow->n_steps; s++)
        if (flow->steps[s].kind == FLOW_MESSAGE && !flow->steps[s].answer) {
            *length = strcspn(flow->steps[s].label, " ");
            return flow->steps[s].label;
        }
    return NULL;
}

/* Whether the two answer different requests, so that more differs than the codes. */
static bool pair_answers_others(const Pair *pair)
{
    gsize length_a = 0, length_b = 0;
    const char *a = flow_request(pair->a->flow, &length_a),
               *b = flow_request(pair->b->flow, &length_b);
    return a && b && (length_a != length_b || strncmp(a, b, length_a) != 0);
}

/* Two messages of one form are headed by it, one by its own. */
static void pair_fill_messages(const PrerenderedProtocol *ready, const Pair *pair,
                               TemplateValue *values)
{
    const Code *first = pair->a->message ? pair->a : pair->b;
    bool both = pair->a->message && pair->b->message;
    bool alike = !both || pair->a->message_form == pair->b->message_form;
    values[PAIR_HAS_MESSAGES] = arena_bool(first->message != NULL);
    values[PAIR_MESSAGES_HEADING] =
        ready->message_headings[alike ? first->message_form : MESSAGE_HEAD];
    values[PAIR_OTHER_REQUESTS] = arena_bool(both && pair_answers_others(pair));
}

static void pair_fill_sides(const Pair *pair, Arena *arena, TemplateValue *values)
{
    const PrerenderedNote *note = pair->note;
    TemplateValue *left =
        pair_side(pair->left, pair->right, pair->left_says, note ? &note->choose_a : NULL, arena);
    TemplateValue *right =
        pair_side(pair->right, pair->left, pair->right_says, note ? &note->choose_b : NULL, arena);
    pair_fill_flows(pair, left, right, arena, values);
    values[PAIR_LEFT] = (TemplateValue){left, 1};
    values[PAIR_RIGHT] = (TemplateValue){right, 1};
    values[PAIR_HAS_CHOOSE] = arena_bool(left[SIDE_CHOOSE].size + right[SIDE_CHOOSE].size > 0);
    bool alike = !note && pair->a->when_to_use == TEXT_NONE && pair->b->when_to_use == TEXT_NONE &&
                 pair->a->status == pair->b->status;
    if (alike) /* the site says one sentence of both */
        values[PAIR_ALIKE] = left[SIDE_CHOOSE];
    values[PAIR_HAS_LOGS] = arena_bool(left[SIDE_LOGS].size > 0 && right[SIDE_LOGS].size > 0);
}

/* The note's summary; without a note the deciding question and each side's short answer. */
static TemplateValue pair_summary(const Edition *edition, const Protocol *protocol,
                                  const Pair *pair, TemplateValue title, guint title_columns,
                                  Arena *arena)
{
    const Locale *locale = edition->locale;
    const PrerenderedProtocol *ready = &edition->protocols[protocol - edition->book->protocols];
    TemplateValue says = {NULL, 0};
    guint columns = 0;
    if (pair->note) {
        says = pair->note->summary;
        columns = pair->note->summary_columns;
    } else if (pair->asks) {
        TemplateValue texts[] = {
            pair->asks->plain_asks, arena_static(locale->line_join),      arena_static(pair->a->id),
            pair->left_says->brief, arena_static(locale->part_separator), arena_static(pair->b->id),
            pair->right_says->brief};
        says = arena_concat(arena, texts, G_N_ELEMENTS(texts));
        columns = pair->asks->asks_columns + pair->left_says->brief_columns +
                  pair->right_says->brief_columns + pair->left->columns.ids +
                  pair->right->columns.ids + ready->summary_columns;
    }
    return head_describe_pair(edition, protocol, pair->a, pair->b, title, title_columns, says,
                              columns + ready->separator_columns, arena);
}

static void pair_fill_head(const Edition *edition, const Protocol *protocol, const Pair *pair,
                           Arena *arena, TemplateValue *values)
{
    const PrerenderedProtocol *ready = &edition->protocols[protocol - edition->book->protocols];
    const TitleColumns *rest = &ready->title_columns, *a = &pair->left->columns,
                       *b = &pair->right->columns;
    TitleColumns columns = {.names = rest->names + a->names + b->names,
                            .ids = rest->ids + a->ids + b->ids};
    guint taken;
    TemplateValue title =
        head_pair_title(edition, protocol, pair->a, pair->b, columns, &taken, arena);
    values[FRAME_PAGE_TITLE] = title;
    values[FRAME_SUMMARY] = pair_summary(edition, protocol, pair, title, taken, arena);
}

static void pair_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PairNote *note = protocol_find_note(protocol, page->a, page->b);
    Comparison comparison = compare_codes(protocol, page->a, page->b, note);
    Pair pair = pair_of(edition, page, note, comparison.decides);
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    guint64 differs = comparison.differs & ready->compared,
            shares = comparison.shares & ready->compared;
    int class_index = pair.a->class_index;

    values[PAIR_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    pair_fill_head(edition, protocol, &pair, arena, values);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol,
                                        class_index == pair.b->class_index ? class_index : -1);
    if (pair.asks)
        values[PAIR_ASKS] = pair.asks->asks;
    if (pair.note) {
        values[PAIR_LEAD] = pair.note->lead;
        values[PAIR_INSIGHT] = pair.note->insight;
    }
    pair_fill_sides(&pair, arena, values);
    pair_fill_messages(ready, &pair, values);
    values[PAIR_DIFFERENCES] = pair_rows(protocol, differs, pair.left, pair.right, arena);
    values[PAIR_SHARED] = pair_rows(protocol, shares, pair.left, pair.right, arena);
    values[PAIR_HAS_DIFFERENCES] = arena_bool(differs != 0);
    values[PAIR_HAS_SHARED] = arena_bool(shares != 0);
    pair_fill_near(page, &pair, arena, values);
}

const View view_pair = {"pair", pair_names, G_N_ELEMENTS(pair_names), pair_fill};
