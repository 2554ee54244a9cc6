/* What is rendered once of each protocol in a language, and used in all pairs of its codes. */
#include "site/view.h"

#include <string.h>

/* The most near pairs that one side of a pair page proposes. */
#define NEAR_MAX 6

static const TemplateName side_names[] = {
#define X(id, name, type, constant, shape) {name, TEMPLATE_##type, constant, shape},
    SIDE_NAMES(X)
#undef X
};
const TemplateShape side_shape = {side_names, G_N_ELEMENTS(side_names)};

/* Memory of the edition, cleared. */
static gpointer parts_new(const Edition *edition, gsize n, gsize size)
{
    return memset(scratch_alloc(edition->scratch, n * size), 0, n * size);
}

/* ---- The cell of a table: what a code answers to a question ---- */

enum { ITEM_HTML, ITEM_FOLLOWS, ITEM_N };
static const TemplateName item_names[] = {
    {"html", TEMPLATE_HTML, false, NULL},
    {"follows", TEMPLATE_BOOL, false, NULL}, /* not the first */
};
static const TemplateShape item_shape = {item_names, ITEM_N};

#define CELL_NAMES(X)                                                                              \
    X(ITEMS, "items", LIST, &item_shape)                                                           \
    X(REQUIRED, "required", LIST, &item_shape)                                                     \
    X(USEFUL, "useful", LIST, &item_shape)                                                         \
    X(NONE, "none", BOOL, NULL)                                                                    \
    X(HAS_REQUIRED, "has_required", BOOL, NULL)                                                    \
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

static TemplateValue cell_tokens(const Tokens *tokens, Scratch *scratch)
{
    TemplateValue *items = scratch_values(scratch, (gsize)tokens->n * ITEM_N);
    for (guint i = 0; i < tokens->n; i++) {
        items[i * ITEM_N + ITEM_HTML] = scratch_element(scratch, "code", tokens->items[i]);
        items[i * ITEM_N + ITEM_FOLLOWS] = scratch_bool(i > 0);
    }
    return (TemplateValue){items, tokens->n};
}

static TemplateValue cell_answers(const Edition *edition, const Question *question, guint64 answers,
                                  Scratch *scratch)
{
    TemplateValue *items = scratch_values(scratch, (gsize)question->n_answers * ITEM_N);
    guint n = 0;
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(answers >> a & 1))
            continue;
        items[n * ITEM_N + ITEM_HTML] =
            wording_html(edition, question->answers[a].brief, WORDING_LINE, scratch);
        items[n * ITEM_N + ITEM_FOLLOWS] = scratch_bool(n > 0);
        n++;
    }
    return (TemplateValue){items, n};
}

static TemplateValue parts_cell(const Edition *edition, const Question *question, const Fact *fact)
{
    g_autoptr(Scratch) scratch = scratch_new();
    TemplateValue *values = scratch_values(scratch, CELL_N);
    if (question->kind == QUESTION_HEADERS) {
        values[CELL_REQUIRED] = cell_tokens(&fact->tokens, scratch);
        values[CELL_USEFUL] = cell_tokens(&fact->useful, scratch);
        values[CELL_HAS_REQUIRED] = scratch_bool(fact->tokens.n > 0);
        values[CELL_HAS_USEFUL] = scratch_bool(fact->useful.n > 0);
    } else if (question->kind == QUESTION_ONE || question->kind == QUESTION_MANY) {
        values[CELL_ITEMS] = cell_answers(edition, question, fact->answers, scratch);
    } else {
        values[CELL_ITEMS] = cell_tokens(&fact->tokens, scratch);
    }
    values[CELL_NONE] = scratch_bool(
        values[CELL_ITEMS].size + values[CELL_REQUIRED].size + values[CELL_USEFUL].size == 0);
    return edition_piece(edition, VIEW_CELL, values, edition->scratch);
}

/* More answers than this are listed in short: so many sentences would say less. */
#define VERDICT_SENTENCES 2

/* The answer as a sentence; of a few, all of them. */
static TemplateValue parts_verdict(const Edition *edition, const Question *question,
                                   const Fact *fact)
{
    g_autoptr(GString) html = g_string_new(NULL);
    g_autoptr(Scratch) scratch = scratch_new();
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(fact->answers >> a & 1))
            continue;
        TemplateValue says =
            wording_html(edition, question->answers[a].says, WORDING_LINE, scratch);
        if (html->len > 0)
            g_string_append(html, "<br>");
        g_string_append_len(html, says.data, (gssize)says.size);
    }
    return scratch_text(edition->scratch, html);
}

/* The answer in short, to stand behind its code: ": busy". */
static TemplateValue parts_brief(const Edition *edition, const Question *question, const Fact *fact)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(Scratch) scratch = scratch_new();
    const char *separator = edition->locale->label_separator;
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(fact->answers >> a & 1))
            continue;
        g_string_append(text, separator);
        g_string_append(text, wording_plain(edition, question->answers[a].brief, scratch).data);
        separator = edition->locale->list_separator;
    }
    return scratch_text(edition->scratch, text);
}

