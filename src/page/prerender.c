/* What is rendered once of each protocol in a language, and used in all pairs of its codes. */
#include "page/prerender.h"

#include "book/compare.h"
#include "page/addresses.h"
#include "page/citations.h"
#include "page/code-texts.h"
#include "page/flows.h"
#include "page/fragments.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/log-lines.h"
#include "page/messages.h"
#include "page/phrases.h"
#include "page/pieces.h"
#include "page/wording.h"

#include <string.h>

/* The most near pairs that one side of a pair page proposes. */
#define NEAR_MAX 6

/* Memory of the edition, cleared. */
static gpointer prerender_new(const Edition *edition, gsize n, gsize size)
{
    return memset(arena_alloc(edition->arena, n * size), 0, n * size);
}

/* ---- The cell of a table: what a code answers to a question ---- */

enum { ITEM_HTML, ITEM_FOLLOWS, ITEM_HREF, ITEM_N };
static const TemplateName item_names[] = {
    {"html", TEMPLATE_HTML, false, NULL},
    {"follows", TEMPLATE_BOOL, false, NULL}, /* not the first */
    {"href", TEMPLATE_URL, false, NULL},     /* of a token that is a code of another protocol */
};
static const TemplateShape item_shape = {item_names, ITEM_N};

enum { REQUIRED_IF_FIELD, REQUIRED_IF_CONDITION, REQUIRED_IF_N };
static const TemplateName required_if_names[] = {
    {"field", TEMPLATE_HTML, false, NULL},
    {"condition", TEMPLATE_HTML, false, NULL},
};
static const TemplateShape required_if_shape = {required_if_names, REQUIRED_IF_N};

#define CELL_NAMES(X)                                                                              \
    X(ITEMS, "items", LIST, &item_shape)                                                           \
    X(REQUIRED, "required", LIST, &item_shape)                                                     \
    X(REQUIRED_IF, "required_if", LIST, &required_if_shape)                                        \
    X(USEFUL, "useful", LIST, &item_shape)                                                         \
    X(NONE, "none", BOOL, NULL)                                                                    \
    X(HAS_REQUIRED, "has_required", BOOL, NULL)                                                    \
    X(HAS_REQUIRED_IF, "has_required_if", BOOL, NULL)                                              \
    X(HAS_USEFUL, "has_useful", BOOL, NULL)

enum {
    CELL_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) CELL_##id,
    CELL_NAMES(X)
#undef X
        CELL_N
};
static const TemplateName cell_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    CELL_NAMES(X)
#undef X
};
const View view_cell = {"cell", cell_names, G_N_ELEMENTS(cell_names), NULL};

static TemplateValue cell_tokens(const Tokens *tokens, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)tokens->n * ITEM_N);
    for (guint i = 0; i < tokens->n; i++) {
        items[i * ITEM_N + ITEM_HTML] = arena_element(arena, "code", tokens->items[i]);
        items[i * ITEM_N + ITEM_FOLLOWS] = arena_bool(i > 0);
    }
    return (TemplateValue){items, tokens->n};
}

/* Documents lead to where they can be read. */
static void cell_lead_to_documents(const Protocol *protocol, const Tokens *tokens,
                                   const TemplateValue *cell, Arena *arena)
{
    const TemplateValue links = citations_links(protocol, tokens, arena), *link = links.data;
    TemplateValue *items = (TemplateValue *)cell->data;
    for (gsize i = 0; i < links.size; i++)
        items[i * ITEM_N + ITEM_HREF] = link[i * LINK_N + LINK_HREF];
}

/* Tokens that are codes of another protocol lead there, from any page of this one. */
static void cell_lead_to_codes(const Edition *edition, const Question *question,
                               const Tokens *tokens, const TemplateValue *cell, Arena *arena)
{
    const Book *book = edition->book;
    const Protocol *other =
        question->codes_of ? book_find_protocol(book, question->codes_of) : NULL;
    for (guint i = 0; other && i < tokens->n; i++) {
        const Code *code = protocol_find_code(other, tokens->items[i]);
        if (!code)
            continue;
        Page page = {
            .kind = PAGE_CODE, .protocol = (guint)(other - book->protocols), .a = code->index};
        ((TemplateValue *)cell->data)[i * ITEM_N + ITEM_HREF] =
            arena_join(arena, "../", address_local(edition, &page, arena).data, NULL);
    }
}

