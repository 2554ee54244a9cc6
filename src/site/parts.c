/* What is rendered once of each protocol in a language, and used in all pairs of its codes. */
#include "site/view.h"

#include <string.h>

/* The most near pairs that one side of a pair page proposes. */
#define NEAR_MAX 6

static const TemplateName side_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    SIDE_NAMES(X)
#undef X
};
const TemplateShape side_shape = {side_names, G_N_ELEMENTS(side_names)};

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

/* The answer in short, behind its code: "486: busy". */
static TemplateValue parts_brief(const Edition *edition, const Question *question, const Code *code,
                                 const Fact *fact)
{
    g_autoptr(GString) text = g_string_new(code->id);
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

static TemplateValue parts_panel(const Edition *edition, const Protocol *protocol, const Code *code)
{
    g_autoptr(Scratch) scratch = scratch_new();
    TemplateValue *values = scratch_values(scratch, PANEL_N);
    values[PANEL_ID] = scratch_static(code->id);
    values[PANEL_NAME] = scratch_static(code->name);
    values[PANEL_FAILS] =
        scratch_bool(code->class_index < 0 || protocol->classes[code->class_index].fails);
    values[PANEL_OPENING] = wording_html(edition, code->description, WORDING_FIRST, scratch);
    values[PANEL_WHEN_SEEN] = wording_html(edition, code->when_seen, WORDING_PROSE, scratch);
    values[PANEL_HOW_TO_FIX] = wording_html(edition, code->how_to_fix, WORDING_PROSE, scratch);
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

/* ---- All of it ---- */

static void parts_side(const Edition *edition, const Protocol *protocol, const Code *code,
                       TemplateValue *side)
{
    Scratch *scratch = edition->scratch;
    side[SIDE_ID] = scratch_static(code->id);
    side[SIDE_NAME] = scratch_static(code->name);
    side[SIDE_HREF] = frame_sibling(edition, protocol, PAGE_CODE, code->index, 0, scratch);
    side[SIDE_TINT] = scratch_static(view_tint(code->class_index));
    side[SIDE_GLOSS] = wording_html(edition, code->gloss, WORDING_LINE, scratch);
    if (code->class_index >= 0)
        side[SIDE_CLASS_NAME] =
            wording_html(edition, protocol->classes[code->class_index].name, WORDING_LINE, scratch);
    side[SIDE_PANEL] = parts_panel(edition, protocol, code);
    side[SIDE_MESSAGE] = scratch_static(code->message);
    side[SIDE_SOURCES] = sources_links(&code->sources, scratch);
    side[SIDE_CHOOSE] = wording_html(edition, code->when_to_use, WORDING_PROSE, scratch);
}

static void parts_code(const Edition *edition, const Protocol *protocol, const Code *code,
                       FieldNames *names, CodeParts *parts)
{
    parts_side(edition, protocol, code, parts->side);
    flows_render(edition, protocol, code, parts);
    messages_split(edition, code, names, parts);
    parts->cells = scratch_values(edition->scratch, protocol->n_questions);
    parts->verdicts = scratch_values(edition->scratch, protocol->n_questions);
    parts->briefs = scratch_values(edition->scratch, protocol->n_questions);
    for (guint q = 0; q < protocol->n_questions; q++) {
        if (!code->facts[q].answered)
            continue;
        parts->cells[q] = parts_cell(edition, &protocol->questions[q], &code->facts[q]);
        parts->verdicts[q] = __builtin_popcountll(code->facts[q].answers) > VERDICT_SENTENCES
                                 ? parts->cells[q]
                                 : parts_verdict(edition, &protocol->questions[q], &code->facts[q]);
        parts->briefs[q] = parts_brief(edition, &protocol->questions[q], code, &code->facts[q]);
    }
    parts_near(edition, protocol, code, parts);
}

void parts_render(Edition *edition, guint index)
{
    const Protocol *protocol = &edition->site->book->protocols[index];
    ProtocolParts *parts = &edition->protocols[index];
    parts->labels = scratch_values(edition->scratch, protocol->n_questions);
    parts->asks = scratch_values(edition->scratch, protocol->n_questions);
    parts->plain_asks = scratch_values(edition->scratch, protocol->n_questions);
    for (guint q = 0; q < protocol->n_questions; q++) {
        parts->labels[q] =
            wording_html(edition, protocol->questions[q].label, WORDING_LINE, edition->scratch);
        parts->asks[q] =
            wording_html(edition, protocol->questions[q].asks, WORDING_LINE, edition->scratch);
        parts->plain_asks[q] =
            wording_plain(edition, protocol->questions[q].asks, edition->scratch);
    }
    parts->codes = scratch_alloc(edition->scratch, protocol->n_codes * sizeof *parts->codes);
    memset(parts->codes, 0, protocol->n_codes * sizeof *parts->codes);
    FieldNames *names = field_names_new();
    for (guint c = 0; c < protocol->n_codes; c++)
        parts_code(edition, protocol, &protocol->codes[c], names, &parts->codes[c]);
    field_names_free(names);
}
