/* The codes of a protocol by the tokens, or by the answers, of one question or more. */
#include "book/ids.h"
#include "page/addresses.h"
#include "page/citations.h"
#include "page/frame.h"
#include "page/phrases.h"
#include "page/wording.h"
#include "plan/items.h"
#include "text-hash.h"

#include <string.h>

/* ---- What stands in the table ---- */

/* A code in a cell; where it is there under a condition alone, with that. */
enum { ENTRY_ID, ENTRY_NAME, ENTRY_HREF, ENTRY_CONDITION, ENTRY_FOLLOWS, ENTRY_N };
static const TemplateName entry_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},      {"name", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},     {"condition", TEMPLATE_HTML, false, NULL},
    {"follows", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape entry_shape = {entry_names, ENTRY_N};

enum { CELL_CODES, CELL_LABEL, CELL_N };
static const TemplateName cell_names[] = {
    {"codes", TEMPLATE_LIST, false, &entry_shape},
    {"label", TEMPLATE_HTML, false, NULL}, /* that of its column */
};
static const TemplateShape cell_shape = {cell_names, CELL_N};

enum {
    TOKEN_ROW_ANCHOR,
    TOKEN_ROW_TOKEN,
    TOKEN_ROW_ANSWER,
    TOKEN_ROW_NAME,
    TOKEN_ROW_NOTE,
    TOKEN_ROW_SOURCES,
    TOKEN_ROW_CELLS,
    TOKEN_ROW_N
};
static const TemplateName token_row_names[] = {
    {"anchor", TEMPLATE_TEXT, false, NULL},       {"token", TEMPLATE_TEXT, false, NULL},
    {"answer", TEMPLATE_HTML, false, NULL},       {"name", TEMPLATE_TEXT, false, NULL},
    {"note", TEMPLATE_HTML, false, NULL},         {"sources", TEMPLATE_LIST, false, &link_shape},
    {"cells", TEMPLATE_LIST, false, &cell_shape},
};
static const TemplateShape token_row_shape = {token_row_names, TOKEN_ROW_N};

#define TABLE_NAMES(X)                                                                             \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(ABOUT, "about", HTML, NULL)                                                                  \
    X(ROW, "row", HTML, NULL) /* what one row is, where the table or its only question says so */  \
    X(ONLY, "only", BOOL, NULL) /* the question is one, so its codes need no label */              \
    X(COLUMNS, "columns", LIST, &link_shape)                                                       \
    X(ROWS, "rows", LIST, &token_row_shape)

enum {
    TABLE_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) TABLE_##id,
    TABLE_NAMES(X)
#undef X
        TABLE_N
};
static const TemplateName table_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    TABLE_NAMES(X)
#undef X
};

/* ---- Columns: one a question; of header fields one for each way in which a code has them ---- */

typedef enum ColumnRole { ROLE_ANSWERS, ROLE_REQUIRED, ROLE_REQUIRED_IF, ROLE_USEFUL } ColumnRole;

typedef struct Column {
    guint question;
    ColumnRole role;
    TemplateValue label; /* html */
} Column;

typedef struct Filling {
    const Edition *edition;
    const Protocol *protocol;
    const TokenTable *table;
    GArray *columns; /* Column */
    Arena *arena;
} Filling;

static void columns_add(Filling *filling, guint question, ColumnRole role)
{
    static const PatternId roles[] = {[ROLE_REQUIRED] = PATTERN_REQUIRED,
                                      [ROLE_REQUIRED_IF] = PATTERN_REQUIRED_IF,
                                      [ROLE_USEFUL] = PATTERN_USEFUL};
    Column column = {.question = question, .role = role};
    column.label =
        role == ROLE_ANSWERS
            ? wording_html(filling->edition, filling->protocol->questions[question].label,
                           WORDING_LINE, filling->arena)
            : phrase_html(filling->edition, roles[role], NULL, filling->arena);
    g_array_append_val(filling->columns, column);
}

static void columns_find(Filling *filling)
{
    for (guint i = 0; i < filling->table->n_questions; i++) {
        guint q = filling->table->questions[i];
        if (filling->protocol->questions[q].kind != QUESTION_HEADERS) {
            columns_add(filling, q, ROLE_ANSWERS);
            continue;
        }
        columns_add(filling, q, ROLE_REQUIRED);
        columns_add(filling, q, ROLE_REQUIRED_IF);
        columns_add(filling, q, ROLE_USEFUL);
    }
}