/* Header fields that are required under a condition, and which that is. */
static TemplateValue cell_required_if(const Edition *edition, const Protocol *protocol,
                                      const Fact *fact, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)fact->n_required_if * REQUIRED_IF_N);
    for (guint i = 0; i < fact->n_required_if; i++) {
        const RequiredIf *required = &fact->required_if[i];
        TemplateValue *item = items + (gsize)i * REQUIRED_IF_N;
        item[REQUIRED_IF_FIELD] = arena_element(arena, "code", required->field);
        item[REQUIRED_IF_CONDITION] = wording_html(
            edition, protocol->conditions[required->condition].label, WORDING_LINE, arena);
    }
    return (TemplateValue){items, fact->n_required_if};
}

static TemplateValue cell_answers(const Edition *edition, const Question *question, guint64 answers,
                                  Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)question->n_answers * ITEM_N);
    guint n = 0;
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(answers >> a & 1))
            continue;
        items[n * ITEM_N + ITEM_HTML] =
            wording_html(edition, question->answers[a].brief, WORDING_LINE, arena);
        items[n * ITEM_N + ITEM_FOLLOWS] = arena_bool(n > 0);
        n++;
    }
    return (TemplateValue){items, n};
}

static TemplateValue prerender_cell(const Edition *edition, const Protocol *protocol,
                                    const Question *question, const Fact *fact)
{
    g_autoptr(Arena) arena = arena_new();
    TemplateValue *values = arena_values(arena, CELL_N);
    if (question->kind == QUESTION_HEADERS) {
        values[CELL_REQUIRED] = cell_tokens(&fact->tokens, arena);
        values[CELL_REQUIRED_IF] = cell_required_if(edition, protocol, fact, arena);
        values[CELL_USEFUL] = cell_tokens(&fact->useful, arena);
        values[CELL_HAS_REQUIRED] = arena_bool(fact->tokens.n > 0);
        values[CELL_HAS_REQUIRED_IF] = arena_bool(fact->n_required_if > 0);
        values[CELL_HAS_USEFUL] = arena_bool(fact->useful.n > 0);
    } else if (question_is_listed(question)) {
        values[CELL_ITEMS] = cell_answers(edition, question, fact->answers, arena);
    } else {
        values[CELL_ITEMS] = cell_tokens(&fact->tokens, arena);
        cell_lead_to_codes(edition, question, &fact->tokens, &values[CELL_ITEMS], arena);
        if (question->kind == QUESTION_SOURCES)
            cell_lead_to_documents(protocol, &fact->tokens, &values[CELL_ITEMS], arena);
    }
    values[CELL_NONE] = arena_bool(values[CELL_ITEMS].size + values[CELL_REQUIRED].size +
                                       values[CELL_REQUIRED_IF].size + values[CELL_USEFUL].size ==
                                   0);
    return fragment_render(edition, VIEW_CELL, values, edition->arena);
}

/* More answers than this are listed in short: so many sentences would say less. */
#define VERDICT_SENTENCES 2

/* The answer as a sentence; of a few, all of them. */
static TemplateValue prerender_verdict(const Edition *edition, const Question *question,
                                       const Fact *fact)
{
    g_autoptr(GString) html = g_string_new(NULL);
    g_autoptr(Arena) arena = arena_new();
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(fact->answers >> a & 1))
            continue;
        TemplateValue says = wording_html(edition, question->answers[a].says, WORDING_LINE, arena);
        if (html->len > 0)
            g_string_append(html, "<br>");
        g_string_append_len(html, says.data, (gssize)says.size);
    }
    return arena_text(edition->arena, html);
}

/* The answer in short, to stand after its code: ": busy". */
static TemplateValue prerender_brief(const Edition *edition, const Question *question,
                                     const Fact *fact)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(Arena) arena = arena_new();
    const char *separator = edition->locale->label_separator;
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(fact->answers >> a & 1))
            continue;
        g_string_append(text, separator);
        g_string_append(text, wording_plain(edition, question->answers[a].brief, arena).data);
        separator = edition->locale->list_separator;
    }
    return arena_text(edition->arena, text);
}

