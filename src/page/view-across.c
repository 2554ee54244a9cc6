/* Two codes of two protocols: whether they mean the same, and what each says by itself. */
#include "book/compare.h"
#include "page/addresses.h"
#include "page/code-texts.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/messages.h"
#include "page/phrases.h"
#include "page/relations.h"
#include "page/wording.h"

#include <string.h>

/* ---- The names ---- */

#define ACROSS_SIDE_NAMES(X)                                                                       \
    X(PROTOCOL, "protocol", TEXT, NULL)                                                            \
    X(CODE, "code", MAP, &side_shape)                                                              \
    X(ENDING, "fix_heading", HTML, NULL)                                                           \
    X(OPENING, "opening", HTML, NULL)                                                              \
    X(WHEN_SEEN, "when_seen", HTML, NULL)                                                          \
    X(HOW_TO_FIX, "how_to_fix", HTML, NULL)                                                        \
    X(ANSWER, "answer", HTML, NULL)                                                                \
    X(USE, "use", HTML, NULL)

enum {
#define X(id, name, type, shape) ACROSS_SIDE_##id,
    ACROSS_SIDE_NAMES(X)
#undef X
        ACROSS_SIDE_N
};
static const TemplateName across_side_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    ACROSS_SIDE_NAMES(X)
#undef X
};
static const TemplateShape across_side_shape = {across_side_names, ACROSS_SIDE_N};

/* A gateway turns one into the other. */
enum { MAPS_SAYS, MAPS_SOURCES, MAPS_N };
static const TemplateName maps_names[] = {
    {"says", TEMPLATE_HTML, false, NULL},
    {"sources", TEMPLATE_LIST, false, &link_shape},
};
static const TemplateShape maps_shape = {maps_names, MAPS_N};

#define ACROSS_NAMES(X)                                                                            \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(LEAD, "lead", HTML, NULL)                                                                    \
    X(STATEMENT, "statement", HTML, NULL)                                                          \
    X(DECEIVES, "deceives", BOOL, NULL)                                                            \
    X(ASKS, "asks", HTML, NULL)                                                                    \
    X(LEFT, "left", MAP, &across_side_shape)                                                       \
    X(RIGHT, "right", MAP, &across_side_shape)                                                     \
    X(INSIGHT, "insight", HTML, NULL)                                                              \
    X(MAPS, "maps", LIST, &maps_shape)                                                             \
    X(HAS_CHOOSE, "has_choose", BOOL, NULL)                                                        \
    X(HAS_DIFFERENCES, "has_differences", BOOL, NULL)                                              \
    X(DIFFERENCES, "differences", LIST, &row_shape)                                                \
    X(HAS_SHARED, "has_shared", BOOL, NULL)                                                        \
    X(SHARED, "shared", LIST, &row_shape)                                                          \
    X(HAS_FLOWS, "has_flows", BOOL, NULL)                                                          \
    X(HAS_MESSAGES, "has_messages", BOOL, NULL)                                                    \
    X(MESSAGES_HEADING, "messages_heading", HTML, NULL)                                            \
    X(SOURCES, "sources", LIST, &link_shape)                                                       \
    X(INDEX, "index", URL, NULL)

enum {
    ACROSS_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) ACROSS_##id,
    ACROSS_NAMES(X)
#undef X
        ACROSS_N
};
static const TemplateName across_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    ACROSS_NAMES(X)
#undef X
};

/* ---- What each answers to the questions of the book ---- */

static const Answer *side_answer(const Book *book, const RelationSide *side, guint question)
{
    const SharedFact *facts = book_side_code(book, side)->shared;
    int answer = facts ? facts[question].answer : -1;
    return answer < 0 ? NULL : &book->questions[question].answers[answer];
}

/* The rows of the questions in `which`, a bit each. */
static TemplateValue across_rows(const Edition *edition, const Relation *relation, guint64 which,
                                 Arena *arena)
{
    const Book *book = edition->book;
    TemplateValue *rows = arena_values(arena, (gsize)book->n_questions * ROW_N);
    guint n = 0;
    for (guint q = 0; q < book->n_questions; q++) {
        const Answer *a = side_answer(book, &relation->sides[0], q),
                     *b = side_answer(book, &relation->sides[1], q);
        if (!(which >> q & 1) || !a || !b)
            continue;
        TemplateValue *row = rows + (gsize)n++ * ROW_N;
        row[ROW_LABEL] = wording_html(edition, book->questions[q].label, WORDING_LINE, arena);
        row[ROW_A] = wording_html(edition, a->brief, WORDING_LINE, arena);
        row[ROW_B] = wording_html(edition, b->brief, WORDING_LINE, arena);
    }
    return (TemplateValue){rows, n};
}