/* ---- Cells ---- */

/* The condition under which a code requires a header field; NULL where it does not so. */
static const RequiredIf *fact_required_if(const Fact *fact, const char *field)
{
    for (guint i = 0; i < fact->n_required_if; i++)
        if (g_ascii_strcasecmp(fact->required_if[i].field, field) == 0)
            return &fact->required_if[i];
    return NULL;
}

static bool fact_answers(const Question *question, const Fact *fact, const char *id)
{
    for (guint a = 0; a < question->n_answers; a++)
        if (strcmp(question->answers[a].id, id) == 0)
            return fact->answers >> a & 1;
    return false;
}

/* Whether a code stands in a row of a column. */
static bool column_has(const Filling *filling, const Column *column, const Fact *fact,
                       const char *token)
{
    const Question *question = &filling->protocol->questions[column->question];
    switch (column->role) {
    case ROLE_REQUIRED_IF:
        return fact_required_if(fact, token);
    case ROLE_USEFUL:
        return tokens_contain_folded(&fact->useful, token);
    case ROLE_REQUIRED:
        return tokens_contain_folded(&fact->tokens, token);
    default:
        return question_is_listed(question) ? fact_answers(question, fact, token)
                                            : tokens_contain_folded(&fact->tokens, token);
    }
}

static TemplateValue cell_entries(const Filling *filling, const Column *column, const char *token)
{
    const Protocol *protocol = filling->protocol;
    TemplateValue *entries = arena_values(filling->arena, (gsize)protocol->n_codes * ENTRY_N);
    guint n = 0;
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        const Fact *fact = &code->facts[column->question];
        if (!column_has(filling, column, fact, token))
            continue;
        TemplateValue *entry = entries + (gsize)n * ENTRY_N;
        entry[ENTRY_ID] = arena_static(code->shown);
        entry[ENTRY_NAME] = arena_static(code->name);
        entry[ENTRY_HREF] =
            address_sibling(filling->edition, protocol, PAGE_CODE, c, 0, filling->arena);
        entry[ENTRY_FOLLOWS] = arena_bool(n++ > 0);
        if (column->role == ROLE_REQUIRED_IF)
            entry[ENTRY_CONDITION] =
                wording_html(filling->edition,
                             protocol->conditions[fact_required_if(fact, token)->condition].label,
                             WORDING_LINE, filling->arena);
    }
    return (TemplateValue){entries, n};
}

static TemplateValue row_cells(const Filling *filling, const char *token)
{
    TemplateValue *cells = arena_values(filling->arena, (gsize)filling->columns->len * CELL_N);
    for (guint i = 0; i < filling->columns->len; i++) {
        const Column *column = &g_array_index(filling->columns, Column, i);
        cells[i * CELL_N + CELL_CODES] = cell_entries(filling, column, token);
        cells[i * CELL_N + CELL_LABEL] = column->label;
    }
    return (TemplateValue){cells, filling->columns->len};
}

/* ---- Rows ---- */

static void rows_add(GPtrArray *tokens, GHashTable *seen, const char *token)
{
    if (g_hash_table_add(seen, g_ascii_strdown(token, -1)))
        g_ptr_array_add(tokens, (gpointer)token);
}

static void rows_add_tokens(GPtrArray *tokens, GHashTable *seen, const Tokens *more)
{
    for (guint i = 0; i < more->n; i++)
        rows_add(tokens, seen, more->items[i]);
}

static int rows_compare(gconstpointer a, gconstpointer b)
{
    return id_compare(*(const char *const *)a, *(const char *const *)b);
}

/* The tokens of the codes, and those that the table alone knows; by number, then by letters.
 * Answers stand in the order of their question. */