/* ---- The rows of tables: a question, and what a code answers ---- */

static void prerender_row(const Edition *edition, const Protocol *protocol,
                          const PrerenderedQuestion *ready, const Question *question,
                          const Fact *fact, TemplateValue *row)
{
    row[ROW_LABEL] = ready->label;
    row[ROW_A] = prerender_cell(edition, protocol, question, fact);
    pieces_make(edition, &row_shape, ROW_PIECES, row);
}

/* What all codes share that give this answer, made for the first of them. */
static const TemplateValue *prerender_answer(const Edition *edition, const Protocol *protocol,
                                             const PrerenderedQuestion *ready,
                                             const Question *question, const Fact *fact,
                                             guint value)
{
    PrerenderedAnswer *answer = &ready->answers[value];
    if (answer->row[ROW_LABEL].data)
        return answer->row;
    prerender_row(edition, protocol, ready, question, fact, answer->row);
    answer->brief = prerender_brief(edition, question, fact);
    answer->brief_columns = head_columns(answer->brief);
    answer->verdict = __builtin_popcountll(fact->answers) > VERDICT_SENTENCES
                          ? answer->row[ROW_A]
                          : prerender_verdict(edition, question, fact);
    return answer->row;
}

/* Tokens stand in the order of their code, so each code has a row of its own. */
static const TemplateValue *prerender_tokens(const Edition *edition, const Protocol *protocol,
                                             const PrerenderedQuestion *ready,
                                             const Question *question, const Fact *fact)
{
    TemplateValue *row = arena_values(edition->arena, ROW_N);
    prerender_row(edition, protocol, ready, question, fact, row);
    return row;
}

static void prerender_facts(const Edition *edition, const Protocol *protocol, const Code *code,
                            const PrerenderedQuestion *questions, PrerenderedCode *ready)
{
    gsize n = protocol->n_questions;
    ready->facts = arena_alloc(edition->arena, n * sizeof *ready->facts);
    for (guint q = 0; q < n; q++) {
        const Fact *fact = &code->facts[q];
        ready->facts[q] =
            !fact->answered ? NULL
            : questions[q].answers
                ? prerender_answer(edition, protocol, &questions[q], &protocol->questions[q], fact,
                                   code->values[q])
                : prerender_tokens(edition, protocol, &questions[q], &protocol->questions[q], fact);
    }
}

static void prerender_question(const Edition *edition, const Protocol *protocol, guint q,
                               PrerenderedQuestion *ready)
{
    const Question *question = &protocol->questions[q];
    ready->label = wording_html(edition, question->label, WORDING_LINE, edition->arena);
    ready->asks = wording_html(edition, question->asks, WORDING_LINE, edition->arena);
    ready->plain_asks = wording_plain(edition, question->asks, edition->arena);
    ready->asks_columns = head_columns(ready->plain_asks);
    if (!question_is_listed(question))
        return;
    guint last = 0;
    for (guint c = 0; c < protocol->n_codes; c++)
        last = MAX(last, protocol->codes[c].values[q]);
    ready->answers = prerender_new(edition, last + 1, sizeof *ready->answers);
}

/* ---- The panel of a code ---- */

#define PANEL_NAMES(X)                                                                             \
    X(ID, "id", HTML)                                                                              \
    X(NUMBER, "number", TEXT)                                                                      \
    X(NAME, "name", HTML)                                                                          \
    X(ENDING, "fix_heading", HTML)                                                                 \
    X(OPENING, "opening", HTML)                                                                    \
    X(WHEN_SEEN, "when_seen", HTML)                                                                \
    X(HOW_TO_FIX, "how_to_fix", HTML)

enum {
    PANEL_BEFORE = FRAME_N - 1,
#define X(id, name, type) PANEL_##id,
    PANEL_NAMES(X)
#undef X
        PANEL_N
};
static const TemplateName panel_names[] = {
#define X(id, name, type) {name, TEMPLATE_##type, false, NULL},
    PANEL_NAMES(X)
#undef X
};
const View view_panel = {"panel", panel_names, G_N_ELEMENTS(panel_names), NULL};