/* ---- The rows of tables: a question, and what a code answers ---- */

static void parts_row(const Edition *edition, const QuestionParts *parts, const Question *question,
                      const Fact *fact, TemplateValue *row)
{
    row[ROW_LABEL] = parts->label;
    row[ROW_A] = parts_cell(edition, question, fact);
    edition_make_pieces(edition, &row_shape, ROW_PIECES, row);
}

/* What all codes share that give this answer, made for the first of them. */
static const TemplateValue *parts_answer(const Edition *edition, const QuestionParts *parts,
                                         const Question *question, const Fact *fact, guint value)
{
    AnswerParts *answer = &parts->answers[value];
    if (answer->row[ROW_LABEL].data)
        return answer->row;
    parts_row(edition, parts, question, fact, answer->row);
    answer->brief = parts_brief(edition, question, fact);
    answer->verdict = __builtin_popcountll(fact->answers) > VERDICT_SENTENCES
                          ? answer->row[ROW_A]
                          : parts_verdict(edition, question, fact);
    return answer->row;
}

/* Tokens stand in the order of their code, so each code has a row of its own. */
static const TemplateValue *parts_tokens(const Edition *edition, const QuestionParts *parts,
                                         const Question *question, const Fact *fact)
{
    TemplateValue *row = scratch_values(edition->scratch, ROW_N);
    parts_row(edition, parts, question, fact, row);
    return row;
}

static void parts_facts(const Edition *edition, const Protocol *protocol, const Code *code,
                        const QuestionParts *questions, CodeParts *parts)
{
    gsize n = protocol->n_questions;
    parts->facts = scratch_alloc(edition->scratch, n * sizeof *parts->facts);
    for (guint q = 0; q < n; q++) {
        const Fact *fact = &code->facts[q];
        parts->facts[q] = !fact->answered ? NULL
                          : questions[q].answers
                              ? parts_answer(edition, &questions[q], &protocol->questions[q], fact,
                                             code->values[q])
                              : parts_tokens(edition, &questions[q], &protocol->questions[q], fact);
    }
}

static void parts_question(const Edition *edition, const Protocol *protocol, guint q,
                           QuestionParts *parts)
{
    const Question *question = &protocol->questions[q];
    parts->label = wording_html(edition, question->label, WORDING_LINE, edition->scratch);
    parts->asks = wording_html(edition, question->asks, WORDING_LINE, edition->scratch);
    parts->plain_asks = wording_plain(edition, question->asks, edition->scratch);
    if (!compare_may_decide(question))
        return;
    guint last = 0;
    for (guint c = 0; c < protocol->n_codes; c++)
        last = MAX(last, protocol->codes[c].values[q]);
    parts->answers = parts_new(edition, last + 1, sizeof *parts->answers);
}

/* ---- The panel of a code ---- */

#define PANEL_NAMES(X)                                                                             \
    X(ID, "id", TEXT)                                                                              \
    X(NAME, "name", TEXT)                                                                          \
    X(FAILS, "fails", BOOL)                                                                        \
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

static TemplateValue parts_panel(const Edition *edition, const Protocol *protocol, const Code *code,
                                 const CodeParts *parts)
{
    g_autoptr(Scratch) scratch = scratch_new();
    TemplateValue *values = scratch_values(scratch, PANEL_N);
    values[PANEL_ID] = scratch_static(code->id);
    values[PANEL_NAME] = scratch_static(code->name);
    values[PANEL_FAILS] =
        scratch_bool(code->class_index < 0 || protocol->classes[code->class_index].fails);
    values[PANEL_OPENING] = parts->opening;
    values[PANEL_WHEN_SEEN] = parts->when_seen;
    values[PANEL_HOW_TO_FIX] = parts->how_to_fix;
    return edition_piece(edition, VIEW_PANEL, values, edition->scratch);
}

/* ---- Near pairs: those that its author names, and those that have a note ---- */

static void near_add(const Edition *edition, const Protocol *protocol, const Code *code,
                     guint other, CodeParts *parts)
{
    for (guint i = 0; i < parts->n_near; i++)
        if (parts->near_codes[i] == other)
            return;
    if (parts->n_near == NEAR_MAX)
        return;
    const char *low = protocol->codes[MIN(code->index, other)].id;
    const char *high = protocol->codes[MAX(code->index, other)].id;
    TemplateValue *link = parts->near + (gsize)parts->n_near * LINK_N;
    link[LINK_LABEL] = edition_pattern_html(edition, PATTERN_PAIR_SHORT,
                                            (const char *[]){low, high}, edition->scratch);
    link[LINK_HREF] =
        frame_sibling(edition, protocol, PAGE_PAIR, code->index, other, edition->scratch);
    edition_make_pieces(edition, &link_shape, LINK_PIECES, link);
    parts->near_codes[parts->n_near++] = other;
}