static void across_fill_facts(const Edition *edition, const Relation *relation,
                              const Comparison *comparison, Arena *arena, TemplateValue *values)
{
    int decides = comparison->decides;
    if (decides >= 0)
        values[ACROSS_ASKS] =
            wording_html(edition, edition->book->questions[decides].asks, WORDING_LINE, arena);
    values[ACROSS_DIFFERENCES] = across_rows(edition, relation, comparison->differs, arena);
    values[ACROSS_HAS_DIFFERENCES] = arena_bool(comparison->differs != 0);
    values[ACROSS_SHARED] = across_rows(edition, relation, comparison->shares, arena);
    values[ACROSS_HAS_SHARED] = arena_bool(comparison->shares != 0);
}

/* ---- The two sides ---- */

/* The code as its own pages have it, with an address that leads there from here. */
static TemplateValue across_code(const Edition *edition, const RelationSide *side, Arena *arena)
{
    const PrerenderedCode *ready = &edition->protocols[side->protocol].codes[side->code];
    Page page = {.kind = PAGE_CODE, .protocol = side->protocol, .a = side->code};
    TemplateValue *code = arena_alloc(arena, sizeof ready->side);
    memcpy(code, ready->side, sizeof ready->side);
    code[SIDE_HREF] = address_from_folder(edition, &page, arena);
    code[SIDE_MARKED] = messages_mark(ready, ready, arena);
    return (TemplateValue){code, 1};
}

static TemplateValue across_side(const Edition *edition, const Relation *relation, guint index,
                                 int decides, Arena *arena)
{
    const Book *book = edition->book;
    const RelationSide *side = &relation->sides[index];
    const Code *code = book_side_code(book, side);
    const Edition *voice = edition->voices[side->protocol];
    const PrerenderedCode *ready = &edition->protocols[side->protocol].codes[side->code];
    const Answer *says = decides < 0 ? NULL : side_answer(book, side, (guint)decides);
    TemplateValue *values = arena_values(arena, ACROSS_SIDE_N);
    values[ACROSS_SIDE_PROTOCOL] = arena_static(book->protocols[side->protocol].name);
    values[ACROSS_SIDE_CODE] = across_code(edition, side, arena);
    values[ACROSS_SIDE_ENDING] = code_texts_ending(voice, code, arena);
    values[ACROSS_SIDE_OPENING] = ready->opening;
    values[ACROSS_SIDE_WHEN_SEEN] = ready->when_seen;
    values[ACROSS_SIDE_HOW_TO_FIX] = ready->how_to_fix;
    if (says)
        values[ACROSS_SIDE_ANSWER] = wording_html(edition, says->says, WORDING_LINE, arena);
    values[ACROSS_SIDE_USE] = wording_html(edition, relation->choose[index], WORDING_PROSE, arena);
    return (TemplateValue){values, 1};
}

static void across_fill_sides(const Edition *edition, const Relation *relation, int decides,
                              Arena *arena, TemplateValue *values)
{
    const Code *a = book_side_code(edition->book, &relation->sides[0]),
               *b = book_side_code(edition->book, &relation->sides[1]);
    bool alike = !a->message || !b->message || a->message_form == b->message_form;
    MessageForm form = alike ? (a->message ? a : b)->message_form : MESSAGE_HEAD;
    values[ACROSS_LEFT] = across_side(edition, relation, 0, decides, arena);
    values[ACROSS_RIGHT] = across_side(edition, relation, 1, decides, arena);
    values[ACROSS_HAS_CHOOSE] =
        arena_bool(relation->choose[0] != TEXT_NONE || relation->choose[1] != TEXT_NONE);
    values[ACROSS_HAS_FLOWS] = arena_bool(a->flow || b->flow);
    values[ACROSS_HAS_MESSAGES] = arena_bool(a->message || b->message);
    values[ACROSS_MESSAGES_HEADING] = messages_heading(edition, form, arena);
}

/* ---- The page ---- */