static TemplateValue prerender_panel(const Edition *edition, const Code *code,
                                     const PrerenderedCode *ready)
{
    g_autoptr(Arena) arena = arena_new();
    TemplateValue *values = arena_values(arena, PANEL_N);
    values[PANEL_ID] = ready->side[SIDE_ID];
    values[PANEL_NUMBER] = arena_static(code->beside);
    values[PANEL_NAME] = ready->side[SIDE_NAME];
    values[PANEL_ENDING] = code_texts_ending(edition, code, arena);
    values[PANEL_OPENING] = ready->opening;
    values[PANEL_WHEN_SEEN] = ready->when_seen;
    values[PANEL_HOW_TO_FIX] = ready->how_to_fix;
    return fragment_render(edition, VIEW_PANEL, values, edition->arena);
}

/* ---- Near pairs: those that its author names, and those that have a note ---- */

static void near_add(const Edition *edition, const Protocol *protocol, const Code *code,
                     guint other, PrerenderedCode *ready)
{
    for (guint i = 0; i < ready->n_near; i++)
        if (ready->near_codes[i] == other)
            return;
    if (ready->n_near == NEAR_MAX)
        return;
    const char *low = protocol->codes[MIN(code->index, other)].id;
    const char *high = protocol->codes[MAX(code->index, other)].id;
    TemplateValue *link = ready->near + (gsize)ready->n_near * LINK_N;
    link[LINK_LABEL] =
        phrase_html(edition, PATTERN_PAIR_SHORT, (const char *[]){low, high}, edition->arena);
    link[LINK_HREF] =
        address_sibling(edition, protocol, PAGE_PAIR, code->index, other, edition->arena);
    pieces_make(edition, &link_shape, LINK_PIECES, link);
    ready->near_codes[ready->n_near++] = other;
}

static void prerender_near(const Edition *edition, const Protocol *protocol, const Code *code,
                           PrerenderedCode *ready)
{
    ready->near = arena_values(edition->arena, NEAR_MAX * LINK_N);
    ready->near_codes = arena_alloc(edition->arena, NEAR_MAX * sizeof(guint));
    for (guint i = 0; i < protocol->n_pair_notes; i++) {
        const PairNote *note = &protocol->pair_notes[i];
        if (note->a == code->index || note->b == code->index)
            near_add(edition, protocol, code, note->a == code->index ? note->b : note->a, ready);
    }
    for (guint i = 0; i < code->related.n; i++)
        near_add(edition, protocol, code, code->related.codes[i], ready);
    ready->all_near[NEAR_LINKS] = (TemplateValue){ready->near, ready->n_near};
    pieces_make(edition, &near_shape, NEAR_PIECES, ready->all_near);
}

/* ---- Notes ---- */

static void prerender_note(const Edition *edition, const PairNote *note, PrerenderedNote *ready)
{
    Arena *arena = edition->arena;
    ready->summary = wording_plain(edition, note->summary, arena);
    ready->summary_columns = head_columns(ready->summary);
    ready->lead = wording_html(edition, note->summary, WORDING_LINE, arena);
    ready->insight = wording_html(edition, note->insight, WORDING_PROSE, arena);
    ready->choose_a = wording_html(edition, note->choose[0], WORDING_PROSE, arena);
    ready->choose_b = wording_html(edition, note->choose[1], WORDING_PROSE, arena);
}

/* ---- All of it ---- */

/* When to send it; of what nobody sends why. */
static TemplateValue prerender_choose(const Edition *edition, const Code *code, Arena *arena)
{
    if (code->when_to_use != TEXT_NONE)
        return wording_html(edition, code->when_to_use, WORDING_PROSE, arena);
    TemplateValue status = code_texts_status(edition, code, arena);
    TemplateValue texts[] = {arena_static("<p>"), status, arena_static("</p>\n")};
    return status.size > 0 ? arena_concat(arena, texts, G_N_ELEMENTS(texts)) : status;
}