static void parts_near(const Edition *edition, const Protocol *protocol, const Code *code,
                       CodeParts *parts)
{
    parts->near = scratch_values(edition->scratch, NEAR_MAX * LINK_N);
    parts->near_codes = scratch_alloc(edition->scratch, NEAR_MAX * sizeof(guint));
    for (guint i = 0; i < protocol->n_pair_notes; i++) {
        const PairNote *note = &protocol->pair_notes[i];
        if (note->a == code->index || note->b == code->index)
            near_add(edition, protocol, code, note->a == code->index ? note->b : note->a, parts);
    }
    for (guint i = 0; i < code->n_related; i++)
        near_add(edition, protocol, code, code->related[i], parts);
}

/* ---- Notes ---- */

static void parts_note(const Edition *edition, const PairNote *note, NoteParts *parts)
{
    Scratch *scratch = edition->scratch;
    parts->summary = wording_plain(edition, note->summary, scratch);
    parts->lead = wording_html(edition, note->summary, WORDING_LINE, scratch);
    parts->insight = wording_html(edition, note->insight, WORDING_PROSE, scratch);
    parts->choose_a = wording_html(edition, note->choose_a, WORDING_PROSE, scratch);
    parts->choose_b = wording_html(edition, note->choose_b, WORDING_PROSE, scratch);
}

/* ---- All of it ---- */

static void parts_side(const Edition *edition, const Protocol *protocol, const Code *code,
                       CodeParts *parts)
{
    Scratch *scratch = edition->scratch;
    TemplateValue *side = parts->side;
    parts->opening = wording_html(edition, code->description, WORDING_FIRST, scratch);
    parts->when_seen = wording_html(edition, code->when_seen, WORDING_PROSE, scratch);
    parts->how_to_fix = wording_html(edition, code->how_to_fix, WORDING_PROSE, scratch);
    side[SIDE_ID] = scratch_static(code->id);
    side[SIDE_NAME] = scratch_static(code->name);
    side[SIDE_HREF] = frame_sibling(edition, protocol, PAGE_CODE, code->index, 0, scratch);
    side[SIDE_TINT] = scratch_static(view_tint(code->class_index));
    side[SIDE_GLOSS] = wording_html(edition, code->gloss, WORDING_LINE, scratch);
    if (code->class_index >= 0)
        side[SIDE_CLASS_NAME] =
            wording_html(edition, protocol->classes[code->class_index].name, WORDING_LINE, scratch);
    side[SIDE_PANEL] = parts_panel(edition, protocol, code, parts);
    side[SIDE_MESSAGE] = scratch_static(code->message);
    side[SIDE_SOURCES] = sources_links(&code->sources, scratch);
    side[SIDE_CHOOSE] = wording_html(edition, code->when_to_use, WORDING_PROSE, scratch);
}

/* Flows may part at any step, or where the shorter one ends. */
static void parts_marks(const Edition *edition, const Flow *flow, CodeParts *parts)
{
    if (!flow)
        return;
    parts->marks = scratch_values(edition->scratch, (gsize)flow->n_steps + 1);
    for (guint s = 0; s <= flow->n_steps; s++)
        parts->marks[s] = flows_mark(parts, flow, (int)s, edition->scratch);
}

static void parts_code(const Edition *edition, const Protocol *protocol, const Code *code,
                       FieldNames *names, const QuestionParts *questions, CodeParts *parts)
{
    parts_side(edition, protocol, code, parts);
    flows_render(edition, protocol, code, parts);
    parts_marks(edition, code->flow, parts);
    messages_split(edition, code, names, parts);
    parts_facts(edition, protocol, code, questions, parts);
    parts_near(edition, protocol, code, parts);
    edition_make_pieces(edition, &side_shape, SIDE_PIECES, parts->side);
}

void parts_render(Edition *edition, guint index)
{
    const Protocol *protocol = &edition->site->book->protocols[index];
    ProtocolParts *parts = &edition->protocols[index];
    parts->questions = parts_new(edition, protocol->n_questions, sizeof *parts->questions);
    parts->notes = parts_new(edition, protocol->n_pair_notes, sizeof *parts->notes);
    parts->codes = parts_new(edition, protocol->n_codes, sizeof *parts->codes);
    for (guint q = 0; q < protocol->n_questions; q++)
        parts_question(edition, protocol, q, &parts->questions[q]);
    for (guint i = 0; i < protocol->n_pair_notes; i++)
        parts_note(edition, &protocol->pair_notes[i], &parts->notes[i]);
    FieldNames *names = field_names_new();
    for (guint c = 0; c < protocol->n_codes; c++)
        parts_code(edition, protocol, &protocol->codes[c], names, parts->questions,
                   &parts->codes[c]);
    field_names_free(names);
}