/* What gateways do, one line for each direction. */
static TemplateValue across_maps(const Edition *edition, const Relation *relation, Arena *arena)
{
    const Book *book = edition->book;
    TemplateValue *items = arena_values(arena, (gsize)relation->n_mappings * MAPS_N);
    for (guint m = 0; m < relation->n_mappings; m++) {
        const Mapping *mapping = &relation->mappings[m];
        const RelationSide *from = &relation->sides[mapping->from],
                           *to = &relation->sides[1 - mapping->from];
        const char *values[] = {book->protocols[from->protocol].name,
                                book_side_code(book, from)->id, book->protocols[to->protocol].name,
                                book_side_code(book, to)->id};
        TemplateValue *item = items + (gsize)m * MAPS_N;
        item[MAPS_SAYS] = phrase_html(edition, PATTERN_ACROSS_MAPS, values, arena);
        item[MAPS_SOURCES] = relations_sources(edition, relation, &mapping->citations, arena);
    }
    return (TemplateValue){items, relation->n_mappings};
}

/* "HTTP 404: what it says in short". */
static TemplateValue summary_of_side(const Edition *edition, const RelationSide *side, Arena *arena)
{
    const Code *code = book_side_code(edition->book, side);
    return arena_join(arena, edition->book->protocols[side->protocol].name, " ", code->id,
                      edition->locale->heading_separator,
                      wording_plain(edition, code->gloss, arena).data, NULL);
}

/* What the relation says of the two; or whether they mean the same, and what each means. */
static TemplateValue across_summary(const Edition *edition, const Relation *relation,
                                    const char *title, Arena *arena)
{
    TemplateValue says;
    if (relation->summary != TEXT_NONE)
        says = wording_plain(edition, relation->summary, arena);
    else
        says = arena_join(arena, relations_plain_statement(edition, relation, arena).data,
                          edition->locale->part_separator,
                          summary_of_side(edition, &relation->sides[0], arena).data,
                          edition->locale->part_separator,
                          summary_of_side(edition, &relation->sides[1], arena).data, NULL);
    return head_describe(edition, title, &says, 1, arena);
}

/* The index of the folder, as the way to the page and as a link. */
static void across_fill_index(const Edition *edition, Arena *arena, TemplateValue *values)
{
    const Protocol *any = edition->book->protocols;
    TemplateValue *crumbs = arena_values(arena, LINK_N);
    values[ACROSS_INDEX] = address_sibling(edition, any, PAGE_ACROSS_INDEX, 0, 0, arena);
    crumbs[LINK_LABEL] = phrase_html(edition, PATTERN_ACROSS_LINK, NULL, arena);
    crumbs[LINK_HREF] = values[ACROSS_INDEX];
    values[FRAME_CRUMBS] = (TemplateValue){crumbs, 1};
}

static void across_fill(const Edition *edition, const Page *page, Arena *arena,
                        TemplateValue *values)
{
    const Book *book = edition->book;
    const Relation *relation = &book->relations[page->a];
    const RelationSide *a = &relation->sides[0], *b = &relation->sides[1];
    Comparison comparison = compare_relation(book, relation);
    const char *ids[] = {book->protocols[a->protocol].name, book_side_code(book, a)->id,
                         book->protocols[b->protocol].name, book_side_code(book, b)->id};
    values[ACROSS_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_PAGE_TITLE] = phrase_text(edition, PATTERN_ACROSS_PAGE, ids, arena);
    values[FRAME_SUMMARY] = across_summary(edition, relation, values[FRAME_PAGE_TITLE].data, arena);
    across_fill_index(edition, arena, values);
    values[ACROSS_LEAD] = wording_html(edition, relation->summary, WORDING_LINE, arena);
    values[ACROSS_STATEMENT] = relations_statement(edition, relation, arena);
    values[ACROSS_DECEIVES] = arena_bool(!relation_is_equivalence(relation));
    values[ACROSS_INSIGHT] = wording_html(edition, relation->insight, WORDING_PROSE, arena);
    values[ACROSS_MAPS] = across_maps(edition, relation, arena);
    values[ACROSS_SOURCES] = relations_sources(edition, relation, &relation->citations, arena);
    across_fill_sides(edition, relation, comparison.decides, arena, values);
    across_fill_facts(edition, relation, &comparison, arena, values);
}

const View view_across = {"across", across_names, G_N_ELEMENTS(across_names), across_fill};