static void prerender_side(const Edition *edition, const Protocol *protocol, const Code *code,
                           PrerenderedCode *ready)
{
    Arena *arena = edition->arena;
    TemplateValue *side = ready->side;
    ready->opening = wording_html(edition, code->description, WORDING_FIRST, arena);
    ready->when_seen = wording_html(edition, code->when_seen, WORDING_PROSE, arena);
    ready->how_to_fix = code_texts_fix(edition, protocol, code, arena);
    side[SIDE_ID] = phrase_breaking(arena_escaped(arena, code->id), arena);
    side[SIDE_NUMBER] = arena_static(code->beside);
    side[SIDE_NAME] = phrase_breaking(arena_escaped(arena, code->name), arena);
    side[SIDE_HREF] = address_sibling(edition, protocol, PAGE_CODE, code->index, 0, arena);
    side[SIDE_TINT] = arena_static(shapes_tint(code->tone));
    side[SIDE_GLOSS] = wording_html(edition, code->gloss, WORDING_LINE, arena);
    if (code->class_index >= 0)
        side[SIDE_CLASS_NAME] =
            wording_html(edition, protocol->classes[code->class_index].name, WORDING_LINE, arena);
    side[SIDE_PANEL] = prerender_panel(edition, code, ready);
    side[SIDE_MESSAGE] = arena_static(code->message);
    side[SIDE_SOURCES] = citations_links(protocol, &code->citations, arena);
    side[SIDE_READINGS] = messages_readings(edition, code, arena);
    side[SIDE_LOGS] = log_lines_of_code(edition, protocol, code, arena);
    side[SIDE_CHECKED] = arena_static(code->checked);
    side[SIDE_CHOOSE] = prerender_choose(edition, code, arena);
}

static void prerender_code(const Edition *edition, const Protocol *protocol, const Code *code,
                           FieldNames *names, const PrerenderedQuestion *questions,
                           PrerenderedCode *ready)
{
    prerender_side(edition, protocol, code, ready);
    flows_render(edition, protocol, code, ready);
    flows_mark(edition, protocol, code, ready);
    messages_split(edition, code, names, ready);
    prerender_facts(edition, protocol, code, questions, ready);
    prerender_near(edition, protocol, code, ready);
    ready->columns = head_code_columns(code);
    pieces_make(edition, &side_shape, SIDE_PIECES, ready->side);
}

/* All questions but one: how programs call a code is no difference between two. */
static guint64 compared_questions(const Protocol *protocol)
{
    int constants = protocol_constants(protocol);
    return constants < 0 ? G_MAXUINT64 : ~(G_GUINT64_CONSTANT(1) << constants);
}

void prerender_protocol(Edition *edition, guint index)
{
    const Protocol *protocol = &edition->book->protocols[index];
    PrerenderedProtocol *ready = &edition->protocols[index];
    ready->questions = prerender_new(edition, protocol->n_questions, sizeof *ready->questions);
    ready->notes = prerender_new(edition, protocol->n_pair_notes, sizeof *ready->notes);
    ready->codes = prerender_new(edition, protocol->n_codes, sizeof *ready->codes);
    for (guint q = 0; q < protocol->n_questions; q++)
        prerender_question(edition, protocol, q, &ready->questions[q]);
    for (guint i = 0; i < protocol->n_pair_notes; i++)
        prerender_note(edition, &protocol->pair_notes[i], &ready->notes[i]);
    ready->title_columns = head_pair_columns(edition, protocol, edition->arena);
    ready->separator_columns = head_columns(arena_static(edition->locale->heading_separator));
    ready->summary_columns = head_columns(arena_static(edition->locale->line_join)) +
                             head_columns(arena_static(edition->locale->part_separator));
    for (guint form = 0; form < MESSAGE_N; form++)
        ready->message_headings[form] =
            messages_heading(edition, (MessageForm)form, edition->arena);
    ready->compared = compared_questions(protocol);
    FieldNames *names = field_names_new();
    for (guint c = 0; c < protocol->n_codes; c++)
        prerender_code(edition, protocol, &protocol->codes[c], names, ready->questions,
                       &ready->codes[c]);
    field_names_free(names);
}