static GPtrArray *rows_find(const Filling *filling)
{
    const Protocol *protocol = filling->protocol;
    GPtrArray *tokens = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < filling->table->n_questions; i++) {
        guint q = filling->table->questions[i];
        const Question *question = &protocol->questions[q];
        for (guint a = 0; a < question->n_answers; a++)
            rows_add(tokens, seen, question->answers[a].id);
        for (guint c = 0; c < protocol->n_codes; c++) {
            const Fact *fact = &protocol->codes[c].facts[q];
            rows_add_tokens(tokens, seen, &fact->tokens);
            rows_add_tokens(tokens, seen, &fact->useful);
            for (guint r = 0; r < fact->n_required_if; r++)
                rows_add(tokens, seen, fact->required_if[r].field);
        }
    }
    for (guint r = 0; r < filling->table->n_rows; r++)
        rows_add(tokens, seen, filling->table->rows[r].token);
    if (filling->table->n_questions > 0 &&
        !question_is_listed(&protocol->questions[filling->table->questions[0]]))
        g_ptr_array_sort(tokens, rows_compare);
    return tokens;
}

static const TokenRow *row_known(const TokenTable *table, const char *token)
{
    for (guint r = 0; r < table->n_rows; r++)
        if (g_ascii_strcasecmp(table->rows[r].token, token) == 0)
            return &table->rows[r];
    return NULL;
}

/* The answer of a question that lists them, in short. */
static TemplateValue row_answer(const Filling *filling, const char *token)
{
    for (guint i = 0; i < filling->table->n_questions; i++) {
        const Question *question = &filling->protocol->questions[filling->table->questions[i]];
        for (guint a = 0; a < question->n_answers; a++)
            if (strcmp(question->answers[a].id, token) == 0)
                return wording_html(filling->edition, question->answers[a].brief, WORDING_LINE,
                                    filling->arena);
    }
    return (TemplateValue){NULL, 0};
}

static void row_fill(const Filling *filling, const char *token, TemplateValue *row)
{
    const TokenRow *known = row_known(filling->table, token);
    row[TOKEN_ROW_ANSWER] = row_answer(filling, token);
    row[TOKEN_ROW_ANCHOR] = arena_anchor(filling->arena, token);
    row[TOKEN_ROW_TOKEN] = arena_static(token);
    row[TOKEN_ROW_CELLS] = row_cells(filling, token);
    if (!known)
        return;
    row[TOKEN_ROW_NAME] = arena_static(known->name);
    row[TOKEN_ROW_NOTE] = wording_html(filling->edition, known->note, WORDING_LINE, filling->arena);
    row[TOKEN_ROW_SOURCES] = citations_links(filling->protocol, &known->citations, filling->arena);
}

/* ---- The page ---- */

static TemplateValue table_columns(const Filling *filling)
{
    TemplateValue *links = arena_values(filling->arena, (gsize)filling->columns->len * LINK_N);
    for (guint i = 0; i < filling->columns->len; i++)
        links[i * LINK_N + LINK_LABEL] = g_array_index(filling->columns, Column, i).label;
    return (TemplateValue){links, filling->columns->len};
}

static void table_fill(const Edition *edition, const Page *page, Arena *arena,
                       TemplateValue *values)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Column));
    TokenTable table = table_of_page(protocol, page->a);
    Filling filling = {edition, protocol, &table, columns, arena};
    columns_find(&filling);
    g_autoptr(GPtrArray) tokens = rows_find(&filling);
    TemplateValue *rows = arena_values(arena, (gsize)tokens->len * TOKEN_ROW_N);
    for (guint i = 0; i < tokens->len; i++)
        row_fill(&filling, g_ptr_array_index(tokens, i), rows + (gsize)i * TOKEN_ROW_N);
    values[TABLE_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] = phrase_text(
        edition, PATTERN_TABLE_SUMMARY,
        (const char *[]){protocol->name, wording_plain(edition, table.title, arena).data}, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[TABLE_ABOUT] = wording_html(edition, filling.table->about, WORDING_PROSE, arena);
    values[TABLE_ONLY] = arena_bool(columns->len == 1);
    if (table.row != TEXT_NONE)
        values[TABLE_ROW] = wording_html(edition, table.row, WORDING_LINE, arena);
    else if (columns->len == 1)
        values[TABLE_ROW] = g_array_index(columns, Column, 0).label;
    values[TABLE_COLUMNS] = table_columns(&filling);
    values[TABLE_ROWS] = (TemplateValue){rows, tokens->len};
}

const View view_table = {"table", table_names, G_N_ELEMENTS(table_names), table_fill};
